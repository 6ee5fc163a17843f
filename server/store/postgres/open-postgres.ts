// Storage in PostgreSQL 15 or newer, for several nodes on one database. Called by the composition root where NIANBAO_DATABASE is set.
import { randomBytes } from 'node:crypto';
import type { Message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, must, ok } from '#shared/result';
import type { Log } from '../../log.ts';
import type { ReportStore } from '../report-store.ts';
import { checkDatabase, hostOf, unreachable } from './check-database.ts';
import { type Database, openDatabase } from './database.ts';
import { checkFormat, migrate } from './migrations/migrate.ts';
import { settleOrigin } from './origin.ts';
import { createPostgresEntry } from './postgres-entry.ts';
import { createPostgresHistory } from './postgres-history.ts';
import { createPostgresLog } from './postgres-log.ts';
import { createPostgresNotices } from './postgres-notices.ts';
import { createPostgresPeople } from './postgres-people.ts';
import { createPostgresReports } from './postgres-reports.ts';

export type PostgresOptions = {
  /** postgres://user:password@host:port/database; never logged. */
  readonly url: string;
  /** This server's own name among the nodes; the same as its bus has. */
  readonly node: string;
  readonly log: Log;
  readonly connections?: number;
  /**
   * node (the default): brings the database to this program's format, and raises epochs where it was restored; reader: changes nothing, and
   * refuses another format; restored: raises epochs in any case.
   */
  readonly as?: 'node' | 'reader' | 'restored';
};

export type OpenedPostgres = {
  readonly store: ReportStore;
  /** The secret all nodes sign tickets with, made by the first of them. */
  readonly secret: Uint8Array;
  /** The database was brought back by its own tools since a node last ran on it; a node has raised the epochs by now. */
  readonly wasRestored: boolean;
};

/** Checks the database, brings it to this program's format and opens the store; or says in a sentence why it cannot. */
export const openPostgres = async ({
  url,
  node,
  log,
  connections,
  as = 'node',
}: PostgresOptions): Promise<Result<OpenedPostgres, Message>> => {
  const host = hostOf(url);
  const database = openDatabase({
    url,
    onBroken: (error) => log.warn({ err: error, host }, 'a connection to the database broke'),
    ...(connections === undefined ? {} : { connections }),
  });
  try {
    const checked = await database.withClient(async (client) => {
      const usable = await checkDatabase(client, host, log);
      const fits = !usable.ok ? usable : as === 'reader' ? await checkFormat(client) : await migrate(client);
      return fits.ok ? ok(await settleOrigin(client, ORIGIN_TASKS[as])) : fits;
    });
    if (!checked.ok) {
      await database.close();
      return checked;
    }
    if (checked.value && as === 'node') log.warn({ host }, 'the database was restored: the epochs of all reports were raised');
    return ok({ store: storeOn(database, node), secret: await sharedSecret(database), wasRestored: checked.value });
  } catch (error) {
    await database.close();
    return err(unreachable(host, error));
  }
};

const storeOn = ({ db, close }: Database, node: string): ReportStore => {
  const { put, ...log } = createPostgresLog(db, node);
  return {
    ...log,
    ...createPostgresReports(db, put),
    ...createPostgresHistory(db),
    ...createPostgresPeople(db),
    ...createPostgresEntry(db),
    ...createPostgresNotices(db),
    ping: async () => {
      await db.selectFrom('reports').select('id').limit(1).execute();
    },
    probe: async () => {
      const data = randomBytes(16);
      await db
        .insertInto('shared')
        .values({ name: PROBE, data })
        .onConflict((known) => known.column('name').doUpdateSet({ data }))
        .execute();
    },
    close,
  };
};

const sharedSecret = async ({ db }: Database): Promise<Uint8Array> => {
  await db
    .insertInto('shared')
    .values({ name: SECRET, data: randomBytes(32) })
    .onConflict((taken) => taken.doNothing())
    .execute();
  const found = await db.selectFrom('shared').select('data').where('name', '=', SECRET).executeTakeFirst();
  return new Uint8Array(must(found, 'the secret all nodes share').data);
};

const ORIGIN_TASKS = { node: 'check', reader: 'look', restored: 'turn' } as const;
const SECRET = 'secret';
const PROBE = 'probe';
