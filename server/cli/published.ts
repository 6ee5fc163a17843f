// Reads a report in any form we publish: first strictly as our own page, document, workbook or table, else as every other source.
// Used by verify.ts and consolidate.ts.
import { editions } from '#shared/edition/editions';
import { type Message, message, translate } from '#shared/i18n/translate';
import type { Report } from '#shared/report/report';
import { err, ok, type Result } from '#shared/result';
import { readWritten } from '#shared/text/prove-format';
import { writtenOf } from '#shared/text/published-kind';
import { withTotals } from '#shared/text/published-text';
import { readBackPdf } from '../publish/read-back-pdf.ts';
import type { Io } from './io.ts';
import { computedOf } from './judge.ts';
import { loadBytes, readSource, spokenName } from './source.ts';

export type Published = {
  readonly report: Report;
  /** False for a CSV, which holds the cells alone. */
  readonly hasProse: boolean;
  /** False for a PDF, which shows gaps and no spaces. */
  readonly hasSpaces: boolean;
};

/** The report in a file ("-" is standard input), or one sentence that says why it cannot be read. */
export const readPublished = async (file: string, io: Io): Promise<Result<Published, Message>> => {
  const bytes = await loadBytes(file, spokenName(file, io), io);
  if (!bytes.ok) return bytes;
  if (isPdf(bytes.value)) return readPdf(file, bytes.value, io);
  const written = writtenOf(bytes.value);
  const own = written ? await readWritten(written, editions) : null;
  if (own?.ok) return ok({ report: own.value, hasProse: written?.format !== 'csv', hasSpaces: true });
  // Not exactly as we write it: a foreign or changed file is still read by what it says.
  const source = await readSource(file, file === '-' ? { ...io, readStdin: async () => bytes.value } : io);
  if (!source.ok) return err(source.error);
  const { report } = source.value.read;
  // Our .json leaves a total to its formula where no text states it.
  const isJson = bytes.value[0] === OPENING_BRACE;
  return ok({ report: isJson ? withTotals(report, computedOf(report)) : report, hasProse: true, hasSpaces: true });
};

/** Only a PDF of ours holds a report that can be read for sure. */
const readPdf = async (file: string, bytes: Uint8Array, io: Io): Promise<Result<Published, Message>> => {
  const refused = (detail: Message) => err(message('cli.inFile', { file: spokenName(file, io), detail: translate(io.lang, detail) }));
  try {
    const report = await readBackPdf(bytes);
    return report.ok ? ok({ report: report.value, hasProse: true, hasSpaces: false }) : refused(message('publish.foreignPdf'));
  } catch {
    return refused(message('publish.brokenPdf'));
  }
};

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';

const OPENING_BRACE = 0x7b;
