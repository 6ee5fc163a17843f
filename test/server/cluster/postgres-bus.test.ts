// News between nodes over a real PostgreSQL: heard by the others, not by oneself, and made up for where it was lost.
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { must } from '#shared/result';
import type { Bus, BusNews } from '../../../server/cluster/bus.ts';
import { createPostgresBus } from '../../../server/cluster/postgres-bus.ts';
import { createLog } from '../../../server/log.ts';
import { openPostgres } from '../../../server/store/postgres/open-postgres.ts';
import type { ReportStore } from '../../../server/store/report-store.ts';
import { awarenessFrame, type PresenceEntry, readAwareness, readFrame } from '../../../server/sync/frames.ts';
import { until } from '../../world.ts';
import { engineForFile } from './engine-for-file.ts';
import { noEngine } from './postgres-engine.ts';

const log = createLog('silent');

describe.skipIf(noEngine() !== null)('the bus on PostgreSQL', () => {
  const engine = engineForFile();

  const openBus = async (url: string, node: string, pollMilliseconds = 3_600_000) => {
    const bus = createPostgresBus({ url, node, log, pollMilliseconds });
    onTestFinished(() => bus.close());
    const heard: BusNews[] = [];
    bus.subscribe((news) => heard.push(news));
    await until(() => heard.some(({ kind }) => kind === 'missed'), 'the bus listens');
    heard.length = 0;
    return { bus, heard };
  };

  const openStore = async (url: string, node: string): Promise<ReportStore> => {
    const opened = await openPostgres({ url, node, log, connections: 3 });
    if (!opened.ok) throw new Error(opened.error.key);
    onTestFinished(() => opened.value.store.close());
    return opened.value.store;
  };

  const twoNodes = async (pollMilliseconds?: number) => {
    const url = await engine().createDatabase();
    const store = await openStore(url, 'a');
    const [a, b] = [await openBus(url, 'a', pollMilliseconds), await openBus(url, 'b', pollMilliseconds)];
    return { url, store, a, b };
  };

  const begin = async (store: ReportStore, id: string): Promise<void> => {
    await store.saveUnit({ id: 'office', name: '办公室', active: true });
    await store.createReport(id, { organ: '某局', year: 2025, edition: '2021' }, [], edit(id));
  };

  test('every kind of news reaches the other node and not its own', async () => {
    const { a, b } = await twoNodes();
    const told: readonly BusNews[] = [
      { kind: 'access', report: 'r1' },
      { kind: 'conflicts', report: 'r2' },
      { kind: 'restored', report: 'r3' },
      { kind: 'asked', report: 'r4' },
    ];
    for (const news of told) a.bus.publish(news);
    a.bus.publish({ kind: 'presence', report: 'r5', state: presence(7, 1, '{"cell":"x"}') });
    await until(() => b.heard.length >= 5, 'all news arrived');
    expect(b.heard.slice(0, 4)).toEqual(told);
    const last = must(b.heard[4], 'presence');
    expect(entriesOf(last)).toEqual([{ client: 7, clock: 1, state: '{"cell":"x"}' }]);
    b.bus.publish({ kind: 'access', report: 'back' });
    await until(() => a.heard.length > 0, 'the answer arrived');
    expect(a.heard).toEqual([{ kind: 'access', report: 'back' }]);
  });

  test('a commit tells the other nodes by itself, all its reports at once', async () => {
    const { store, a, b } = await twoNodes();
    const ids = Array.from({ length: 100 }, (_, index) => `report-${String(index).padStart(3, '0')}-${'x'.repeat(40)}`);
    for (const id of ids) await begin(store, id);
    await until(() => b.heard.length === ids.length, 'the beginnings arrived');
    b.heard.length = 0;
    await store.append(ids.map((id) => edit(id)));
    await until(() => b.heard.length === ids.length, 'the commit arrived');
    expect(b.heard).toEqual(ids.map((report) => ({ kind: 'committed', report, seq: 2 })));
    expect(a.heard).toEqual([]);
  });

  test('only the newest presence of a client is told, and large ones are split', async () => {
    const { a, b } = await twoNodes();
    for (let clock = 1; clock <= 500; clock += 1) a.bus.publish({ kind: 'presence', report: 'r', state: presence(7, clock, `"${clock}"`) });
    const everybody = bodyOf(Array.from({ length: 60 }, (_, index) => ({ client: 100 + index, clock: 1, state: `"${'人'.repeat(600)}"` })));
    a.bus.publish({ kind: 'presence', report: 'r', state: everybody });
    const clients = () => b.heard.flatMap(entriesOf);
    await until(() => clients().length >= 61, 'everybody arrived');
    expect(clients().filter(({ client }) => client === 7)).toEqual([{ client: 7, clock: 500, state: '"500"' }]);
    expect(new Set(clients().map(({ client }) => client)).size).toBe(61);
  });

  test('commits no notification came of are found by looking', async () => {
    const { url, store, b } = await twoNodes(20);
    await begin(store, 'quiet');
    await until(() => b.heard.length > 0, 'the beginning was told');
    b.heard.length = 0;
    const client = await connect(url);
    await client.query("UPDATE reports SET seq = 9, stamp = pg_current_xact_id() WHERE id = 'quiet'");
    await until(() => b.heard.some((news) => news.kind === 'committed' && news.seq === 9), 'it was found');
  });

  test('a broken line is mended, and says that news may be missing', async () => {
    const { url, a, b } = await twoNodes();
    const client = await connect(url);
    await client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'nianbao bus' AND datname = current_database()",
    );
    await until(() => a.heard.length > 0 && b.heard.length > 0, 'both are back');
    expect([a.heard[0], b.heard[0]]).toEqual([{ kind: 'missed' }, { kind: 'missed' }]);
    a.bus.publish({ kind: 'conflicts', report: 'after' });
    await until(() => b.heard.length > 1, 'news passes again');
    expect(b.heard[1]).toEqual({ kind: 'conflicts', report: 'after' });
  });

  test('what is told while the line is down arrives when it is back', async () => {
    const { url, a, b } = await twoNodes();
    const client = await connect(url);
    await client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'nianbao bus' AND datname = current_database()",
    );
    a.bus.publish({ kind: 'access', report: 'kept' });
    await until(() => b.heard.some(({ kind }) => kind === 'missed'), 'b is back');
    // Where a was back before b, b reads everything anyway.
    await until(() => a.heard.some(({ kind }) => kind === 'missed'), 'a is back');
    a.bus.publish({ kind: 'access', report: 'later' });
    await until(() => b.heard.some((news) => news.kind === 'access' && news.report === 'later'), 'news passes');
  });

  test('a bus whose database is away neither throws nor keeps the process waiting', async () => {
    const url = await engine().createDatabase();
    const bus: Bus = createPostgresBus({ url: url.replace(/:\d+\//, ':1/'), node: 'x', log });
    bus.publish({ kind: 'access', report: 'r' });
    await bus.close();
  });

  const connect = async (url: string): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url, options: '-c search_path=nianbao' });
    await client.connect();
    onTestFinished(() => client.end());
    return client;
  };
});

const edit = (report: string) => ({
  report,
  update: Uint8Array.of(1),
  author: 'anna',
  at: '2026-01-15T08:00:00.000Z',
  clients: [],
  changes: [],
  conflicts: [],
  after: null,
});

const presence = (client: number, clock: number, state: string): Uint8Array => bodyOf([{ client, clock, state }]);

const bodyOf = (entries: readonly PresenceEntry[]): Uint8Array => {
  const frame = readFrame(awarenessFrame(entries));
  if (frame?.kind !== 'awareness') throw new Error('no awareness frame');
  return frame.body;
};

const entriesOf = (news: BusNews): readonly PresenceEntry[] => (news.kind === 'presence' ? (readAwareness(news.state) ?? []) : []);
