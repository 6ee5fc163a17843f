// The key all tokens are signed with: made once, kept in the data folder, readable by its owner only.
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';

/** Reads the key, or makes it where there is none yet. A damaged one is refused: a new one would sign everybody out without a word. */
export const readSecret = (folder: string): Result<Uint8Array, Message> => {
  const file = join(folder, 'secret');
  try {
    writeFileSync(file, `${randomBytes(BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return unreadable(file, error);
  }
  try {
    const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
    return secret.length === BYTES ? ok(new Uint8Array(secret)) : err(message('server.start.badSecret', { file }));
  } catch (error) {
    return unreadable(file, error);
  }
};

const unreadable = (file: string, error: unknown) =>
  err(message('server.start.dataUnreadable', { file, reason: error instanceof Error ? error.message : String(error) }));

const BYTES = 32;
