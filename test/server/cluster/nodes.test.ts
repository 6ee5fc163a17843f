// Three nodes on one PostgreSQL: people of one report on different nodes work as if there were one.
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { toCellId } from '#shared/cell/cell-id';
import { setCells } from '#shared/document/commands';
import { docToReport } from '#shared/document/doc-to-report';
import { paneOrigin } from '#shared/document/origin';
import { editionByKey } from '#shared/edition/editions';
import { CLOSE } from '#shared/protocol/socket';
import { must } from '#shared/result';
import { verifyChain } from '../../../server/store/audit-chain.ts';
import { type Client, openClient } from '../../client.ts';
import { REPORT, until, type World, world } from '../../world.ts';
import { engineForFile } from './engine-for-file.ts';
import { noEngine } from './postgres-engine.ts';

const edition = must(editionByKey('2021'), 'edition 2021');
const typed = paneOrigin('typed');
const CELL = toCellId('requests', 'new', 'natural');
const COUNTS = edition.inputs.filter(({ kind }) => kind === 'count').map(({ id }) => id);

describe.skipIf(noEngine() !== null)('three nodes on one PostgreSQL', () => {
  const engine = engineForFile();
  let database = '';
  beforeAll(async () => {
    database = await engine().createDatabase();
  });

  const threeNodes = async (): Promise<readonly [World, World, World]> => {
    const a = await world({ database });
    return [a, await world({ database }), await world({ database })];
  };

  const start = async (): Promise<readonly [World, World, World]> => {
    const nodes = await threeNodes();
    for (const person of ['anna', 'bert', 'carla']) await nodes[0].join(person, 'coordinator');
    return nodes;
  };

  const write = (client: Client, cell: string, value: number): void =>
    setCells(
      client.report,
      edition,
      new Map([
        [
          must(
            COUNTS.find((id) => id === cell),
            cell,
          ),
          value,
        ],
      ]),
      typed,
    );
  const textOf = (client: Client): string => client.report.section('1').toString();
  const sameEverywhere = (clients: readonly Client[]): boolean => {
    const [first, ...rest] = clients.map((client) => JSON.stringify([Object.entries(client.report.cells.toJSON()).sort(), textOf(client)]));
    return rest.every((other) => other === first);
  };

  test('two people on different nodes see each other’s edits, and a third node opens the whole', async () => {
    const [a, b, c] = await start();
    const [anna, bert] = [await a.open('anna'), await b.open('bert')];
    write(anna, CELL, 41);
    await until(() => bert.report.cells.get(CELL) === 41, 'bert sees it');
    await until(() => anna.acknowledged() === anna.sent(), 'anna knows it is on disk');
    bert.report.doc.transact(() => bert.report.section('1').insert(0, '今年收到申请四十一件。'), typed);
    await until(() => textOf(anna) === '今年收到申请四十一件。', 'anna sees it');
    const carla = await c.open('carla');
    expect([carla.report.cells.get(CELL), textOf(carla)]).toEqual([41, '今年收到申请四十一件。']);
  });

  test('everybody writing at once on three nodes ends equal, nothing is refused, and the audit log replays every value', async () => {
    const [a, b, c] = await start();
    const clients = [await a.open('anna'), await b.open('bert'), await c.open('carla'), await a.open('carla')];
    const written = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, client] of clients.entries()) {
        // Each has cells of its own, so that every value written must be found; the prose is everybody's.
        const cell = must(COUNTS[(round * clients.length + index) % COUNTS.length], 'a cell');
        const value = round * 10 + index;
        written.set(cell, value);
        write(client, cell, value);
        const text = client.report.section('1');
        client.report.doc.transact(() => text.insert((round * 7) % (text.length + 1), `${index}`), typed);
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => clients.every((client) => client.acknowledged() === client.sent()), 'everything is on disk', 20_000);
    await until(() => sameEverywhere(clients), 'all are equal', 20_000);
    for (const client of clients) expect(client.closes).toEqual([]);
    for (const [cell, value] of written) expect(clients[0]?.report.cells.get(cell), cell).toBe(value);
    expect(textOf(must(clients[0], 'a client')).length).toBeGreaterThanOrEqual(ROUNDS * clients.length);

    const { store } = a.server;
    const rows = await store.audit(REPORT);
    expect(verifyChain(REPORT, rows, await store.auditHead(REPORT)).ok).toBe(true);
    const last = new Map(rows.map(({ place, after }) => [place, after]));
    for (const [cell, value] of written) expect(last.get(cell), cell).toBe(String(value));
    for (const node of [a, b, c]) {
      const stored = must(await node.server.rooms.read(REPORT), 'the report');
      const seen = docToReport(must(clients[0], 'a client').report, edition);
      expect([...stored.cells]).toEqual([...seen.cells]);
    }
  });

  test('who is where is seen across nodes, and who left is gone', async () => {
    const [a, b] = await start();
    const [anna, bert] = [await a.open('anna'), await b.open('bert')];
    const seenBy = (client: Client): readonly string[] =>
      [...client.provider.awareness.getStates()]
        .filter(([id]) => id !== client.report.doc.clientID)
        .map(([, state]) => JSON.stringify([state.user?.id, state.cell]));
    anna.provider.awareness.setLocalState({ user: { id: 'somebody else' }, cell: CELL });
    await until(() => seenBy(bert).includes(JSON.stringify(['anna', CELL])), 'bert sees anna');
    const carla = await b.open('carla');
    await until(() => seenBy(carla).includes(JSON.stringify(['anna', CELL])), 'carla, who came later, sees anna');
    anna.close();
    await until(() => [bert, carla].every((client) => seenBy(client).every((state) => !state.includes('anna'))), 'anna is gone');
  });

  test('one who opens a report on a node that did not have it open learns who is there', async () => {
    const [a, , c] = await start();
    const anna = await a.open('anna');
    anna.provider.awareness.setLocalState({ user: {}, cell: CELL });
    const carla = await c.open('carla');
    await until(() => [...carla.provider.awareness.getStates().values()].some((state) => state.user?.id === 'anna'), 'carla sees anna');
  });

  test('a role changed on one node counts at once on another', async () => {
    const [a, b, c] = await start();
    const [anna, bert] = [await a.open('anna'), await b.open('bert')];
    await c.join('bert', 'reader');
    await until(() => bert.closes.length > 0, 'bert is told');
    expect(bert.closes[0]?.code).toBe(CLOSE.accessChanged);
    await until(
      () => anna.messages.some((told) => told.type === 'people' && told.people.some(({ id, role }) => id === 'bert' && role === 'reader')),
      'anna is told',
    );
    expect(anna.closes).toEqual([]);
  });

  test('two values for one cell, given on two nodes that had not heard of each other, are listed on all', async () => {
    const [a, b, c] = await start();
    const [anna, bert, carla] = [await a.open('anna'), await b.open('bert'), await c.open('carla')];
    // Both write in the same turn of the loop: neither has seen the other's value.
    const cell = must(COUNTS[5], 'a cell');
    write(anna, cell, 100);
    write(bert, cell, 200);
    const listed = (client: Client): readonly string[] => {
      const last = client.messages.findLast((told) => told.type === 'conflicts');
      return last?.type === 'conflicts'
        ? last.conflicts.filter(({ place }) => place === cell).map(({ values }) => JSON.stringify(values.map(({ value }) => value).sort()))
        : [];
    };
    for (const client of [anna, bert, carla]) {
      await until(() => listed(client).includes(JSON.stringify(['100', '200'])), 'it is listed');
    }
    await until(() => sameEverywhere([anna, bert, carla]), 'all are equal');
    const open = must(
      (await a.server.store.openConflicts(REPORT)).find(({ place }) => place === cell),
      'the conflict',
    );
    expect(anna.report.cells.get(cell)).toBe(Number(open.values.at(-1)?.value));
    const chosen = await b.call('POST', `/api/reports/${REPORT}/conflicts/${open.id}`, 'carla', { choice: 0 });
    expect(chosen.status).toBeLessThan(300);
    for (const client of [anna, bert, carla]) await until(() => listed(client).length === 0, 'it is settled');
    await until(
      () => [anna, bert, carla].every(({ report }) => report.cells.get(cell) === Number(open.values[0]?.value)),
      'all have the choice',
    );
  });

  test('a ticket got from one node opens the report on another', async () => {
    const [a, b] = await start();
    const client = openClient(b.server.url, REPORT, await a.ticket('anna'));
    onTestFinished(client.close);
    await until(() => client.provider.synced, 'the report is complete');
  });
});

const ROUNDS = 25;
