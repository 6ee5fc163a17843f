// Proves a written PDF before it is handed out: reads its pages again and compares every cell and paragraph with the report.
// Called by the command line.
import { editions } from '#shared/edition/editions';
import { type Message, message } from '#shared/i18n/translate';
import { type Report, SECTION_KEYS } from '#shared/report/report';
import { err, ok, type Result } from '#shared/result';
import { firstDifference } from '#shared/text/compare-reports';
import type { Computed } from '#shared/text/published-text';
import { readBackPdf } from './read-back-pdf.ts';

/** The file itself where its pages say what the report says; else one sentence with the first difference. */
export const provePdf = async (pdf: Uint8Array, report: Report, computed: Computed): Promise<Result<Uint8Array, Message>> => {
  const read = await readPdf(pdf, report);
  if (!read.ok) return read;
  const difference = firstDifference(read.value, withoutSpaces(report), computed);
  if (!difference) return ok(pdf);
  const { place, published, report: held } = difference;
  return err(message('publish.differs', { format: 'pdf', place, published, report: held }));
};

/** The report with its words as a page shows them: without spaces. */
export const withoutSpaces = (report: Report): Report => {
  const sections = { ...report.sections };
  for (const key of SECTION_KEYS) sections[key] = sections[key].map(solid).filter((text) => text !== '');
  const cells = new Map(
    [...report.cells].map(([id, cell]) => [id, { ...cell, note: cell.note === null ? null : solid(cell.note) || null }]),
  );
  return { ...report, organ: report.organ === null ? null : solid(report.organ), sections, cells };
};

const readPdf = async (pdf: Uint8Array, { edition }: Report): Promise<Result<Report, Message>> => {
  try {
    return await readBackPdf(pdf, [edition, ...editions]);
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 120) : '';
    return err(message('publish.unreadable', { format: 'pdf', detail }));
  }
};

const solid = (text: string): string => text.replace(/\s/g, '');
