// Changes to the tables of a page, of which the damages in html-damage.ts are made.
import { pick, type Random, some } from '../damage-rows';
import type { Page, PageCell, PageTable, Writer } from './pages';

export type PageDamage = {
  readonly name: string;
  readonly keeps: boolean;
  readonly page?: (page: Page, random: Random) => Page;
  readonly writer?: Writer;
  readonly html?: (html: string, random: Random) => string;
};

type Row = readonly PageCell[];

export const onTables = (page: Page, change: (table: PageTable, index: number) => PageTable): Page => ({
  ...page,
  parts: page.parts.map((part, index) => (part.table === null ? part : { ...part, table: change(part.table, index) })),
});

export const onRows = (page: Page, change: (row: Row) => readonly Row[]): Page => onTables(page, (table) => table.flatMap(change));

export const onCells = (page: Page, change: (cell: PageCell) => PageCell): Page => onRows(page, (row) => [row.map(change)]);

export const isFigure = ({ role }: PageCell): boolean => role === 'input' || role === 'computed';
export const isLabel = ({ role }: PageCell): boolean => role === 'label';
export const isLongRow = (row: Row): boolean => row.filter(isFigure).length === 7;

export const plain = (text: string, columnSpan = 1, role: PageCell['role'] = 'text'): PageCell => ({ text, rowSpan: 1, columnSpan, role });

export const widthOf = (table: PageTable): number => (table[0] ?? []).reduce((sum, { columnSpan }) => sum + columnSpan, 0);

/** Rows put in between; only where no label covers several rows, or the cover would be torn. */
export const betweenRows = (table: PageTable, random: Random, rows: (width: number) => readonly Row[]): PageTable => {
  let covered = 0;
  const free: number[] = [];
  for (const [index, row] of table.entries()) {
    if (index > 3 && covered === 0) free.push(index);
    covered = Math.max(0, covered - 1, ...row.map(({ rowSpan }) => rowSpan - 1));
  }
  if (free.length === 0) return table;
  const at = pick(free, random);
  return [...table.slice(0, at), ...rows(widthOf(table)), ...table.slice(at)];
};

/** Every covered place as a cell of its own, as tables without spans have it. */
export const unspanned = (table: PageTable, fill: (cell: PageCell, first: boolean) => string): PageTable => {
  const rows: PageCell[][] = table.map(() => []);
  for (const [index, row] of table.entries()) {
    let column = 0;
    for (const cell of row) {
      while (rows[index]?.[column]) column++;
      for (let r = 0; r < cell.rowSpan; r++)
        for (let c = 0; c < cell.columnSpan; c++) {
          const target = rows[index + r];
          if (target)
            target[column + c] = {
              ...cell,
              rowSpan: 1,
              columnSpan: 1,
              text: fill(cell, r === 0 && c === 0),
              role: r + c === 0 ? cell.role : 'text',
            };
        }
    }
  }
  return rows;
};

const split = (text: string, random: Random): readonly [string, string] => {
  const at = 1 + Math.floor(random() * Math.max(1, text.length - 1));
  return [text.slice(0, at), text.slice(at)];
};

/** Puts marks inside label texts; `change` gets the two halves. */
export const inLabels =
  (change: (a: string, b: string) => string) =>
  (html: string, random: Random): string =>
    html.replace(/>([^<>\d\n][^<>\n]{5,40})<\/(td|p|span)>/g, (whole, text: string, tag: string) =>
      some(random, 0.5) ? `>${change(...split(text, random))}</${tag}>` : whole,
    );
