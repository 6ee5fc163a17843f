// What a person answers about an imported text before it is written: cells that could not be read, a missing organ or year.
// Pure; the import view uses it.
import type { CellId } from '#shared/cell/cell-id';
import { formatCellValue, readCellValue } from '#shared/cell/cell-value';
import { isEntry, MAX_SECTION_LENGTH } from '#shared/document/entry';
import type { SectionKey } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Report, ReportCell } from '#shared/report/report';
import { BLANK, SECTION_KEYS } from '#shared/report/report';

/** As typed; a missing or empty answer is none. */
export type Answers = { readonly cells: ReadonlyMap<CellId, string>; readonly organ: string; readonly year: string };

export const NO_ANSWERS: Answers = { cells: new Map(), organ: '', year: '' };

export type Question = { readonly id: CellId; readonly cell: ReportCell };

/** The typed cells the text does not answer: doubtful ones, and those whose value may not stand in a report. */
export const cellQuestions = (report: Report): readonly Question[] =>
  report.edition.inputs.flatMap(({ id }) => {
    const cell = report.cells.get(id) ?? BLANK;
    return cell.status === 'doubtful' || isRefused(report, id, cell) ? [{ id, cell }] : [];
  });

/** The report with every answer that holds; `faults` says of each other one why it does not. Nothing unanswered is filled. */
export const answerImport = (
  report: Report,
  answers: Answers,
): { readonly report: Report; readonly faults: ReadonlyMap<CellId | 'year', Message> } => {
  const cells = new Map(report.cells);
  const faults = new Map<CellId | 'year', Message>();
  for (const { id, cell } of cellQuestions(report)) {
    const kind = report.edition.cellById.get(id)?.kind;
    const value = kind && readCellValue(kind, answers.cells.get(id) ?? '');
    if (value && !value.ok) faults.set(id, value.error);
    else if (value && value.value !== null) cells.set(id, { ...cell, value: value.value, status: 'stated' });
  }
  const organ = answers.organ.replace(/\s/g, '');
  const year = readYear(report, answers.year);
  if (year === 'odd') faults.set('year', message('pane.import.yearOdd'));
  return {
    report: {
      ...report,
      cells,
      organ: report.organ ?? (organ === '' ? null : organ),
      year: report.year ?? (typeof year === 'number' ? year : null),
    },
    faults,
  };
};

export type Refusal =
  | { readonly kind: 'value'; readonly cell: CellId; readonly value: string }
  | { readonly kind: 'note'; readonly cell: CellId }
  | { readonly kind: 'section'; readonly section: SectionKey }
  | { readonly kind: 'organ' | 'year' };

/** What the document may not hold, each with its place; such a report is not written. `stated` as it would be written. */
export const importRefusals = (report: Report, stated: ReadonlyMap<CellId, number>): readonly Refusal[] => {
  const { edition, organ, year } = report;
  const refusals: Refusal[] = [];
  for (const { id, sumOf } of edition.cells) {
    const cell = report.cells.get(id) ?? BLANK;
    const value = sumOf === null ? cell.value : (stated.get(id) ?? null);
    if (value !== null && !isEntry(edition, sumOf === null ? 'cells' : 'stated', id, value))
      refusals.push({ kind: 'value', cell: id, value: formatCellValue(value) });
    if (cell.note !== null && !isEntry(edition, 'notes', id, cell.note)) refusals.push({ kind: 'note', cell: id });
  }
  for (const section of SECTION_KEYS)
    if (report.sections[section].join('\n').length > MAX_SECTION_LENGTH) refusals.push({ kind: 'section', section });
  if (organ !== null && !isEntry(edition, 'meta', 'organ', organ)) refusals.push({ kind: 'organ' });
  if (year !== null && !isEntry(edition, 'meta', 'year', year)) refusals.push({ kind: 'year' });
  return refusals;
};

const isRefused = (report: Report, id: CellId, { value }: ReportCell): boolean =>
  value !== null && !isEntry(report.edition, 'cells', id, value);

const readYear = ({ edition }: Report, text: string): number | null | 'odd' => {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return null;
  return /^\d{4}$/.test(plain) && isEntry(edition, 'meta', 'year', Number(plain)) ? Number(plain) : 'odd';
};
