// Two people change one place without having seen each other's value: both values are kept, everybody sees it, choosing ends it.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { editionByKey } from '#shared/edition/editions';
import type { ServerMessage } from '#shared/protocol/socket';
import { must } from '#shared/result';
import { chooseValue } from '../../../server/sync/conflicts.ts';
import { updateFrame } from '../../../server/sync/frames.ts';
import { type Client, REPORT, until } from '../../world.ts';
import { editWithNote, type Nodes, nameOf, noteOnReturn, startNodes } from './nodes.ts';

const CELL = 'requests/new/natural';
const CELLS = must(editionByKey('2021'), 'edition')
  .inputs.filter(({ kind }) => kind === 'count')
  .map(({ id }) => id);

const scene = async (people: readonly string[]) => {
  const made = await startNodes();
  for (const person of people) await made.join(person, 'coordinator');
  const clients = await Promise.all(people.map((person) => made.open(person)));
  return { made, clients: clients as [Client, Client, ...Client[]] };
};
const conflictsOf = ({ messages }: Client) =>
  messages.flatMap((message: ServerMessage) => (message.type === 'conflicts' ? [message.conflicts] : [])).at(-1) ?? [];
const valuesOf = (client: Client) =>
  conflictsOf(client).map(({ place, values }): [string, string[]] => [place, values.map(({ person, value }) => `${person}:${value}`)]);
const listed = (clients: readonly Client[], count: number) =>
  until(() => clients.every((client) => conflictsOf(client).length === count), `${count} conflicts are listed`);
/** Lets each do something while the line is cut, and come back one after the other. */
const apart = async (made: Nodes, pairs: readonly (readonly [string, Client, (client: Client) => void])[]) => {
  for (const [, client] of pairs) await made.part(client);
  for (const [, client, change] of pairs) client.report.doc.transact(() => change(client));
  for (const [person, client] of pairs) {
    await made.heal(client, person);
    await until(() => client.acknowledged() === client.sent(), 'its work is in');
  }
  await made.settled(pairs.map(([, client]) => client));
};

test('50 cells changed on both sides of a partition: 50 conflicts, no value lost, all sides equal, the later value stands', async () => {
  const { made, clients } = await scene(['anna', 'bert']);
  const [anna, bert] = clients;
  const cells = CELLS.slice(0, 50);
  const fill = (from: number) => (client: Client) => cells.forEach((cell, index) => void client.report.cells.set(cell, from + index));
  await apart(made, [
    ['anna', anna, fill(1000)],
    ['bert', bert, fill(2000)],
  ]);
  await listed(clients, 50);
  expect(conflictsOf(anna)).toEqual(conflictsOf(bert));
  expect(new Map(valuesOf(anna))).toEqual(
    new Map(cells.map((cell, index): [string, string[]] => [cell, [`anna:${1000 + index}`, `bert:${2000 + index}`]])),
  );
  expect(cells.map((cell) => anna.report.cells.get(cell))).toEqual(cells.map((_, index) => 2000 + index));
  expect((await made.store.openConflicts(REPORT)).length).toBe(50);
  expect(await made.unlogged()).toEqual([]);
});

test('[conflict] whichever client id Yjs prefers, the one who arrives later stands', async () => {
  const { made } = await scene(['anna', 'bert']);
  const withId = (person: string, id: number): Promise<Client> => {
    const doc = new Y.Doc();
    doc.clientID = id;
    return made.open(person, 0, doc);
  };
  for (const [round, later] of (['anna', 'bert', 'anna', 'bert'] as const).entries()) {
    const cell = must(CELLS[round], 'a cell');
    const anna = await withId('anna', round < 2 ? 1000 + round : 900_000 + round);
    const bert = await withId('bert', 500_000 + round);
    const pair = [
      ['anna', anna, (client: Client) => void client.report.cells.set(cell, 1)],
      ['bert', bert, (client: Client) => void client.report.cells.set(cell, 2)],
    ] as const;
    await apart(made, later === 'bert' ? pair : [pair[1], pair[0]]);
    expect(anna.report.cells.get(cell)).toBe(later === 'bert' ? 2 : 1);
    await listed([anna, bert], round + 1);
  }
  expect(await made.unlogged()).toEqual([]);
});

test('[conflict] the same value on both sides is none', async () => {
  const { made, clients } = await scene(['anna', 'bert']);
  const [anna, bert] = clients;
  const set = (client: Client) => client.report.cells.set(CELL, 7);
  await apart(made, [
    ['anna', anna, set],
    ['bert', bert, set],
  ]);
  expect(await made.store.openConflicts(REPORT)).toEqual([]);
  expect(anna.report.cells.get(CELL)).toBe(7);
});

