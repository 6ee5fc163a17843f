// Where a server keeps everything and how it hears of other nodes: a data folder of its own, or one PostgreSQL for many nodes.
// Called by the composition root.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import { readSecret } from '../auth/secret.ts';
import type { Log } from '../log.ts';
import { lockFolder } from '../store/folder-lock.ts';
import { openPostgres } from '../store/postgres/open-postgres.ts';
import type { ReportStore } from '../store/report-store.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { type Bus, createLocalBus } from './bus.ts';
import { createPostgresBus } from './postgres-bus.ts';

export type Storage = {
  readonly store: ReportStore;
  readonly bus: Bus;
  /** How often each open report looks by itself for what others wrote; null where nobody else can write. */
  readonly pollMilliseconds: number | null;
  /** What tickets and sign-in links are signed with; the same on every node. */
  readonly secret: Uint8Array;
  /** Gives back what the store does not close itself. */
  readonly release: () => void;
};

/** `database`: the address of a PostgreSQL, or null for the data folder. Says in a sentence what is in the way. */
export const openStorage = (
  { dataFolder, database }: { readonly dataFolder: string; readonly database: string | null },
  log: Log,
): Promise<Result<Storage, Message>> => (database === null ? openFolder(dataFolder) : openShared(database, log));

const openShared = async (url: string, log: Log): Promise<Result<Storage, Message>> => {
  // A node needs no name that lasts: it only has to know its own news.
  const node = randomUUID();
  const opened = await openPostgres({ url, node, log });
  return opened.ok
    ? ok({ ...opened.value, bus: createPostgresBus({ url, node, log }), pollMilliseconds: POLL_MILLISECONDS, release: () => {} })
    : opened;
};

const openFolder = async (folder: string): Promise<Result<Storage, Message>> => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    return err(message('server.start.dataUnreadable', { file: folder, reason: error instanceof Error ? error.message : String(error) }));
  }
  const lock = lockFolder(folder);
  if (!lock.ok) return lock;
  const secret = readSecret(folder);
  const store = secret.ok ? openSqliteStore(join(folder, 'nianbao.db')) : secret;
  if (secret.ok && store.ok) {
    return ok({ store: store.value, bus: createLocalBus(), pollMilliseconds: null, secret: secret.value, release: lock.value.release });
  }
  lock.value.release();
  return store.ok ? err(message('server.http.storage')) : store;
};

/** Rare: the bus tells of commits, looks every few seconds for those it was not told of, and says when its line was down. */
const POLL_MILLISECONDS = 30_000;
