// Brings a PostgreSQL database to the format this program writes. Steps are numbered by their place in the list and only ever added.
import type { ClientBase } from 'pg';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import { appendFunction } from './append-function.ts';
import { first } from './first.ts';
import { second } from './second.ts';

/** Runs the missing steps, all or none, one node after the other. A database newer than this program is left alone and refused. */
export const migrate = async (client: ClientBase): Promise<Result<true, Message>> => {
  await client.query('BEGIN');
  try {
    // Nodes that start at the same time wait here; they may wait longer than an edit may.
    await client.query("SELECT set_config('lock_timeout', '0', true), set_config('statement_timeout', '0', true)");
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
    await client.query('CREATE TABLE IF NOT EXISTS format (version integer NOT NULL)');
    const { rows } = await client.query<{ version: number }>('SELECT version FROM format');
    const found = rows[0]?.version ?? 0;
    if (found > STEPS.length) {
      await client.query('ROLLBACK');
      return err(message('server.start.newerData', { found, known: STEPS.length }));
    }
    for (const step of STEPS.slice(found)) await client.query(step);
    if (found === 0) await client.query('INSERT INTO format (version) VALUES ($1)', [STEPS.length]);
    else if (found < STEPS.length) await client.query('UPDATE format SET version = $1', [STEPS.length]);
    await client.query('COMMIT');
    return ok(true);
  } catch (error) {
    // Where the line is gone there is nothing left to roll back.
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
};

/** For those who only read: whether the database has this program's format. */
export const checkFormat = async (client: ClientBase): Promise<Result<true, Message>> => {
  const { rows: known } = await client.query<{ readonly name: string | null }>("SELECT to_regclass('format')::text AS name");
  const { rows } = known[0]?.name == null ? { rows: [] } : await client.query<{ readonly version: number }>('SELECT version FROM format');
  const found = rows[0]?.version ?? 0;
  if (found === STEPS.length) return ok(true);
  return err(message(found > STEPS.length ? 'server.start.newerData' : 'operations.olderData', { found, known: STEPS.length }));
};

/** Everything of this program lives in a schema of its own. */
export const SCHEMA = 'nianbao';

const STEPS: readonly string[] = [first + appendFunction, second];

const MIGRATION_LOCK = 6_207_712_001;
