// What keeps a read text from being written into a report: values the document may not hold. Used by file-routes.ts; the pane asks the
// person instead (addin/state/answer-import.ts).
import type { CellId } from '#shared/cell/cell-id';
import { isEntry, MAX_SECTION_LENGTH } from '#shared/document/entry';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Report } from '#shared/report/report';
import { BLANK, SECTION_KEYS } from '#shared/report/report';

/** The first place that cannot be written; null where everything can. `stated` as it would be written. */
export const importFault = (report: Report, stated: ReadonlyMap<CellId, number>): Message | null => {
  const { edition, organ, year } = report;
  const no = (place: string, value: unknown) => message('people.import.value', { place, value: String(value).slice(0, 60) });
  for (const { id, sumOf } of edition.cells) {
    const cell = report.cells.get(id) ?? BLANK;
    if (sumOf === null && cell.status === 'doubtful') return message('people.import.doubtful', { place: id, line: cell.line ?? '—' });
    const value = sumOf === null ? cell.value : (stated.get(id) ?? null);
    if (value !== null && !isEntry(edition, sumOf === null ? 'cells' : 'stated', id, value)) return no(id, value);
    if (cell.note !== null && !isEntry(edition, 'notes', id, cell.note)) return no(`notes/${id}`, cell.note);
  }
  for (const section of SECTION_KEYS) {
    const { length } = report.sections[section].join('\n');
    if (length > MAX_SECTION_LENGTH) return message('server.refused.sectionLength', { limit: MAX_SECTION_LENGTH });
  }
  if (organ !== null && !isEntry(edition, 'meta', 'organ', organ)) return no('meta/organ', organ);
  return year !== null && !isEntry(edition, 'meta', 'year', year) ? no('meta/year', year) : null;
};
