// Compares blocks as they stand with what was last known: finds what a person changed and what must be put back. Pure.
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import type { SectionKey } from '#shared/edition/types';
import { plainParagraphs } from '#shared/workbook/file-marks';
import type { FormCell } from '#shared/workbook/form';
import type { HostEdit } from '../workbook-host.ts';
import { readEntry, readParagraphs, textEntry } from './cell-text.ts';
import type { StandingBlock } from './find-sheets.ts';

/** What the sheets showed when they were last read or written; entries as read. */
export type KnownSheets = {
  readonly cells: Map<CellId, string | number | boolean>;
  readonly sections: Map<SectionKey, string>;
  organ: string;
  year: number | null;
  /** The front sheet's count of totals the source states otherwise, as a formula; empty where there are none. */
  stated: string;
};

/** A fixed cell whose text or formula is gone, with the entry that puts it back. */
export type Damage = { readonly form: FormCell; readonly entry: string | number; readonly stands: unknown };

export type Comparison = { readonly edits: readonly HostEdit[]; readonly damages: readonly Damage[] };

/** Whether the block still has the rows and columns it was drawn with, in their places; a prose block may grow and shrink. */
export const hasItsShape = (block: StandingBlock): boolean => {
  const { plan, rows, columns } = block;
  if (columns !== plan.columns) return false;
  return plan.sheet.kind === 'prose' ? rows >= 2 : rows === plan.rows && labelsMoved(block) < 2;
};

/** How many fixed texts of a table stand where another one belongs: a row that was moved, or labels sorted with their figures. */
const labelsMoved = ({ plan, values }: StandingBlock): number => {
  const labels = plan.sheet.cells.filter(({ text }) => text !== '');
  return labels.filter(({ row, column, text }) => {
    const stands = values[row]?.[column];
    return (
      stands !== text && stands !== '' && labels.some((other) => other.column === column && other.row !== row && other.text === stands)
    );
  }).length;
};

/**
 * Differences of one block. Cells in `waiting` are left alone: another person changed them through Excel's own
 * co-authoring, and their add-in may be about to publish them.
 */
export const compareBlock = (
  block: StandingBlock,
  known: KnownSheets,
  waiting: ReadonlySet<CellId | SectionKey>,
  formulaText: (formula: string) => string,
  spelling: (form: FormCell) => unknown = () => undefined,
): Comparison => {
  const { plan, values, formulas } = block;
  const edits: HostEdit[] = [];
  for (const { cell, kind, form } of plan.inputs) {
    const entry = readEntry(kind, values[form.row]?.[form.column]);
    const before = known.cells.get(cell) ?? null;
    if (entry !== before && !waiting.has(cell)) edits.push({ kind: 'cell', cell, entry });
  }
  const { section } = plan.sheet;
  if (section !== null && !waiting.has(section)) {
    const paragraphs = readParagraphs(values.slice(1), formulas.slice(1));
    if (paragraphs.join('\n') !== (known.sections.get(section) ?? '')) edits.push({ kind: 'section', section, paragraphs });
  }
  const wanted = plan.sheet.cells.flatMap((form): Pick<Damage, 'form' | 'entry'>[] => {
    if (form.field === 'organ') return [{ form, entry: textEntry(known.organ) }];
    if (form.field === 'year') return [{ form, entry: known.year ?? '' }];
    // A blank counts as 0; anything of a person's there would falsify the verdict.
    if (form.field === 'stated') return [{ form, entry: formulaText(known.stated) }];
    if (form.formula !== null) return [{ form, entry: formulaText(form.formula) }];
    return form.text === '' ? [] : [{ form, entry: textEntry(form.text) }];
  });
  const damages = wanted.flatMap(({ form, entry }): Damage[] => {
    const stands = formulas[form.row]?.[form.column];
    return isSpelledAs(entry, stands) || spelling(form) === stands ? [] : [{ form, entry, stands }];
  });
  return { edits, damages };
};

/** Takes edits into what is known. */
export const rememberEdits = (known: KnownSheets, edits: readonly HostEdit[]): void => {
  for (const edit of edits) {
    if (edit.kind === 'section') known.sections.set(edit.section, plainParagraphs(edit.paragraphs));
    else if (edit.entry === null) known.cells.delete(edit.cell);
    else known.cells.set(edit.cell, edit.entry);
  }
};

export const rememberValues = (known: KnownSheets, values: ReadonlyMap<CellId, CellValue | null>): void => {
  for (const [cell, value] of values) {
    if (value === null) known.cells.delete(cell);
    else known.cells.set(cell, value);
  }
};

/** Whether a cell shows this entry. Excel may give a formula back with other quotes around sheet names or other spaces. */
const isSpelledAs = (entry: string | number, stands: unknown): boolean => {
  const text = typeof stands === 'string' || typeof stands === 'number' ? String(stands) : '';
  if (typeof entry === 'number') return text === String(entry);
  return entry.startsWith('=') ? plainFormula(text) === plainFormula(entry) : text === entry.replace(/^'/, '');
};

const plainFormula = (formula: string): string => formula.replace(/[\s']/g, '').toUpperCase();
