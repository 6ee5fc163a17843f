// Reads every report of a folder, one after the other. consolidate.ts is the only caller.
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { message, translate } from '#shared/i18n/translate';
import type { Contribution } from '#shared/report/consolidate';
import { CommandEnd, type Io } from './io.ts';
import { computedOf } from './judge.ts';
import { readPublished } from './published.ts';

export type FailedFile = { readonly file: string; readonly error: string };

/**
 * The reports in the order of their file names, and the files that could not be read, each with its reason (said on standard error
 * too). Folders inside, hidden files and the file that is about to be written are passed over.
 */
export const readFolder = async (
  folder: string,
  out: string | undefined,
  io: Io,
): Promise<{ readonly contributions: readonly Contribution[]; readonly failed: readonly FailedFile[] }> => {
  const contributions: Contribution[] = [];
  const failed: FailedFile[] = [];
  for (const file of await listFiles(folder)) {
    const path = join(folder, file);
    if (out !== undefined && resolve(path) === resolve(out)) continue;
    const read = await readPublished(path, io);
    if (read.ok) contributions.push({ file, report: read.value.report, computed: computedOf(read.value.report) });
    else {
      const error = translate(io.lang, read.error);
      io.say(message('consolidate.failed', { detail: error }));
      failed.push({ file, error });
    }
  }
  return { contributions, failed };
};

const listFiles = async (folder: string): Promise<string[]> => {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    // Office programs leave a lock file beside an open document.
    return entries.flatMap((entry) => (entry.isDirectory() || /^(\.|~\$)/.test(entry.name) ? [] : entry.name)).sort();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new CommandEnd(message('consolidate.noSuchFolder', { folder, code }), 2);
  }
};
