// The storage as commands read it that only look: the data folder's database as it stands, or the PostgreSQL the nodes share.
import { join } from 'node:path';
import type { Message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { ok } from '#shared/result';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import { DATABASE } from '../store/backup.ts';
import { openPostgres } from '../store/postgres/open-postgres.ts';
import type { ReportStore } from '../store/report-store.ts';
import { readSqliteStore } from '../store/sqlite-store.ts';

export type OpenedForReading = {
  readonly store: ReportStore;
  readonly close: () => void | Promise<void>;
  /** A shared database was brought back by its own tools, and no node has started on it since. */
  readonly wasRestored?: boolean;
};

/** Also while servers are running on it. */
export const openForReading = async ({
  dataFolder,
  database,
}: Pick<Config, 'dataFolder' | 'database'>): Promise<Result<OpenedForReading, Message>> => {
  if (database === null) return readSqliteStore(join(dataFolder, DATABASE));
  const opened = await openPostgres({ url: database, node: 'command-line', log: createLog('silent'), connections: 2, as: 'reader' });
  if (!opened.ok) return opened;
  const { store, wasRestored } = opened.value;
  return ok({ store, wasRestored, close: store.close });
};
