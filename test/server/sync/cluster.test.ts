// Several nodes over one storage: people on different nodes are in one report, whatever becomes of the news between the nodes.
import { expect, test } from 'vitest';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import type { BusNews } from '../../../server/cluster/bus.ts';
import type { Client } from '../../client.ts';
import { REPORT, until } from '../../world.ts';
import { nameOf, startNodes } from './nodes.ts';

const CELLS = must(editionByKey('2021'), 'edition')
  .inputs.filter(({ kind }) => kind === 'count')
  .map(({ id }) => id);
const cell = (index: number): string => must(CELLS[index], 'a cell');

const scene = async (people: readonly string[], options: Parameters<typeof startNodes>[0] = {}) => {
  const made = await startNodes({ count: people.length, ...options });
  for (const person of people) await made.join(person, 'coordinator');
  const clients = await Promise.all(people.map((person, node) => made.open(person, node)));
  return { made, clients: clients as [Client, Client, ...Client[]] };
};
const said = ({ messages }: Client, type: string) => messages.filter((message) => message.type === type);

test('what one person does at one node the other sees at the other, both ways, and the log is one', async () => {
  const { made, clients } = await scene(['anna', 'bert'], { pollMilliseconds: 60_000 });
  const [anna, bert] = clients;
  for (let index = 0; index < 30; index += 1) {
    anna.report.cells.set(cell(index), index);
    bert.report.cells.set(cell(40 + index), index);
    bert.report.section('1').insert(0, '字');
  }
  await made.settled(clients);
  expect(bert.report.cells.get(cell(7))).toBe(7);
  expect(anna.report.cells.get(cell(47))).toBe(7);
  expect(await made.unlogged()).toEqual([]);
  const numbers = (await made.store.load(REPORT))?.updates.map(({ seq }) => seq) ?? [];
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

for (const [name, deliver] of [
  ['lost: polling finds what is missing', () => []],
  ['doubled', (news: BusNews) => [news, news]],
  ['late and out of order', reorder()],
] as const) {
  test(`news between nodes may be ${name}`, async () => {
    const { made, clients } = await scene(['anna', 'bert', 'carl']);
    made.bus.deliver = deliver;
    for (let index = 0; index < 20; index += 1) {
      for (const [desk, client] of clients.entries()) client.report.cells.set(cell(20 * desk + index), index);
      await until(() => clients.every((client) => client.acknowledged() === client.sent()), 'on disk');
    }
    await made.settled(clients);
    expect(await made.unlogged()).toEqual([]);
  });
}

test('[conflict] one cell changed at two nodes at the same time: listed at both, one value stands everywhere', async () => {
  const { made, clients } = await scene(['anna', 'bert']);
  const [anna, bert] = clients;
  for (let index = 0; index < 10; index += 1) {
    anna.report.cells.set(cell(index), 1);
    bert.report.cells.set(cell(index), 2);
  }
  await made.settled(clients);
  await until(
    () => [anna, bert].every((client) => (said(client, 'conflicts').at(-1) as { conflicts: unknown[] }).conflicts.length === 10),
    'ten are listed',
  );
  expect(said(anna, 'conflicts').at(-1)).toEqual(said(bert, 'conflicts').at(-1));
  const rows = await made.store.openConflicts(REPORT);
  for (const { place, values } of rows) expect(JSON.stringify(anna.report.cells.get(place))).toBe(values.at(-1)?.value);
  expect(new Set(rows.flatMap(({ values }) => values.map(({ value }) => value)))).toEqual(new Set(['1', '2']));
  expect(await made.unlogged()).toEqual([]);
});

test('somebody who moves to another node brings what they heard at the first', async () => {
  const { made, clients } = await scene(['anna', 'bert'], { pollMilliseconds: 60_000 });
  const [anna, bert] = clients;
  // No news at all: the second node learns of the edits only because anna's next one builds on them.
  made.bus.deliver = () => [];
  anna.report.section('1').insert(0, '全年收到申请三件。');
  await until(() => anna.acknowledged() === anna.sent(), 'on disk');
  await made.part(anna);
  anna.report.section('1').insert(4, '共');
  await made.heal(anna, 'anna', 1);
  await until(() => bert.report.section('1').toString() === '全年收到共申请三件。', 'bert sees it');
  expect(anna.closes.filter(({ code }) => code >= 4400)).toEqual([]);
});

test('a changed role takes effect at every node', async () => {
  const { made, clients } = await scene(['anna', 'bert']);
  const [anna, bert] = clients;
  await made.join('bert', 'reader');
  await until(() => bert.closes.length === 1, 'bert is closed at his node');
  expect(bert.closes).toEqual([{ code: 4403, reason: 'access-changed' }]);
  await until(() => JSON.stringify(said(anna, 'people').at(-1)).includes('"reader"'), 'anna hears of it');
});

test('a step of the review is told at every node, and its gate judges by it', async () => {
  const { made, clients } = await scene(['anna', 'bert']);
  const [anna, bert] = clients;
  const head = await made.store.auditHead(REPORT);
  await made.store.addReviewStep({
    report: REPORT,
    part: null,
    state: 'approved',
    by: 'anna',
    at: new Date().toISOString(),
    note: '',
    head,
  });
  await must(made.nodes[0], 'a node').rooms.accessChanged(REPORT);
  for (const client of [anna, bert]) {
    await until(() => JSON.stringify(said(client, 'reviews').at(-1)).includes('approved'), 'told');
    expect(client.closes).toEqual([]);
  }
  bert.report.cells.set(cell(0), 1);
  await until(() => bert.closes.length === 1, 'refused');
  expect(bert.closes).toEqual([{ code: 4422, reason: 'access' }]);
});

for (const heard of [true, false]) {
  test(`after a restore everybody at every node is sent away with 4409${heard ? '' : ', even where the news is lost'}`, async () => {
    const { made, clients } = await scene(['anna', 'bert']);
    if (!heard) made.bus.deliver = () => [];
    await made.store.raiseEpoch(REPORT);
    await must(made.nodes[0], 'a node').rooms.restored(REPORT);
    await until(() => clients.every(({ closes }) => closes.length === 1), 'both are closed');
    expect(clients.map(({ closes }) => closes[0])).toEqual([
      { code: 4409, reason: 'restored' },
      { code: 4409, reason: 'restored' },
    ]);
  });
}

test('who is where is seen at the other node, under the name the server knows, and gone with them', async () => {
  const { made, clients } = await scene(['anna', 'bert']);
  const [anna, bert] = clients;
  const seenBy = (client: Client) =>
    [...client.provider.awareness.getStates().values()].find((state) => state.cell === cell(0)) as { user: { name: string } } | undefined;
  bert.provider.awareness.setLocalState({ user: { name: '局长' }, cell: cell(0) });
  await until(() => seenBy(anna) !== undefined, 'anna sees bert');
  expect(seenBy(anna)?.user.name).toBe(nameOf('bert'));
  // Somebody who comes later sees him as well.
  const late = await made.open('anna', 0);
  await until(() => seenBy(late) !== undefined, 'the newcomer sees bert');
  await made.part(bert);
  await until(() => seenBy(anna) === undefined, 'bert is gone');
});

test('a snapshot written by one node does not leave another behind', async () => {
  const { made, clients } = await scene(['anna', 'bert'], { limits: { updatesPerSnapshot: 5 } });
  const [anna] = clients;
  made.bus.deliver = () => [];
  for (let index = 0; index < 30; index += 1) {
    anna.report.cells.set(cell(index), index);
    await until(() => anna.acknowledged() === anna.sent(), 'on disk');
  }
  await made.settled(clients);
});

test('a server’s own edit is made again where the log had moved on', async () => {
  const { made, clients } = await scene(['anna', 'bert']);
  made.bus.deliver = () => [];
  const [anna] = clients;
  const author = { id: 'bert', name: '伯特', role: 'coordinator', assigned: [] } as const;
  const writes: Promise<unknown>[] = [];
  for (let index = 0; index < 10; index += 1) {
    anna.report.cells.set(cell(index), index);
    writes.push(
      must(made.nodes[1], 'the other').rooms.write(REPORT, author, 'imported', ({ cells }) => void cells.set(cell(50 + index), 1)),
    );
  }
  for (const answer of await Promise.all(writes)) expect(answer).toMatchObject({ ok: true, value: { changed: 1 } });
  await made.settled(clients);
  expect((await made.store.audit(REPORT)).filter(({ how }) => how === 'imported').length).toBe(10);
  expect(await made.unlogged()).toEqual([]);
});

/** Holds each piece of news back until the next but one, and gives the later first. */
function reorder(): (news: BusNews) => readonly BusNews[] {
  let kept: BusNews[] = [];
  return (news) => {
    kept.push(news);
    if (kept.length < 3) return [];
    const all = kept.reverse();
    kept = [];
    return all;
  };
}
