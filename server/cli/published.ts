// Reads a report in any form we publish: first strictly as our own page, document, workbook or table, else as every other source.
// Used by verify.ts and consolidate.ts.
import { editions } from '#shared/edition/editions';
import type { Message } from '#shared/i18n/translate';
import type { Report } from '#shared/report/report';
import { err, ok, type Result } from '#shared/result';
import { readWritten } from '#shared/text/prove-format';
import { writtenOf } from '#shared/text/published-kind';
import { withTotals } from '#shared/text/published-text';
import type { Io } from './io.ts';
import { computedOf } from './judge.ts';
import { loadBytes, readSource } from './source.ts';

export type Published = {
  readonly report: Report;
  /** False for a CSV, which holds the cells alone. */
  readonly hasProse: boolean;
};

/** The report in a file ("-" is standard input), or one sentence that says why it cannot be read. */
export const readPublished = async (file: string, io: Io): Promise<Result<Published, Message>> => {
  const bytes = await loadBytes(file, file, io);
  if (!bytes.ok) return bytes;
  const written = writtenOf(bytes.value);
  const own = written ? await readWritten(written, editions) : null;
  if (own?.ok) return ok({ report: own.value, hasProse: written?.format !== 'csv' });
  // Not exactly as we write it: a foreign or changed file is still read by what it says.
  const source = await readSource(file, file === '-' ? { ...io, readStdin: async () => bytes.value } : io);
  if (!source.ok) return err(source.error);
  const { report } = source.value.read;
  // Our .json leaves a total to its formula where no text states it.
  const isJson = bytes.value[0] === OPENING_BRACE;
  return ok({ report: isJson ? withTotals(report, computedOf(report)) : report, hasProse: true });
};

const OPENING_BRACE = 0x7b;
