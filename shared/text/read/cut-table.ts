// Cuts a table's lines into rows and puts a table that was taken apart together again. Called by read-report.ts.
import type { Edition, TableId } from '../../edition/types.ts';
import { type CutLines, cutLines, type PhysicalRow } from './fields.ts';
import type { SourceLine } from './lines.ts';
import { behindTabs, isLoose, looseRows } from './loose-cells.ts';
import { withoutMarks } from './marks.ts';
import type { Repair } from './repair.ts';
import { leafOf, neededBy, partsOf } from './table-rows.ts';
import { joinTorn } from './torn-rows.ts';
import { turnBack } from './turned-table.ts';

export type CutTable = CutLines & {
  /** What was done to the table as a whole. */
  readonly repairs: readonly Repair[];
  /** Figures alone on a line below a row that wants some: no page numbers, and nobody's. */
  readonly stray: readonly SourceLine[];
};

/** The rows of one table's region. */
export const cutTable = (source: readonly SourceLine[], table: TableId, known: readonly Edition[]): CutTable => {
  const { lines, marks } = withoutMarks(source);
  const tabbed = isLoose(lines) ? behindTabs(lines) : lines;
  const cut = tabbed === null ? looseRows(lines, table, known) : cutLines(tabbed);
  const solid = cut.rows.filter(({ isLone }) => !isLone);
  const reshaped =
    turnBack(solid, table, known) ??
    joinTorn(cut.rows, table, known) ??
    (solid.length < cut.rows.length ? joinTorn(solid, table, known) : null);
  if (reshaped) return { ...cut, ...reshaped, marks, stray: [] };
  return { marks, ...withoutLone(cut, table, known), repairs: [] };
};

/** A figure alone on its line is a page number where the row above it is complete. */
const withoutLone = (cut: Pick<CutLines, 'rows' | 'skipped'>, table: TableId, known: readonly Edition[]) => {
  if (!cut.rows.some(({ isLone }) => isLone)) return { ...cut, stray: [] };
  const rows: PhysicalRow[] = [];
  const skipped = [...cut.skipped];
  const stray: SourceLine[] = [];
  let wanted = 0;
  for (const row of cut.rows) {
    const { labels, values } = partsOf(row);
    if (row.isLone) {
      const line = { no: row.line, text: values[0]?.text ?? '' };
      (wanted > 0 ? stray : skipped).push(line);
      continue;
    }
    rows.push(row);
    const leaf = leafOf(labels, table, known);
    const need = leaf ? Math.max(...known.map((edition) => neededBy(edition, table, leaf.key))) : wanted;
    if (leaf || values.length > 0) wanted = row.positions === 'exact' && row.fields.length >= need ? 0 : need - values.length;
  }
  return { rows, skipped, stray };
};
