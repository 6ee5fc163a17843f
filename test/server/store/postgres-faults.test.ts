// What only the PostgreSQL store can get wrong: many nodes at once, a database that goes away, one that loses commits.
import { describe, expect, onTestFinished, test } from 'vitest';
import { must } from '#shared/result';
import { createLog } from '../../../server/log.ts';
import { verifyChain } from '../../../server/store/audit-chain.ts';
import { openPostgres } from '../../../server/store/postgres/open-postgres.ts';
import type { Append, Change, ReportStore } from '../../../server/store/report-store.ts';
import { until } from '../../world.ts';
import { engineForFile } from '../cluster/engine-for-file.ts';
import { ask, noEngine, startEngine } from '../cluster/postgres-engine.ts';

const log = createLog('silent');

describe.skipIf(noEngine() !== null)('PostgreSQL', () => {
  const engine = engineForFile();

  const open = async (url: string, node = 'a'): Promise<ReportStore> => {
    const opened = await openPostgres({ url, node, log, connections: 4 });
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    onTestFinished(() => opened.value.store.close());
    return opened.value.store;
  };

  /** One database for the tests that only need reports of their own. */
  let common: Promise<string> | null = null;
  const commonDatabase = (): Promise<string> => {
    common ??= engine().createDatabase();
    return common;
  };

  test('many nodes that start at the same moment all find one database and one secret', async () => {
    const url = await engine().createDatabase();
    const opened = await Promise.all(
      Array.from({ length: 8 }, (_, index) => openPostgres({ url, node: `n${index}`, log, connections: 2 })),
    );
    const secrets = opened.map((each) => (each.ok ? Buffer.from(each.value.secret).toString('hex') : each.error.key));
    for (const each of opened) if (each.ok) await each.value.store.close();
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(await ask(url, 'SELECT count(*)::int AS formats FROM nianbao.format')).toEqual([{ formats: 1 }]);
  });

  test('nodes that write to the same reports at once leave gapless logs and whole audit chains, and nobody waits for ever', async () => {
    const url = await commonDatabase();
    const nodes = await Promise.all(['a', 'b', 'c'].map((node) => open(url, node)));
    const ids = ['r1', 'r2', 'r3', 'r4', 'r5'];
    const first = must(nodes[0], 'a node');
    for (const id of ids) await begin(first, id);
    let refused = 0;
    const write = async (store: ReportStore, node: number): Promise<void> => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const order = [...ids].sort((x, y) => ((x.charCodeAt(1) * (node + 2) + round) % 7) - ((y.charCodeAt(1) * (node + 2) + round) % 7));
        // Most edits know what they build on; a few are written whatever the log holds.
        const judged = await Promise.all(order.map(async (id) => ({ id, after: must(await store.load(id), id).seq })));
        const edits = judged.map(({ id, after }) =>
          edit(id, { after: round % 5 === 0 ? null : after, changes: [change(`${node}-${round}`)] }),
        );
        const seqs = await store.append(edits);
        refused += seqs.filter((seq) => seq === null).length;
      }
    };
    await Promise.all(nodes.map(write));
    for (const id of ids) {
      const stored = must(await first.load(id), id);
      expect(stored.updates.map(({ seq }) => seq)).toEqual(Array.from({ length: stored.seq }, (_, index) => index + 1));
      expect(verifyChain(id, await first.audit(id), await first.auditHead(id))).toEqual({ ok: true, value: true });
    }
    const written = (await Promise.all(ids.map((id) => first.auditHead(id)))).reduce((sum, { count }) => sum + count, 0);
    expect(written + refused).toBe(nodes.length * ROUNDS * ids.length);
  });

  test('an edit of a report that another node moved on is left out, the others of the commit are kept', async () => {
    const url = await commonDatabase();
    const [a, b] = [await open(url, 'a'), await open(url, 'b')];
    await begin(a, 'moved');
    await begin(a, 'still');
    expect(await b.append([edit('moved', { after: 1 })])).toEqual([2]);
    expect(await a.append([edit('moved', { after: 1 }), edit('still', { after: 1 }), edit('moved', { after: 1 })])).toEqual([
      null,
      2,
      null,
    ]);
    expect((await a.rowsAfter('moved', 1))?.map(({ seq }) => seq)).toEqual([2]);
    expect(await a.append([edit('moved', { after: 2 }), edit('moved', { after: 3 })])).toEqual([3, 4]);
  });

  test('a client id that two nodes claim in the same moment belongs to one person only', async () => {
    const url = await commonDatabase();
    const [a, b] = [await open(url, 'a'), await open(url, 'b')];
    await begin(a, 'claimed');
    const claims = await Promise.allSettled([
      a.append([edit('claimed', { clients: [77], author: 'anna' })]),
      b.append([edit('claimed', { clients: [77], author: 'bert' })]),
    ]);
    expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await a.load('claimed'))?.seq).toBe(2);
  });

  test('text with every character JavaScript knows comes back as it was, and its chain holds', async () => {
    const store = await open(await commonDatabase());
    await begin(store, 'odd');
    const odd = `a\0b\ud83d c\ufffd "'\\ 𠀀`;
    await store.append([
      edit('odd', { changes: [{ ...change(odd), before: odd, splices: [{ at: 0, removed: '\udc00', inserted: odd }] }] }),
    ]);
    const [row] = await store.audit('odd');
    expect([row?.after, row?.splices?.[0]]).toEqual([odd.replace('\ud83d ', '\ufffd '), { at: 0, removed: '\udc00', inserted: odd }]);
    expect(verifyChain('odd', await store.audit('odd'), await store.auditHead('odd')).ok).toBe(true);
    await store.setTitle('odd', { organ: '某\0局', year: 2025, edition: '2021' });
    expect((await store.report('odd'))?.organ).toBe('某\ufffd局');
  });

  test('a changed audit row is found', async () => {
    const url = await commonDatabase();
    const store = await open(url);
    await begin(store, 'changed');
    await store.append([edit('changed', { changes: [change('1'), change('2')] })]);
    await ask(url, `UPDATE nianbao.audit SET after = '"9"' WHERE report = 'changed' AND number = 2`);
    expect(verifyChain('changed', await store.audit('changed'), await store.auditHead('changed'))).toMatchObject({
      ok: false,
      error: { number: 2 },
    });
  });

  test('a database whose default is not to wait for the disk is made to wait', async () => {
    const url = await engine().createDatabase();
    await ask(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET synchronous_commit = off`);
    const store = await open(url);
    await ask(url, 'CREATE TABLE seen (setting text)');
    await ask(
      url,
      `CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN INSERT INTO public.seen VALUES (current_setting(''synchronous_commit'')); RETURN NEW; END'`,
    );
    await ask(url, 'CREATE TRIGGER note AFTER INSERT ON nianbao.updates FOR EACH ROW EXECUTE FUNCTION note()');
    await begin(store, 'r1');
    expect(await ask(url, 'SELECT setting FROM seen')).toEqual([{ setting: 'on' }]);
  });

  test('while the database is away edits are refused and the process lives on; afterwards everything acknowledged is there', async () => {
    const own = await startEngine();
    onTestFinished(() => own.close());
    const url = await own.createDatabase();
    const store = await open(url);
    await begin(store, 'r1');
    let last = 1;
    const writing = (async () => {
      for (;;) last = must((await store.append([edit('r1', { after: last })]))[0], 'a number');
    })();
    await until(() => last > 50, 'under load');
    await own.kill();
    await expect(writing).rejects.toThrow();
    await expect(store.append([edit('r1')])).rejects.toThrow();
    await expect(store.ping()).rejects.toThrow();
    await own.restart();
    await until(
      async () =>
        store.ping().then(
          () => true,
          () => false,
        ),
      'the store is back',
    );
    const stored = must(await store.load('r1'), 'r1');
    // One may have been written whose answer got lost; never one less.
    expect([last, last + 1]).toContain(stored.seq);
    expect(await store.append([edit('r1', { after: stored.seq })])).toEqual([stored.seq + 1]);
  });

  test('a database that loses commits is refused, with the setting to change', async () => {
    const careless = await startEngine(['fsync=off']);
    onTestFinished(() => careless.close());
    const opened = await openPostgres({ url: await careless.createDatabase(), node: 'a', log });
    expect(opened).toMatchObject({
      ok: false,
      error: { key: 'cluster.database.losesCommits', parameters: { setting: 'fsync', value: 'off' } },
    });
  });

  test('a database of a newer program, a read-only one, one of another encoding and one that does not answer are refused in words', async () => {
    const newer = await engine().createDatabase();
    await (await open(newer)).close();
    await ask(newer, 'UPDATE nianbao.format SET version = 99');
    expect(await openPostgres({ url: newer, node: 'a', log })).toMatchObject({ ok: false, error: { key: 'server.start.newerData' } });

    const readOnly = await engine().createDatabase();
    await ask(readOnly, `ALTER DATABASE ${new URL(readOnly).pathname.slice(1)} SET default_transaction_read_only = on`);
    expect(await openPostgres({ url: readOnly, node: 'a', log })).toMatchObject({ ok: false, error: { key: 'cluster.database.readOnly' } });

    const nowhere = await openPostgres({ url: 'postgres://anna:secret@127.0.0.1:1/none', node: 'a', log });
    expect(nowhere).toMatchObject({ ok: false, error: { key: 'cluster.database.unreachable', parameters: { host: '127.0.0.1:1/none' } } });
    expect(JSON.stringify(nowhere)).not.toContain('secret');
  });
});

const begin = async (store: ReportStore, id: string): Promise<void> => {
  await store.createReport(id, { organ: '某局', year: 2025, edition: '2021' }, [], edit(id));
};

const edit = (report: string, more: Partial<Append> = {}): Append => ({
  report,
  update: Uint8Array.of(1, 2, 3),
  author: 'anna',
  at: '2026-01-15T08:00:00.000Z',
  clients: [],
  changes: [],
  conflicts: [],
  after: null,
  ...more,
});

const change = (after: string): Change => ({
  place: 'requests/new/natural',
  before: null,
  after,
  splices: null,
  how: 'typed',
  madeAt: null,
});

const ROUNDS = 12;