test('[conflict] three people: all three values are listed in the order of their arrival', async () => {
  const { made, clients } = await scene(['anna', 'bert', 'carl']);
  const set = (value: number) => (client: Client) => client.report.cells.set(CELL, value);
  const [anna, bert] = clients;
  const carl = must(clients[2], 'carl');
  await apart(made, [
    ['anna', anna, set(1)],
    ['bert', bert, set(2)],
    ['carl', carl, set(3)],
  ]);
  await listed(clients, 1);
  expect(valuesOf(carl)).toEqual([[CELL, ['anna:1', 'bert:2', 'carl:3']]]);
  expect(conflictsOf(anna)[0]?.values.map(({ name }) => name)).toEqual(['anna', 'bert', 'carl'].map(nameOf));
  expect(anna.report.cells.get(CELL)).toBe(3);
});

test('[conflict] prose written by two people at once merges and is none', async () => {
  const { made, clients } = await scene(['anna', 'bert']);
  const [anna, bert] = clients;
  anna.report.section('1').insert(0, '全年收到申请。');
  await made.settled(clients);
  await apart(made, [
    ['anna', anna, (client) => client.report.section('1').insert(0, '（一）')],
    ['bert', bert, (client) => client.report.section('1').insert(6, '五十件')],
  ]);
  expect(bert.report.section('1').toString()).toBe('（一）全年收到申请五十件。');
  expect(await made.store.openConflicts(REPORT)).toEqual([]);
  expect(await made.unlogged()).toEqual([]);
});

test('[conflict] a value set and blanked at once, live, by clients that say nothing: both are listed', async () => {
  const { made, clients } = await scene(['anna', 'bert']);
  const [anna, bert] = clients;
  anna.report.cells.set(CELL, 3);
  await made.settled(clients);
  bert.report.cells.set(CELL, 5);
  anna.report.cells.delete(CELL);
  await listed(clients, 1);
  await made.settled(clients);
  const [[, values] = []] = valuesOf(anna);
  expect([...(values ?? [])].sort()).toEqual(['anna:null', 'bert:5']);
  expect(anna.report.cells.get(CELL)).toBe(values?.at(-1) === 'bert:5' ? 5 : undefined);
  expect(await made.unlogged()).toEqual([]);
});

for (const first of ['set', 'blank'] as const) {
  test(`[conflict] a value set and blanked on two sides of a partition, the ${first} arriving first, with notes: both are listed`, async () => {
    const { made, clients } = await scene(['anna', 'bert']);
    const [anna, bert] = clients;
    anna.report.cells.set(CELL, 3);
    await made.settled(clients);
    const note = { place: CELL, how: 'typed', at: new Date().toISOString(), seen: '3' };
    await made.part(anna);
    await made.part(bert);
    const setter = first === 'set' ? anna : bert;
    const blanker = first === 'set' ? bert : anna;
    setter.report.cells.set(CELL, 5);
    blanker.report.cells.delete(CELL);
    for (const [person, client] of [
      ['anna', anna],
      ['bert', bert],
    ] as const) {
      noteOnReturn(client, [note]);
      await made.heal(client, person);
    }
    await made.settled(clients);
    await listed(clients, 1);
    expect(valuesOf(anna)).toEqual([[CELL, first === 'set' ? ['anna:5', 'bert:null'] : ['anna:null', 'bert:5']]]);
    expect(bert.report.cells.get(CELL)).toBe(first === 'set' ? undefined : 5);
    expect(await made.unlogged()).toEqual([]);
  });
}

test('[conflict] over a blank place that another has filled and blanked again, a note tells what was seen', async () => {
  const { made, clients } = await scene(['anna', 'bert']);
  const [anna, bert] = clients;
  anna.report.cells.set(CELL, 3);
  await made.settled(clients);
  const note = (seen: string | null) => ({ place: CELL, how: 'typed', at: new Date().toISOString(), seen });
  editWithNote(bert, [note('3')], ({ cells }) => cells.delete(CELL));
  await made.settled(clients);
  // Anna saw that it is blank: no conflict. Bert still has an old 3 before his eyes: one.
  editWithNote(anna, [note(null)], ({ cells }) => cells.set(CELL, 4));
  await made.settled(clients);
  expect(await made.store.openConflicts(REPORT)).toEqual([]);
  editWithNote(bert, [note('3')], ({ cells }) => cells.set(CELL, 6));
  await listed(clients, 1);
  expect(valuesOf(anna)).toEqual([[CELL, ['anna:4', 'bert:6']]]);
});

