// Adds up the reports of subordinate units: reads the chosen files one after the other, sums them with the command line's own rules, and
// writes the sums into the open report. The merge view calls it.
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { adoptTotals, setCells } from '#shared/document/commands';
import { isEntry } from '#shared/document/entry';
import { paneOrigin } from '#shared/document/origin';
import type { Message } from '#shared/i18n/translate';
import { type Consolidation, type Contribution, consolidate } from '#shared/report/consolidate';
import type { Report } from '#shared/report/report';
import { contributorsCsv } from '#shared/text/contributors-csv';
import type { Download } from './offer-files.ts';
import { readSource } from './read-source.ts';
import type { ReportNow } from './watch-report.ts';

/** What was read, and what could not be, each with its reason. */
export type FilesRead = {
  readonly contributions: readonly Contribution[];
  readonly failed: readonly { readonly file: string; readonly reason: Message }[];
};

/** Reads in the order of the names; `onFile` is told of each before it is read, and ends the reading by answering false (then null). */
export const readReports = async (files: readonly File[], onFile: (at: number, file: string) => boolean): Promise<FilesRead | null> => {
  const contributions: Contribution[] = [];
  const failed: FilesRead['failed'][number][] = [];
  const used = new Set<string>();
  for (const [index, file] of [...files].sort((one, other) => (one.name < other.name ? -1 : 1)).entries()) {
    const name = unusedName(file.name, used);
    if (!onFile(index + 1, name)) return null;
    const read = await readSource(file);
    if (!read.ok) failed.push({ file: name, reason: read.error });
    else {
      const { report } = read.value.read;
      contributions.push({ file: name, report, computed: read.value.totalsOf(report).computed });
    }
  }
  return { contributions, failed };
};

/** The sum for the open report's organ, year and form; null where that has no organ or year. */
export const sumFor = (open: Report, { contributions }: FilesRead, sumStocks: boolean): Consolidation | null => {
  const { organ, year, edition } = open;
  return organ === null || year === null ? null : consolidate(contributions, { organ, year, edition, sumStocks });
};

/** What writing the sum would change, and sums no cell can hold, which are not written. Cells without a sum stay as they are. */
export const changesOf = (
  open: Report,
  sum: Consolidation,
): { readonly values: ReadonlyMap<CellId, CellValue>; readonly replaced: number; readonly refused: readonly CellId[] } => {
  const values = new Map<CellId, CellValue>();
  const refused: CellId[] = [];
  let replaced = 0;
  for (const [id, { value }] of sum.cells) {
    const now = open.cells.get(id)?.value ?? null;
    if (value === null || value === now) continue;
    if (!isEntry(open.edition, 'cells', id, value)) refused.push(id);
    else {
      values.set(id, value);
      if (now !== null) replaced += 1;
    }
  }
  return { values, replaced, refused };
};

/** One undoable edit; totals an earlier import stated otherwise follow the formulas again. */
export const writeSum = ({ report, doc }: ReportNow, values: ReadonlyMap<CellId, CellValue>): void => {
  const origin = paneOrigin('merged');
  doc.doc.transact(() => {
    setCells(doc, report.edition, values, origin);
    adoptTotals(doc, [...doc.stated.keys()] as CellId[], origin);
  }, origin);
};

/** Which report gave what to which cell, as a file. */
export const sourcesFile = (sum: Consolidation, { contributions }: FilesRead, name: string): Download => {
  const organs = new Map(contributions.map(({ file, report }) => [file, report.organ]));
  return { name: `${name}.csv`, type: 'text/csv', content: contributorsCsv(sum, (file) => organs.get(file) ?? null) };
};

/** Files of one name can come from different folders. */
const unusedName = (name: string, used: Set<string>): string => {
  let free = name;
  for (let copy = 2; used.has(free); copy += 1) free = `${name} (${copy})`;
  used.add(free);
  return free;
};

/** Files taken at once: a province's units in several goes, a county's in one. */
export const MOST_FILES = 300;
