// Three nodes behind a load balancer: a node, or PostgreSQL itself, killed with kill -9 under load loses nothing that was acknowledged or seen.
import { describe, expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { must } from '#shared/result';
import { createLog } from '../../../server/log.ts';
import { openPostgres } from '../../../server/store/postgres/open-postgres.ts';
import { ADMIN_TOKEN, connectWorld, until } from '../../world.ts';
import { startBalancer } from './balancer.ts';
import { type ChildNode, startNode } from './child-node.ts';
import { type Crowd, gather, type Owed, openOne } from './crowd.ts';
import { engineForFile } from './engine-for-file.ts';
import { noEngine } from './postgres-engine.ts';

describe.skipIf(noEngine() !== null)('three nodes behind a load balancer', () => {
  const engine = engineForFile();

  const start = async () => {
    const database = await engine().createDatabase();
    const nodes: ChildNode[] = [];
    onTestFinished(async () => {
      await Promise.all(nodes.map((node) => node.kill()));
    });
    nodes.push(...(await Promise.all([1, 2, 3].map(() => startNode(database, ADMIN_TOKEN)))));
    const balancer = await startBalancer();
    onTestFinished(() => balancer.close());
    balancer.setNodes(nodes.map(({ url }) => url));
    const { call } = await connectWorld(balancer.url, { adminToken: ADMIN_TOKEN });
    await call('POST', '/api/reports', 'administrator', { id: 'r', edition: '2021', organ: '青禾市档案局', year: 2025 });
    return { database, nodes, balancer };
  };

  const join = async (url: string): Promise<Crowd> => {
    const crowd = gather(url, 'r', ADMIN_TOKEN, 4);
    onTestFinished(crowd.leave);
    await until(crowd.isSaved, 'everybody has the report open', LONG);
    return crowd;
  };

  const lostFrom = (owed: ReadonlyMap<string, Owed>, cells: Y.Map<unknown>) =>
    [...owed].flatMap(([cell, { value, why }]) => {
      const found = cells.get(cell);
      return Number(found ?? -1) >= value ? [] : [{ cell, value, why, found }];
    });

  /** The log holds all of it, and somebody who comes new, to whatever node, sees it (a node hears of the others' commits a moment later). */
  const expectKept = async (crowd: Crowd, owed: ReadonlyMap<string, Owed>, database: string, url: string): Promise<void> => {
    expect(owed.size).toBeGreaterThan(20);
    expect(crowd.refused()).toEqual([]);
    expect(crowd.sentAway()).toEqual([]);
    expect(lostFrom(owed, await cellsInLog(database))).toEqual([]);
    const session = openOne(url, 'r', ADMIN_TOKEN);
    onTestFinished(session.close);
    await until(() => session.saved.get().kind === 'saved', 'the report opens', LONG);
    await until(() => lostFrom(owed, session.report.get().cells as Y.Map<unknown>).length === 0, 'everything is there', LONG);
  };

  const cellsInLog = async (database: string): Promise<Y.Map<unknown>> => {
    const opened = await openPostgres({ url: database, node: 'reader', log: createLog('silent'), connections: 1 });
    if (!opened.ok) throw new Error(opened.error.key);
    const stored = must(await opened.value.store.load('r'), 'the report');
    await opened.value.store.close();
    const doc = new Y.Doc();
    if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot.update);
    for (const { update } of stored.updates) Y.applyUpdate(doc, update);
    return doc.getMap('cells');
  };

  test(
    'a node killed under load: its people go on at another by themselves, and nothing acknowledged or seen is lost',
    async () => {
      const { database, nodes, balancer } = await start();
      const crowd = await join(balancer.url);
      crowd.type();
      await until(() => crowd.owed().size > 40, 'under load', LONG);
      const before = crowd.written();
      await must(nodes[0], 'a node').kill();
      await until(() => crowd.written() > before + 50, 'typing goes on', LONG);
      crowd.rest();
      await until(() => crowd.isSaved() && crowd.isEqual(), 'all are connected, saved and equal again', LONG);
      await expectKept(crowd, crowd.owed(), database, balancer.url);

      // Once more, and this time nobody may send anything again.
      nodes.push(await startNode(database, ADMIN_TOKEN));
      balancer.setNodes(nodes.slice(1).map(({ url }) => url));
      crowd.type();
      await until(() => crowd.written() > before + 150, 'under load again', LONG);
      const owed = crowd.owed();
      const dying = must(nodes[1], 'a node').kill();
      crowd.leave();
      await dying;
      await expectKept(crowd, owed, database, balancer.url);
    },
    LONGEST,
  );

  test(
    'PostgreSQL killed under load: everybody goes on by themselves when it is back, and nothing acknowledged or seen is lost',
    async () => {
      const { database, balancer, nodes } = await start();
      const crowd = await join(balancer.url);
      crowd.type();
      await until(() => crowd.owed().size > 40, 'under load', LONG);
      const before = crowd.written();
      await engine().kill();
      await until(() => crowd.written() > before + 50, 'typing goes on', LONG);
      await engine().restart();
      crowd.rest();
      await until(() => crowd.isSaved() && crowd.isEqual(), 'all are connected, saved and equal again', LONG);
      await expectKept(crowd, crowd.owed(), database, balancer.url);
      for (const { process } of nodes) expect(process.exitCode).toBeNull();

      crowd.type();
      await until(() => crowd.written() > before + 150, 'under load again', LONG);
      const owed = crowd.owed();
      const dying = engine().kill();
      crowd.leave();
      await dying;
      await engine().restart();
      await expectKept(crowd, owed, database, balancer.url);
    },
    LONGEST,
  );
});

const LONG = 60_000;
const LONGEST = 180_000;