test('[conflict] a live edit made before the other one was heard, by a client that says nothing, is one', async () => {
  const { made, clients } = await scene(['anna', 'bert']);
  const [anna, bert] = clients;
  anna.report.cells.set(CELL, 3);
  await made.settled(clients);
  anna.report.cells.set(CELL, 4);
  bert.report.cells.set(CELL, 5);
  // Anna goes on before she hears of it: her newest value counts.
  anna.report.cells.set(CELL, 44);
  await made.settled(clients);
  await listed(clients, 1);
  expect([...(valuesOf(anna)[0]?.[1] ?? [])].sort()).toEqual(['anna:44', 'bert:5']);
  expect(JSON.stringify(anna.report.cells.get(CELL))).toBe(valuesOf(anna)[0]?.[1]?.at(-1)?.split(':')[1]);
  expect(await made.unlogged()).toEqual([]);
});

test('choosing lets a value stand, ends the conflict for everybody, and works once; typing the other’s value does the same', async () => {
  const { made, clients } = await scene(['anna', 'bert']);
  const [anna, bert] = clients;
  const { rooms } = must(made.nodes[0], 'the node');
  const [first, second] = CELLS;
  const both = (value: number) => (client: Client) =>
    [first, second].forEach((cell) => void client.report.cells.set(must(cell, 'cell'), value));
  await apart(made, [
    ['anna', anna, both(1)],
    ['bert', bert, both(2)],
  ]);
  await listed(clients, 2);
  const row = must(
    conflictsOf(anna).find(({ place }) => place === first),
    'the conflict',
  );
  const carl = { id: 'carl', name: '卡尔', role: 'reader', assigned: [] } as const;
  const coordinator = { ...carl, id: 'anna', role: 'coordinator' } as const;
  expect(await chooseValue(rooms, REPORT, carl, row.id, 0)).toMatchObject({
    ok: false,
    error: { kind: 'refused', refusal: { rule: 'access' } },
  });
  expect(await chooseValue(rooms, REPORT, coordinator, row.id, 7)).toEqual({ ok: false, error: { kind: 'no-such-choice' } });
  expect(await chooseValue(rooms, 'nowhere', coordinator, row.id, 0)).toEqual({ ok: false, error: { kind: 'no-report' } });
  expect(await chooseValue(rooms, REPORT, coordinator, row.id, 0)).toMatchObject({ ok: true, value: { changed: 1 } });
  await listed(clients, 1);
  await until(() => bert.report.cells.get(must(first, 'cell')) === 1, 'the chosen value stands');
  expect(await chooseValue(rooms, REPORT, coordinator, row.id, 0)).toEqual({ ok: false, error: { kind: 'gone' } });
  expect(await made.store.conflict(REPORT, row.id)).toMatchObject({ resolvedBy: 'anna' });
  expect((await made.store.audit(REPORT)).at(-1)).toMatchObject({ person: 'anna', place: first, before: '2', after: '1', how: 'merged' });

  anna.report.cells.set(must(second, 'cell'), 2);
  await listed(clients, 0);
  expect(await made.unlogged()).toEqual([]);
});

test('choosing what stands already is logged too', async () => {
  const { made, clients } = await scene(['anna', 'bert']);
  const [anna, bert] = clients;
  await apart(made, [
    ['anna', anna, (client) => client.report.cells.set(CELL, 1)],
    ['bert', bert, (client) => client.report.cells.set(CELL, 2)],
  ]);
  await listed(clients, 1);
  const row = must(conflictsOf(anna)[0], 'the conflict');
  const author = { id: 'bert', name: '伯特', role: 'coordinator', assigned: [] } as const;
  expect(await chooseValue(must(made.nodes[0], 'the node').rooms, REPORT, author, row.id, 1)).toMatchObject({ ok: true });
  await listed(clients, 0);
  expect((await made.store.audit(REPORT)).at(-1)).toMatchObject({ person: 'bert', place: CELL, before: '2', after: '2', how: 'merged' });
  expect(await made.unlogged()).toEqual([]);
});

test('a blanking whose message comes twice opens nothing and undoes nothing', async () => {
  const { made, clients } = await scene(['anna', 'bert']);
  const [anna, bert] = clients;
  anna.report.cells.set(CELL, 3);
  await made.settled(clients);
  const frames: Uint8Array[] = [];
  anna.report.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== anna.provider) frames.push(updateFrame(update));
  });
  anna.report.cells.delete(CELL);
  await made.settled(clients);
  bert.report.cells.set(CELL, 5);
  await made.settled(clients);
  for (const frame of frames) anna.provider.ws?.send(frame as Uint8Array<ArrayBuffer>);
  await made.settled(clients);
  expect(anna.report.cells.get(CELL)).toBe(5);
  expect(await made.store.openConflicts(REPORT)).toEqual([]);
});
