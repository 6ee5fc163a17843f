// Whether a database is the one this program made, or was brought back by the database's own tools (pg_restore, a template, a new cluster).
// Those bring back rows, not the transaction that wrote them: a row that says which one that was gives the copy away. Used by open-postgres.ts.
import type { ClientBase } from 'pg';
import { must } from '#shared/result';

/** look: only say; check: where it was brought back, raise the epochs; turn: raise them in any case. */
export type OriginTask = 'look' | 'check' | 'turn';

/**
 * True where the database was brought back and, unless only looked at, epochs were raised for it: clients of before would else bring back
 * what was undone. Nodes that start at the same moment do it once.
 */
export const settleOrigin = async (client: ClientBase, task: OriginTask): Promise<boolean> => {
  const found = await readOrigin(client);
  const isBack = found.said !== null && !isSame(found);
  if (task === 'look') return isBack;
  if (task === 'check' && found.said !== null && !isBack) return false;
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [ORIGIN_LOCK]);
    const now = await readOrigin(client);
    const isTurned = task === 'turn' || (now.said !== null && !isSame(now));
    if (isTurned) {
      await client.query(RAISE);
      await client.query(TELL);
      await client.query(NOTE, [new Date().toISOString()]);
    }
    if (isTurned || now.said === null) {
      await client.query('DELETE FROM shared WHERE name = $1', [ORIGIN]);
      await client.query(WRITE, [ORIGIN, now.system]);
    }
    await client.query('COMMIT');
    return isTurned;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
};

type Origin = { readonly said: string | null; readonly written: string | null; readonly system: string; readonly database: string };

const readOrigin = async (client: ClientBase): Promise<Origin> => {
  // Not every role may ask which cluster this is; the rest still tells.
  const { rows: may } = await client.query<{ readonly may: boolean }>(
    "SELECT has_function_privilege('pg_control_system()', 'execute') AS may",
  );
  const system = may[0]?.may ? '(SELECT system_identifier::text FROM pg_control_system())' : "''::text";
  const { rows } = await client.query<Origin>(
    `SELECT ${system} AS system, pg_database.oid::text AS database, convert_from(shared.data, 'UTF8') AS said, shared.xmin::text AS written
       FROM pg_database LEFT JOIN shared ON shared.name = $1 WHERE datname = current_database()`,
    [ORIGIN],
  );
  return must(rows[0], 'the database itself');
};

/** A row keeps the number of the transaction that wrote it, 32 bits of it, for as long as it stands. */
const isSame = ({ said, written, system, database }: Origin): boolean => {
  const [saidSystem = '', saidDatabase = '', transaction = ''] = (said ?? '').split(' ');
  const isCluster = saidSystem === '' || system === '' || saidSystem === system;
  return isCluster && saidDatabase === database && /^\d+$/.test(transaction) && String(BigInt(transaction) % 2n ** 32n) === written;
};

const ORIGIN = 'origin';
const ORIGIN_LOCK = 6_207_712_002;

const WRITE = `INSERT INTO shared (name, data)
  SELECT $1, convert_to($2 || ' ' || oid || ' ' || pg_current_xact_id(), 'UTF8') FROM pg_database WHERE datname = current_database()`;

/** Above any epoch a client can have seen, also after several restores: seconds only grow. */
const RAISE = `UPDATE reports SET epoch = greatest(epoch + 1, extract(epoch FROM clock_timestamp())::integer), stamp = pg_current_xact_id()`;

/** To nodes that run meanwhile. A payload holds less than 8000 bytes; an id has at most 64 characters. */
const TELL = `SELECT pg_notify('nianbao', json_build_object('node', '', 'news', json_agg(json_build_array('restored', id)))::text)
  FROM (SELECT id, row_number() OVER (ORDER BY id) / 60 AS pack FROM reports) AS packed GROUP BY pack`;

const NOTE = `INSERT INTO deeds (at, person, deed, report, about) VALUES ($1, 'administrator', 'restored', NULL, 'the database')`;
