// Two people change one place without having seen each other's value: both values are kept, everybody sees it.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { must } from '#shared/result';
import { updateFrame } from '../../../server/sync/frames.ts';
import type { Client } from '../../client.ts';
import { REPORT } from '../../world.ts';
import { apart, CELL, CELLS, conflictsOf, listed, scene, valuesOf } from './conflict-scene.ts';
import { editWithNote, nameOf, noteOnReturn } from './nodes.ts';

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
