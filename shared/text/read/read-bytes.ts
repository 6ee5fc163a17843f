// Reads a report from the bytes of any file we know, told apart by content: the one entry for the command line and the import
// screen. What only some formats need is loaded when one of them comes.
import { editions } from '../../edition/editions.ts';
import type { Edition } from '../../edition/types.ts';
import { type Message, message } from '../../i18n/translate.ts';
import type { ReportCell } from '../../report/report.ts';
import { err, ok, type Result } from '../../result.ts';
import { decodeSource, MAX_SOURCE_BYTES } from '../decode.ts';
import { CSV_HEAD, readCsv } from '../publish-csv.ts';
import { reportFromJson } from '../report-json.ts';
import { decodeHtml } from './foreign/decode-html.ts';
import type { ForeignText, Place } from './foreign/html-to-text.ts';
import { readReport } from './read-report.ts';
import type { ReadReport } from './repair.ts';
import { looksLikeHtml, sniffFormat } from './sniff.ts';

/** The report in a file, or one sentence that says why there is none and what to do. */
export const readBytes = async (bytes: Uint8Array, known: readonly Edition[] = editions): Promise<Result<ReadReport, Message>> => {
  if (bytes.length > MAX_SOURCE_BYTES) {
    return err(message('read.tooLarge', { size: Math.ceil(bytes.length / MEGABYTE), limit: MAX_SOURCE_BYTES / MEGABYTE }));
  }
  const format = sniffFormat(bytes);
  if (!format.ok) return format;
  switch (format.value) {
    case 'docx': {
      const { docxToText } = await import('./foreign/docx-to-text.ts');
      return readForeign(await docxToText(bytes, known), known);
    }
    case 'xlsx': {
      const { readXlsxReport } = await import('./foreign/read-xlsx.ts');
      return readXlsxReport(bytes, known, readForeign);
    }
    case 'html': {
      const text = decodeHtml(bytes);
      return text.ok ? readText(text.value, known) : text;
    }
    case 'text': {
      const text = decodeSource(bytes);
      return text.ok ? readText(text.value, known) : text;
    }
  }
};

/** As readBytes, for a text that was pasted: our own JSON or CSV, a page's source, or a plain text. */
export const readText = async (text: string, known: readonly Edition[] = editions): Promise<Result<ReadReport, Message>> => {
  const json = parseObject(text);
  if (json !== null) return reportFromJson(json, known);
  if (text.startsWith(CSV_HEAD)) {
    const csv = readCsv(text, known);
    return csv.ok ? ok({ report: csv.value, title: null, repairs: [] }) : csv;
  }
  if (!looksLikeHtml(text)) return readReport(text, known);
  const { htmlToText } = await import('./foreign/html-to-text.ts');
  const read = readForeign(htmlToText(text, known), known);
  if (!read.ok) return read;
  const { withOwnProse } = await import('./foreign/own-page.ts');
  return ok(withOwnProse(text, read.value, known));
};

/** A text taken out of a file, read; every cell remembers the table and row of the file it stood in. */
const readForeign = (foreign: Result<ForeignText, Message>, known: readonly Edition[]): Result<ReadReport, Message> => {
  if (!foreign.ok) return foreign;
  const { text, places, repairs } = foreign.value;
  const read = readReport(text, known);
  if (!read.ok) return read;
  const { report } = read.value;
  const placeByLine = new Map(places.map((place) => [place.line, place]));
  const cells = new Map([...report.cells].map(([id, cell]) => [id, withSource(cell, placeByLine)]));
  return ok({ ...read.value, report: { ...report, cells }, repairs: [...read.value.repairs, ...repairs] });
};

const withSource = (cell: ReportCell, places: ReadonlyMap<number, Place>): ReportCell => {
  const place = cell.line === null ? undefined : places.get(cell.line);
  if (!place) return cell;
  const { line, ...source } = place;
  return { ...cell, line, source };
};

/** A text that begins like an object and parses is our own .json. */
const parseObject = (text: string): unknown => {
  if (!text.trimStart().startsWith('{')) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const MEGABYTE = 1024 * 1024;
