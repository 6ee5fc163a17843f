// The bus over PostgreSQL's LISTEN/NOTIFY: one connection of its own that listens, tells, and looks every few seconds for what it missed.
import { Client } from 'pg';
import { must } from '#shared/result';
import type { Log } from '../log.ts';
import { connectionTo } from '../store/postgres/database.ts';
import type { Bus, BusNews } from './bus.ts';
import { createOutbox } from './outbox.ts';
import { CHANNEL, readPayload } from './payload.ts';

export type PostgresBusOptions = {
  readonly url: string;
  /** This node's name; the store's commits carry the same one. */
  readonly node: string;
  readonly log: Log;
  /** How often to look for commits that no news came of. */
  readonly pollMilliseconds?: number;
};

/** Connects in the background and again whenever the line breaks; until then nothing is heard, and news waits. */
export const createPostgresBus = ({ url, node, log, pollMilliseconds = POLL_MILLISECONDS }: PostgresBusOptions): Bus => {
  const listeners = new Set<(news: BusNews) => void>();
  const hear = (news: BusNews): void => {
    for (const listener of listeners) {
      try {
        listener(news);
      } catch (error) {
        log.error({ err: error, kind: news.kind }, 'news of another node could not be taken in');
      }
    }
  };
  const outbox = createOutbox(node);
  let line: Line | null = null;
  let closed = false;
  let failures = 0;
  let timer: NodeJS.Timeout | null = null;
  let work: Promise<void> = Promise.resolve();
  let sending: NodeJS.Timeout | null = null;

  /** One question at a time on the one connection. */
  const inTurn = (task: (on: Line) => Promise<void>): void => {
    work = work.then(async () => {
      const on = line;
      if (!on) return;
      try {
        await task(on);
      } catch (error) {
        drop(on, error);
      }
    });
  };

  const again = (milliseconds: number, task: () => void): void => {
    if (timer) clearTimeout(timer);
    if (closed) return;
    timer = setTimeout(task, milliseconds);
    timer.unref();
  };

  const drop = (broken: Line, error: unknown): void => {
    if (line !== broken) return;
    line = null;
    broken.client.end().catch(() => {});
    failures += 1;
    log.warn({ err: error }, 'the line to the other nodes broke; connecting again');
    // Not all nodes in the same moment.
    again(Math.min(SLOWEST_RETRY, FIRST_RETRY * 2 ** failures) * (0.5 + Math.random() / 2), connect);
  };

  const connect = (): void => {
    const client = new Client({ ...connectionTo(url, 'nianbao bus'), query_timeout: ANSWER_MILLISECONDS });
    const fresh: Line = { client, seen: '0' };
    line = fresh;
    client.on('error', (error) => drop(fresh, error));
    client.on('end', () => drop(fresh, new Error('the database closed the connection')));
    client.on('notification', ({ payload }) => {
      if (line !== fresh) return;
      for (const news of readPayload(payload ?? '', node)) hear(news);
    });
    inTurn(async () => {
      await client.connect();
      // News is worth nothing after a crash: its commits need not wait for the disk.
      await client.query("SELECT set_config('synchronous_commit', 'off', false), set_config('search_path', 'nianbao', false)");
      await client.query(`LISTEN ${CHANNEL}`);
      fresh.seen = await oldestOpen(client);
      failures = 0;
      hear({ kind: 'missed' });
      again(pollMilliseconds, poll);
      flush();
    });
  };

  const poll = (): void =>
    inTurn(async (on) => {
      const { rows } = await on.client.query<Moved>(MOVED, [on.seen]);
      for (const row of rows) {
        on.seen = row.seen;
        if (row.id !== null) hear({ kind: 'committed', report: row.id, seq: row.seq });
      }
      again(pollMilliseconds, poll);
    });

  const send = (): void =>
    inTurn(async (on) => {
      const payloads = outbox.take();
      if (payloads.length > 0)
        await on.client.query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [CHANNEL, payloads]);
      if (!outbox.isEmpty()) flush();
    });

  const flush = (): void => {
    if (sending || closed) return;
    sending = setTimeout(() => {
      sending = null;
      send();
    }, FLUSH_MILLISECONDS);
    sending.unref();
  };

  connect();
  return {
    publish: (news) => {
      if (closed || !outbox.put(news)) return;
      // Presence may wait for more of its kind; a changed right may not.
      if (news.kind === 'presence') flush();
      else send();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      closed = true;
      if (timer) clearTimeout(timer);
      if (sending) clearTimeout(sending);
      listeners.clear();
      send();
      await work;
      const last = line;
      line = null;
      await last?.client.end().catch(() => {});
    },
  };
};

/** A connection, and the oldest transaction that had not ended when it last looked: every later one is still to be looked at. */
type Line = { readonly client: Client; seen: string };

const oldestOpen = async (client: Client): Promise<string> => {
  const { rows } = await client.query<{ seen: string }>('SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS seen');
  return must(rows[0], 'a snapshot').seen;
};

type Moved = { readonly seen: string } & ({ readonly id: null } | { readonly id: string; readonly seq: number });

/** At least one row: where nothing moved, one without a report. */
const MOVED = `SELECT at.seen, reports.id, reports.seq FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS seen) AS at
  LEFT JOIN reports ON reports.stamp >= $1::xid8`;

const POLL_MILLISECONDS = 3_000;
const ANSWER_MILLISECONDS = 10_000;
const FLUSH_MILLISECONDS = 50;
const FIRST_RETRY = 100;
const SLOWEST_RETRY = 5_000;
