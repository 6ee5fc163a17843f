// The promise of the whole server: what another person saw, or what was acknowledged, is there after kill -9.
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { setCells } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { openReportDoc } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import { verifyChain } from '../../server/store/audit-chain.ts';
import { differingPlaces, documentValues, replay } from '../../server/store/replay.ts';
import { openSqliteStore } from '../../server/store/sqlite-store.ts';
import { storedDocument } from '../../server/store/stored-document.ts';
import { type Client, openClient, openSocket } from '../client.ts';
import { ADMIN_TOKEN, connectWorld, temporaryFolder, until } from '../world.ts';
import { startChild } from './start-child.ts';
import { sized } from './sync/random.ts';
import { strictFault } from './sync/witness.ts';

const edition = must(editionByKey('2021'), 'edition 2021');
const typed = paneOrigin('typed');
const CELLS = edition.inputs.filter(({ kind }) => kind === 'count').map(({ id }) => id);

test(
  'after kill -9 everything seen by another person or acknowledged is there, over several rounds',
  async () => {
    const data = temporaryFolder();
    let checked = 0;
    let read = 0;
    let expected = new Map<string, number>();
    for (let round = 1; round <= ROUNDS; round += 1) {
      const server = await serve(data);
      const { call } = await connectWorld(server.url, { adminToken: ADMIN_TOKEN });
      if (round === 1) await call('POST', '/api/reports', 'administrator', { id: 'r', edition: '2021', organ: '青禾市档案局', year: 2025 });
      const ticket = async (): Promise<string> => String((await call('POST', '/api/reports/r/tickets', 'administrator', {})).body.ticket);
      const openOne = async (): Promise<Client> => {
        const client = openClient(server.url, 'r', await ticket());
        await until(() => client.provider.synced, 'the report is complete');
        return client;
      };
      // Hears everything a client hears, and keeps the bytes.
      const watcher = openSocket(`${server.url.replace('http', 'ws')}/sync/r?ack=1&srv=1`, await ticket());
      watcher.socket.on('open', () => HELLO.forEach((frame) => void watcher.socket.send(frame)));
      const [anna, bert] = await Promise.all([openOne(), openOne()]);
      const found = Object.fromEntries(anna.report.cells.entries());
      for (const [cell, value] of expected) {
        expect(Number(found[cell]), `${cell} after round ${round - 1}`).toBeGreaterThanOrEqual(value);
        checked += 1;
      }

      expected = new Map();
      const promise = (cell: string, value: number) => expected.set(cell, Math.max(value, expected.get(cell) ?? 0));
      // Values only grow, so that a later one may stand where an earlier was promised.
      bert.report.cells.observe((event, { origin }) => {
        if (origin === bert.provider)
          for (const cell of event.keysChanged) promise(String(cell), Number(bert.report.cells.get(String(cell))));
      });
      const written: { readonly cell: string; readonly value: number; readonly message: number }[] = [];
      const write = (client: Client, index: number) => {
        const cell = must(CELLS[(round * 31 + index) % CELLS.length], 'a cell');
        const value = round * 1000 + index;
        setCells(client.report, edition, new Map([[cell, value]]), typed);
        if (client === anna) written.push({ cell, value, message: anna.sent() });
      };
      let index = 0;
      const typing = setInterval(() => {
        for (let burst = 0; burst < 5; burst += 1) write(index % 3 === 0 ? bert : anna, index++);
      }, 1);
      const enough = 40 + ((round * 37) % 60);
      await until(() => expected.size >= enough / 2 && index >= enough, 'enough was typed');
      server.process.kill('SIGKILL');
      const acknowledged = anna.acknowledged();
      clearInterval(typing);
      for (const { cell, value, message } of written) if (message <= acknowledged) promise(cell, value);
      await server.exited;
      await watcher.closed;
      anna.close();
      bert.close();
      expect(watcher.frames.flatMap((frame) => strictFault(frame) ?? [])).toEqual([]);
      read += watcher.frames.length;
    }
    expect(read).toBeGreaterThan(ROUNDS * 5);
    expect(checked).toBeGreaterThan(ROUNDS * 10);
    // The audit log went down with each kill as well, and still tells how everything came.
    const store = must(openSqliteStore(join(data, 'nianbao.db')), 'the store');
    if (!store.ok) throw new Error('the data cannot be opened');
    const [rows, head, stored] = await Promise.all([store.value.audit('r'), store.value.auditHead('r'), store.value.load('r')]);
    expect(verifyChain('r', rows, head)).toEqual({ ok: true, value: true });
    const told = replay(rows);
    expect(told.ok && differingPlaces(told.value, documentValues(openReportDoc(storedDocument(must(stored, 'the report')))))).toEqual([]);
    await store.value.close();
  },
  sized(120_000, 1_800_000),
);

test('SIGTERM ends the process cleanly', { timeout: 60_000 }, async () => {
  const server = await serve(temporaryFolder());
  server.process.kill('SIGTERM');
  expect(await server.exited).toBe(0);
  expect(server.said()).toContain('stopped');
});

test('a second server on the same data is refused', { timeout: 60_000 }, async () => {
  const data = temporaryFolder();
  await serve(data);
  await expect(serve(data)).rejects.toThrow(/正被另一个年报服务使用/);
});

/** A server on this folder, ended with the test. */
const serve = async (data: string) => {
  const server = await startChild({ NIANBAO_DATA: data, NIANBAO_ADMIN_TOKEN: ADMIN_TOKEN });
  onTestFinished(() => server.kill());
  return server;
};

/** "I have nothing" and "you lack nothing". */
const HELLO = [Uint8Array.of(0, 0, 1, 0), Uint8Array.of(0, 1, 2, 0, 0)];
/** Kills; NIANBAO_FULL=1 for the number promised. */
const ROUNDS = sized(3, 100);
