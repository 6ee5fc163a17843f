// What the load is made of: a whole report, and edits of single counts whose values can be found again in raw bytes.
import type * as Y from 'yjs';
import { openReportDoc } from '#shared/document/schema';
import { editions } from '#shared/edition/editions';
import { SECTION_KEYS } from '#shared/report/report';
import { must } from '#shared/result';

const edition = must(editions.at(-1), 'an edition');
const counts = edition.inputs.filter(({ kind }) => kind === 'count').map(({ id }) => id);

/** How many cells an edit can go to. */
export const CELLS = counts.length;

/** Fills in every count and some thousand characters of prose, as one edit. */
export const fillReport = (doc: Y.Doc): void => {
  const report = openReportDoc(doc);
  doc.transact(() => {
    counts.forEach((id, index) => {
      report.cells.set(id, index * 7);
    });
    for (const key of SECTION_KEYS) report.section(key).insert(0, SENTENCE.repeat(40));
  });
};

export const isFilled = (doc: Y.Doc): boolean => {
  const report = openReportDoc(doc);
  return report.cells.size >= CELLS && report.section('6').length >= SENTENCE.length * 40;
};

/** Types a value (from `newValue`) into the cell with this number. */
export const typeCell = (doc: Y.Doc, cell: number, value: number): void => {
  openReportDoc(doc).cells.set(must(counts[cell % CELLS], 'a cell'), value);
};

export const cellValue = (doc: Y.Doc, cell: number): unknown => openReportDoc(doc).cells.get(must(counts[cell % CELLS], 'a cell'));

/** Replaces what stood in section 一 by text of about this many bytes: much traffic, little growth. */
export const rewriteSection = (doc: Y.Doc, bytes: number, letter: string): void => {
  const text = openReportDoc(doc).section('1');
  doc.transact(() => {
    if (text.length > bytes) text.delete(0, text.length - bytes / 2);
    text.insert(0, letter.repeat(bytes));
  });
};

/** A value never given before. All are written with the same number of bytes. */
export const newValue = (): number => {
  last += 1;
  return last;
};

/** Calls `found` for every number in the bytes that `newValue` may have given; a chance hit is one in some hundred million. */
export const findValues = (bytes: Buffer, found: (value: number) => void): void => {
  for (let at = bytes.indexOf(INTEGER); at >= 0; at = bytes.indexOf(INTEGER, at + 1)) {
    const [a = 0, b = 0, c = 0, d = 0] = [bytes[at + 1], bytes[at + 2], bytes[at + 3], bytes[at + 4]];
    if ((a & 0xc0) !== 0x80 || b < 0x80 || c < 0x80 || d >= 0x80) continue;
    found((a & 0x3f) + ((b & 0x7f) << 6) + ((c & 0x7f) << 13) + (d << 20));
  }
};

const SENTENCE = '本机关依法办理群众提交的政府信息公开申请，按期答复，没有发生逾期的情形。';
/** lib0's mark of a whole number; after it come 6 bits, then 7 bits a byte. */
const INTEGER = 125;
let last = 2 ** 21;
