// Reads a report's document into the plain Report that checks, workbook and publishers work on.
import type { CellId } from '../cell/cell-id.ts';
import { editionByKey, editionForYear } from '../edition/editions.ts';
import type { Edition } from '../edition/types.ts';
import type { Report, ReportCell } from '../report/report.ts';
import { BLANK, HEADING_KEYS } from '../report/report.ts';
import { isEntry } from './entry.ts';
import { reasonsOf } from './reasons.ts';
import type { ReportDoc } from './schema.ts';
import { textToParagraphs } from './schema.ts';

/** The edition the document is of; null where it is empty or of an edition this program does not know. */
export const editionOfDoc = (report: ReportDoc): Edition | null => {
  const key = report.meta.get('edition');
  if (typeof key === 'string') return editionByKey(key);
  const year = report.meta.get('year');
  return typeof year === 'number' ? editionForYear(year) : null;
};

/** The document as a report of the given edition. Entries the schema does not allow are left out. */
export const docToReport = (report: ReportDoc, edition: Edition): Report => {
  const cells = new Map<CellId, ReportCell>();
  const noteOf = (id: CellId) => report.notes.get(id) ?? null;
  for (const { id } of edition.inputs) {
    const value = report.cells.get(id);
    cells.set(
      id,
      value !== undefined && isEntry(edition, 'cells', id, value)
        ? { value, status: 'stated', line: null, note: noteOf(id) }
        : { ...BLANK, note: noteOf(id) },
    );
  }
  for (const { id } of edition.computed) {
    const value = report.stated.get(id);
    if (value !== undefined && isEntry(edition, 'stated', id, value))
      cells.set(id, { value, status: 'stated', line: null, note: noteOf(id) });
  }
  const organ = report.meta.get('organ');
  const year = report.meta.get('year');
  const reasons = reasonsOf(report);
  return {
    edition,
    organ: typeof organ === 'string' && organ !== '' ? organ : null,
    year: typeof year === 'number' ? year : null,
    cells,
    sections: {
      preamble: textToParagraphs(report.section('preamble').toString()),
      '1': textToParagraphs(report.section('1').toString()),
      '5': textToParagraphs(report.section('5').toString()),
      '6': textToParagraphs(report.section('6').toString()),
    },
    headings: HEADING_KEYS,
    ...(reasons.length > 0 ? { reasons } : {}),
  };
};
