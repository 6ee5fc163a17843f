// The changes a source needs so that its tables say what the report says. Called by publish-source.ts.
import { type CellValue, formatCellValue, toHalfWidth } from '../cell/cell-value.ts';
import type { CellDefinition } from '../edition/types.ts';
import { type Message, message } from '../i18n/translate.ts';
import { BLANK, type Report, type ReportCell } from '../report/report.ts';
import { err, ok, type Result } from '../result.ts';
import { plainNote } from './publish-standard.ts';
import { nameOf } from './read/cell-sink.ts';
import type { Field } from './read/fields.ts';
import type { PlacedReport } from './read/places.ts';
import type { TextEdit } from './source-bytes.ts';
import type { SourceLines } from './source-lines.ts';

type CellEdits = {
  readonly edits: readonly TextEdit[];
  /** The cells that are changed, in the form's words. */
  readonly names: readonly string[];
  /** What the written text is to say, cell by cell. */
  readonly cells: Report['cells'];
};

/**
 * One edit for each field of a cell that differs from the import; a changed cell without a place refuses and is named. A total the
 * source leaves out stays left out.
 */
export const editCells = (source: PlacedReport, wanted: Report, lines: SourceLines): Result<CellEdits, Message> => {
  const edits: TextEdit[] = [];
  const names: string[] = [];
  const cells = new Map<CellDefinition['id'], ReportCell>();
  for (const definition of wanted.edition.cells) {
    const { id } = definition;
    const before = source.read.report.cells.get(id) ?? BLANK;
    const after = wanted.cells.get(id) ?? BLANK;
    cells.set(id, after);
    if (before.value === after.value && plainNote(before.note) === plainNote(after.note)) continue;
    const fields = source.places.cells.get(id) ?? [];
    if (fields.length === 0 && definition.sumOf !== null && before.value === null) {
      cells.set(id, before);
      continue;
    }
    if (fields.length === 0 || !fields.every((field) => isThere(field, lines))) return err(noPlace(definition, before, after, fields[0]));
    names.push(nameOf(definition));
    for (const field of fields) {
      const { line, at = 0, text } = field;
      edits.push({ ...lines.span(line, at, at + text.length), text: rewriteField(text, before, after) });
    }
  }
  return ok({ edits, names, cells });
};

/** Says that a changed cell has no place, with the line where it was read. */
export const noPlace = (definition: CellDefinition, before: ReportCell, after: ReportCell, field: Field | undefined): Message => {
  const parameters = { where: nameOf(definition), written: shown(after), read: shown(before) };
  return field ? message('layout.noPlace', { ...parameters, line: field.line }) : message('layout.noRow', parameters);
};

/** The field with the new number and note; unit and note stay as they are written where they did not change. */
export const rewriteField = (text: string, before: ReportCell, after: ReportCell): string => {
  const note = plainNote(after.note);
  const brackets = note === null ? '' : `（${note}）`;
  const number = before.value === null ? '' : (NUMBER.exec(toHalfWidth(text))?.[0] ?? '');
  if (number === '') return formatCellValue(after.value) + brackets;
  const open = toHalfWidth(text).indexOf('(');
  const unit = text.slice(number.length, open > 0 ? open : text.length);
  const own = after.value === before.value ? text.slice(0, number.length) + unit : withUnit(after.value, unit);
  return own + (plainNote(before.note) === note ? text.slice(number.length + unit.length) : brackets);
};

const shown = ({ value, note }: ReportCell): string => formatCellValue(value) + (note === null ? '' : `（${note}）`);

/** Whether the field's text stands where the reader says it does. */
const isThere = ({ line, at, text }: Field, lines: SourceLines): boolean =>
  at !== undefined && toHalfWidth(lines.seen(line).slice(at, at + text.length)) === toHalfWidth(text);

const withUnit = (value: CellValue | null, unit: string): string => (value === null ? '' : formatCellValue(value) + unit);

const NUMBER = /^[+-]?\d[\d,]*(?:\.\d+)?/;
