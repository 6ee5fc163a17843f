// A conflict ends by choosing one of its values, once, by somebody who may, and for everybody.
import { expect, test } from 'vitest';
import { must } from '#shared/result';
import { chooseValue } from '../../../server/sync/conflicts.ts';
import type { Client } from '../../client.ts';
import { REPORT, until } from '../../world.ts';
import { apart, CELL, CELLS, conflictsOf, listed, scene } from './conflict-scene.ts';

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
