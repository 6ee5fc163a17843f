// Storage in PostgreSQL 15 or newer, for several nodes on one database. Called by the composition root where NIANBAO_DATABASE is set.
import { randomBytes } from 'node:crypto';
import type { Message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, must, ok } from '#shared/result';
import type { Log } from '../../log.ts';
import type { ReportStore } from '../report-store.ts';
import { checkDatabase, hostOf, unreachable } from './check-database.ts';
import { type Database, openDatabase } from './database.ts';
import { migrate } from './migrations/migrate.ts';
import { createPostgresEntry } from './postgres-entry.ts';
import { createPostgresHistory } from './postgres-history.ts';
import { createPostgresLog } from './postgres-log.ts';
import { createPostgresPeople } from './postgres-people.ts';
import { createPostgresReports } from './postgres-reports.ts';

export type PostgresOptions = {
  /** postgres://user:password@host:port/database; never logged. */
  readonly url: string;
  /** This server's own name among the nodes; the same as its bus has. */
  readonly node: string;
  readonly log: Log;
  readonly connections?: number;
};

export type OpenedPostgres = {
  readonly store: ReportStore;
  /** The secret all nodes sign tickets with, made by the first of them. */
  readonly secret: Uint8Array;
};

/** Checks the database, brings it to this program's format and opens the store; or says in a sentence why it cannot. */
export const openPostgres = async ({ url, node, log, connections }: PostgresOptions): Promise<Result<OpenedPostgres, Message>> => {
  const host = hostOf(url);
  const database = openDatabase({
    url,
    onBroken: (error) => log.warn({ err: error, host }, 'a connection to the database broke'),
    ...(connections === undefined ? {} : { connections }),
  });
  try {
    const checked = await database.withClient(async (client) => {
      const usable = await checkDatabase(client, host, log);
      return usable.ok ? await migrate(client) : usable;
    });
    if (checked.ok) return ok({ store: storeOn(database, node), secret: await sharedSecret(database) });
    await database.close();
    return checked;
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
    ping: async () => {
      await db.selectFrom('reports').select('id').limit(1).execute();
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

const SECRET = 'secret';
