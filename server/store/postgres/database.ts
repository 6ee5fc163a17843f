// The connections to PostgreSQL: how many, how long anything may take, and what happens when one breaks. Used by open-postgres.ts.
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import { type ClientBase, type ClientConfig, DatabaseError, Pool, type PoolClient } from 'pg';
import { APPEND } from './append-call.ts';
import { SCHEMA } from './migrations/migrate.ts';
import type { Tables } from './tables.ts';

export type Database = {
  readonly db: Kysely<Tables>;
  /** For work the query builder does not know: one connection, thrown away where the work failed. */
  readonly withClient: <T>(work: (client: ClientBase) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

export type DatabaseOptions = {
  readonly url: string;
  /** Called with the error of a connection that broke while nobody used it. */
  readonly onBroken: (error: Error) => void;
  readonly connections?: number;
};

/** Connects when first asked; a commit on any of its connections waits for the disk, whatever the database's default is. */
export const openDatabase = ({ url, onBroken, connections = MAX_CONNECTIONS }: DatabaseOptions): Database => {
  const pool = new Pool({
    ...connectionTo(url, 'nianbao'),
    max: connections,
    idleTimeoutMillis: 30_000,
    query_timeout: ANSWER_MILLISECONDS,
    onConnect: setUp,
  });
  pool.on('error', onBroken);
  const connect = failingFast(() => pool.connect());
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: { connect: async () => careful(await connect()), end: () => pool.end() } }),
  });
  return {
    db,
    withClient: async (work) => {
      const client = await connect();
      try {
        const done = await work(client);
        client.release();
        return done;
      } catch (error) {
        client.release(true);
        throw error;
      }
    },
    close: () => db.destroy(),
  };
};

/** How this program connects, be it to ask or to listen. */
export const connectionTo = (url: string, name: string): ClientConfig => ({
  connectionString: url,
  application_name: name,
  connectionTimeoutMillis: CONNECT_MILLISECONDS,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
});

const setUp = async (client: ClientBase): Promise<void> => {
  // A line that breaks between two questions of a transaction: the next question fails, the process goes on.
  client.on('error', () => {});
  await client.query(SET_UP, [SCHEMA, String(STATEMENT_MILLISECONDS), String(LOCK_MILLISECONDS), String(IDLE_MILLISECONDS)]);
};

/** While the database is away everybody who asks within a moment gets the same answer, instead of each waiting for its own. */
const failingFast = (connect: () => Promise<PoolClient>): (() => Promise<PoolClient>) => {
  let away: { readonly error: unknown; readonly until: number } | null = null;
  return async () => {
    if (away && performance.now() < away.until) throw away.error;
    try {
      const client = await connect();
      away = null;
      return client;
    } catch (error) {
      // All connections busy is not the database being away.
      if (!(error instanceof Error && error.message === POOL_BUSY)) away = { error, until: performance.now() + AWAY_MILLISECONDS };
      throw error;
    }
  };
};

/**
 * A connection that failed with anything but an answer of the database is not used again; nor is one to a database that has become
 * a read-only standby, because another is the primary now.
 */
const careful = (client: PoolClient): PostgresPoolClient => {
  let broken = false;
  const query = async (text: string, values: readonly unknown[]) => {
    try {
      const storableValues = values.map(storable);
      // What every commit asks is parsed once per connection.
      return await client.query(text === APPEND ? { name: 'append', text, values: storableValues } : { text, values: storableValues });
    } catch (error) {
      broken ||= !isAnswer(error);
      throw error;
    }
  };
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release(broken) };
};

const isAnswer = (error: unknown): boolean =>
  error instanceof DatabaseError && error.code !== undefined && !/^(57P|08|25006)/.test(error.code);

/** PostgreSQL's text has no NUL; nothing people write needs one. What must be kept to the letter is JSON and has none. */
const storable = (value: unknown): unknown => {
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
  return Array.isArray(value) ? value.map(storable) : value;
};

const SET_UP = `SELECT set_config('search_path', $1, false), set_config('statement_timeout', $2, false), set_config('lock_timeout', $3, false),
  set_config('idle_in_transaction_session_timeout', $4, false),
  set_config('synchronous_commit', CASE WHEN current_setting('synchronous_commit') IN ('off', 'local') THEN 'on'
    ELSE current_setting('synchronous_commit') END, false)`;

const POOL_BUSY = 'timeout exceeded when trying to connect';
const MAX_CONNECTIONS = 10;
const CONNECT_MILLISECONDS = 5_000;
const AWAY_MILLISECONDS = 250;
const LOCK_MILLISECONDS = 5_000;
const STATEMENT_MILLISECONDS = 15_000;
const IDLE_MILLISECONDS = 15_000;
/** After this a database that says nothing counts as gone. */
const ANSWER_MILLISECONDS = 20_000;
