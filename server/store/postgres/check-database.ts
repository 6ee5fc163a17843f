// Whether a PostgreSQL database can be trusted with edits: asked once, when the server starts. Called by open-postgres.ts.
import type { ClientBase } from 'pg';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, must, ok } from '#shared/result';
import type { Log } from '../../log.ts';

/** Yes, or why not: too old, a standby, or set up so that a power failure loses what was committed. */
export const checkDatabase = async (client: ClientBase, host: string, log: Log): Promise<Result<true, Message>> => {
  const { rows } = await client.query<Settings>(SETTINGS);
  const found = must(rows[0], 'the settings of the database');
  if (found.version < OLDEST * 10_000) {
    return err(message('cluster.database.tooOld', { host, found: Math.floor(found.version / 10_000), needed: OLDEST }));
  }
  if (found.encoding !== 'UTF8') return err(message('cluster.database.encoding', { host, found: found.encoding }));
  if (found.is_standby || found.read_only === 'on') return err(message('cluster.database.readOnly', { host }));
  if (found.fsync !== 'on') return err(losesCommits(host, 'fsync', found.fsync));
  // Each connection asks for it; where it does not stick, something between us and the database takes it away again.
  if (found.synchronous_commit === 'off') return err(losesCommits(host, 'synchronous_commit', 'off'));
  if (found.full_page_writes !== 'on') {
    log.warn({ host }, 'full_page_writes is off: safe only on a file system that never writes half a page, such as ZFS');
  }
  return ok(true);
};

/** Where the database is, without user and password. */
export const hostOf = (url: string): string => {
  if (!URL.canParse(url)) return '?';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
};

/** Says that the database did not answer, with its reason in short. */
export const unreachable = (host: string, error: unknown): Message => {
  const reason =
    error instanceof AggregateError ? error.errors.map(String).join('; ') : error instanceof Error ? error.message : String(error);
  return message('cluster.database.unreachable', { host, reason });
};

type Settings = {
  readonly version: number;
  readonly encoding: string;
  readonly is_standby: boolean;
  readonly read_only: string;
  readonly fsync: string;
  readonly synchronous_commit: string;
  readonly full_page_writes: string;
};

const losesCommits = (host: string, setting: string, value: string): Message =>
  message('cluster.database.losesCommits', { host, setting, value, needed: 'on' });

const OLDEST = 15;

const SETTINGS = `SELECT current_setting('server_version_num')::integer AS version, current_setting('server_encoding') AS encoding,
  pg_is_in_recovery() AS is_standby, current_setting('transaction_read_only') AS read_only, current_setting('fsync') AS fsync,
  current_setting('synchronous_commit') AS synchronous_commit, current_setting('full_page_writes') AS full_page_writes`;
