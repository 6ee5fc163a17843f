// Adds the reports of subordinate organs up, cell by cell, and keeps who contributed what. Called by `nianbao consolidate`.
import { type CellId, toCellId } from '../cell/cell-id.ts';
import type { CellValue } from '../cell/cell-value.ts';
import type { Edition } from '../edition/types.ts';
import { emptyReport, type Report, type ReportCell, statedTotals } from './report.ts';

/** A report that was read, under the name its file is known by; `computed` is what the formulas give for it. */
export type Contribution = { readonly file: string; readonly report: Report; readonly computed: ReadonlyMap<CellId, number> };

type Contributor = { readonly file: string; readonly organ: string | null; readonly value: CellValue };

type ConsolidatedCell = {
  /** Null where nobody stated a number, and for a stock that is not summed. */
  readonly value: CellValue | null;
  readonly contributors: readonly Contributor[];
  /** Files that leave the cell blank, or whose reading of it is doubtful. */
  readonly blank: readonly string[];
};

export type LeftOut = {
  readonly file: string;
  readonly organ: string | null;
  readonly year: number | null;
  readonly edition: string;
  readonly reason: 'year' | 'edition' | 'sameOrgan' | 'itself';
  /** For sameOrgan: the file that was taken instead. A report of the summing organ itself is most likely an earlier sum. */
  readonly other: string | null;
};

/** A total a contributor's text states otherwise than its own figures give; the sum rests on the figures. */
type WrongTotal = {
  readonly file: string;
  readonly organ: string | null;
  readonly cell: CellId;
  readonly stated: number;
  readonly computed: number;
};

export type Consolidation = {
  readonly report: Report;
  /** Every typed cell of the edition. */
  readonly cells: ReadonlyMap<CellId, ConsolidatedCell>;
  readonly files: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly wrongTotals: readonly WrongTotal[];
  /** Stocks left blank, because a document in force at two organs must not count twice; empty where they were summed. */
  readonly toConfirm: readonly CellId[];
};

export type ConsolidateOptions = {
  readonly organ: string;
  readonly year: number;
  readonly edition: Edition;
  readonly sumStocks: boolean;
};

/**
 * The report of `organ` as the sum of the contributions in their order. Left out and named are reports of another year or form, a
 * second report of an organ that already contributed, and a report of `organ` itself.
 */
export const consolidate = (given: readonly Contribution[], options: ConsolidateOptions): Consolidation => {
  const { edition, organ, year, sumStocks } = options;
  const { taken, leftOut } = choose(given, options);
  const stocks = stockCells(edition);
  const cells = new Map<CellId, ConsolidatedCell>();
  const summed = new Map<CellId, ReportCell>();
  const empty = emptyReport(edition, organ, year);
  const toConfirm: CellId[] = [];
  for (const { id } of edition.inputs) {
    const contributors = taken.flatMap(({ file, report }): Contributor[] => {
      const value = report.cells.get(id)?.value ?? null;
      return value === null ? [] : [{ file, organ: report.organ, value }];
    });
    const blank = taken.filter(({ report }) => (report.cells.get(id)?.value ?? null) === null).map(({ file }) => file);
    const isOpen = stocks.has(id) && !sumStocks;
    if (isOpen) toConfirm.push(id);
    const value = isOpen || contributors.length === 0 ? null : addValues(contributors.map((one) => one.value));
    cells.set(id, { value, contributors, blank });
    summed.set(id, { value, status: value === null ? 'blank' : 'stated', line: null, note: null });
  }
  return {
    report: { ...empty, cells: new Map([...empty.cells, ...summed]) },
    cells,
    files: taken.map(({ file }) => file),
    leftOut,
    wrongTotals: taken.flatMap(wrongTotalsOf),
    toConfirm,
  };
};

/** The sum of counts as a number, of amounts as a decimal text; digits are added as they are written, never as binary fractions. */
const addValues = (values: readonly CellValue[]): CellValue => {
  if (values.every((value) => typeof value === 'number')) return values.reduce((sum, value) => sum + value, 0);
  const parts = values.map((value) => String(value).split('.'));
  const decimals = Math.max(...parts.map(([, fraction = '']) => fraction.length));
  const total = parts.reduce((sum, [whole = '0', fraction = '']) => sum + BigInt(whole + fraction.padEnd(decimals, '0')), 0n);
  const digits = String(total).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
};

/** The cells that state what there is at the end (or the beginning) of a year. */
const stockCells = ({ art20 }: Edition): ReadonlySet<CellId> =>
  new Set(
    art20.blocks.flatMap(({ rows, stock, carried, stocks = [] }) => {
      const columns = [...stocks, ...(stock ? [stock.closing] : []), ...(carried ? [carried.before] : [])];
      return rows.flatMap((row) => columns.map((column) => toCellId('art20', row.key, column)));
    }),
  );

const choose = (given: readonly Contribution[], options: ConsolidateOptions) => {
  const taken: Contribution[] = [];
  const leftOut: LeftOut[] = [];
  const fileByOrgan = new Map<string, string>();
  for (const contribution of given) {
    const { file, report } = contribution;
    const organ = report.organ?.replace(/\s/g, '') ?? '';
    const other = organ === '' ? undefined : fileByOrgan.get(organ);
    const reason = reasonAgainst(report, organ, other !== undefined, options);
    if (reason === null) {
      taken.push(contribution);
      if (organ !== '') fileByOrgan.set(organ, file);
    } else {
      const { year: own, edition: form } = report;
      leftOut.push({
        file,
        organ: report.organ,
        year: own,
        edition: form.key,
        reason,
        other: reason === 'sameOrgan' ? (other ?? null) : null,
      });
    }
  }
  return { taken, leftOut };
};

const reasonAgainst = (
  report: Report,
  organ: string,
  isTaken: boolean,
  { edition, year, organ: own }: ConsolidateOptions,
): LeftOut['reason'] | null => {
  if (report.year !== year) return 'year';
  if (report.edition.key !== edition.key) return 'edition';
  if (organ === own.replace(/\s/g, '')) return 'itself';
  return isTaken ? 'sameOrgan' : null;
};

const wrongTotalsOf = ({ file, report, computed }: Contribution): WrongTotal[] =>
  [...statedTotals(report, computed)].map(([cell, stated]) => ({
    file,
    organ: report.organ,
    cell,
    stated,
    computed: computed.get(cell) ?? 0,
  }));
