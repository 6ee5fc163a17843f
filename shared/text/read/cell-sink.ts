// Collects cells and repairs while a text is read. Made by read-report.ts, written by the table readers.
import type { CellId } from '../../cell/cell-id.ts';
import type { CellDefinition, Edition } from '../../edition/types.ts';
import { message } from '../../i18n/translate.ts';
import type { ReportCell } from '../../report/report.ts';
import type { Field } from './fields.ts';
import type { Repair } from './repair.ts';
import { looksLikeValue, readField } from './values.ts';

export type CellSink = {
  readonly cells: Map<CellId, ReportCell>;
  readonly repairs: Repair[];
  /** The fields each cell was read from; more than one where a row is repeated. */
  readonly places: Map<CellId, Field[]>;
  /** Puts what a field says into a cell; `repaired` when its place rests on a repair. A second, different reading makes the cell doubtful. */
  readonly putField: (definition: CellDefinition, field: Field, repaired: boolean) => void;
  /** Marks cells as not readable; they have no value. */
  readonly putDoubt: (definitions: readonly CellDefinition[], line: number, why: string) => void;
};

export const cellSink = (edition: Edition): CellSink => {
  const cells = new Map<CellId, ReportCell>();
  const repairs: Repair[] = [];
  const places = new Map<CellId, Field[]>();
  const twice = new Set<string>();
  const doubt = (line: number, where: string, text: string) =>
    repairs.push({ line, kind: 'doubtful-cell', message: message('read.doubtful', { line, where, text }) });

  const put = (definition: CellDefinition, cell: ReportCell): void => {
    const before = cells.get(definition.id);
    if (before && before.value === cell.value && !twice.has(`${definition.row}:${cell.line}`)) {
      twice.add(`${definition.row}:${cell.line}`);
      const parameters = { line: cell.line ?? 0, other: before.line ?? 0, where: rowName(definition) };
      repairs.push({ line: cell.line, kind: 'repeated-row', message: message('read.repeatedRow', parameters) });
    }
    if (before && (before.value !== cell.value || before.note !== cell.note || before.status === 'doubtful')) {
      const line = cell.line ?? 0;
      if (before.status !== 'doubtful')
        repairs.push({
          line,
          kind: 'doubtful-cell',
          message: message('read.twice', { line, other: before.line ?? 0, where: nameOf(definition) }),
        });
      cells.set(definition.id, { value: null, status: 'doubtful', line: before.line, note: null });
    } else if (!before) cells.set(definition.id, cell);
  };

  return {
    cells,
    repairs,
    places,
    putField: (definition, field, repaired) => {
      const others = places.get(definition.id);
      if (others) others.push(field);
      else places.set(definition.id, [field]);
      const { line } = field;
      const read = readField(definition.kind, field.text);
      switch (read.type) {
        case 'blank':
          put(definition, { value: null, status: 'blank', line, note: read.note });
          return;
        case 'value':
          if (read.unit !== null)
            repairs.push({
              line,
              kind: 'removed-unit',
              message: message('read.unit', { line, text: field.text, where: nameOf(definition) }),
            });
          put(definition, { value: read.value, status: repaired || read.unit !== null ? 'repaired' : 'stated', line, note: read.note });
          return;
        case 'mark':
          doubt(line, nameOf(definition), read.mark);
          put(definition, { value: null, status: 'doubtful', line, note: null });
          return;
        case 'garbage':
          doubt(line, nameOf(definition), read.text.slice(0, 40));
          put(definition, { value: null, status: 'doubtful', line, note: null });
          return;
      }
    },
    putDoubt: (definitions, line, why) => {
      const [first] = definitions;
      if (!first) return;
      const count = why.split(' ').filter(looksLikeValue).length;
      const where = edition.cellById.has(first.id) ? rowName(first) : '';
      if (why === '') repairs.push({ line, kind: 'doubtful-cell', message: message('read.noFigures', { line, where }) });
      else if (count > definitions.length) {
        const parameters = { line, where, count, need: definitions.length, text: why.slice(0, 60) };
        repairs.push({ line, kind: 'doubtful-cell', message: message('read.tooMany', parameters) });
      } else doubt(line, where, why.slice(0, 60));
      for (const definition of definitions) put(definition, { value: null, status: 'doubtful', line, note: null });
    },
  };
};

/** The row and column of a cell in the form's words. */
export const nameOf = (definition: CellDefinition): string => `${rowName(definition)}·${definition.columnLabel}`;

/** The row of a cell in the form's words. */
const rowName = (definition: CellDefinition): string => definition.rowLabels.slice(definition.table === 'disputes' ? 0 : -1).join('·');
