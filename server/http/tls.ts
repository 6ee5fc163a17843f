// The certificate the server itself speaks https with, where no gateway in front does. main.ts reads it before anything listens.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import type { Config } from '../config.ts';

export type Tls = { readonly cert: Buffer; readonly key: Buffer };

/** Certificate chain and key in PEM, found to belong together; null where none is set. */
export const readTls = ({ tls }: Pick<Config, 'tls'>): Result<Tls | null, Message> => {
  if (tls === null) return ok(null);
  try {
    const pair = { cert: readFileSync(tls.cert), key: readFileSync(tls.key) };
    if (!new X509Certificate(pair.cert).checkPrivateKey(createPrivateKey(pair.key)))
      return err(message('install.tls.notAPair', { cert: tls.cert, key: tls.key }));
    return ok(pair);
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : 'PEM';
    return err(message('install.tls.bad', { cert: tls.cert, key: tls.key, detail }));
  }
};
