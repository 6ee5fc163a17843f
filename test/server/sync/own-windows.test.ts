// One person at two desks: a newer value over an older one is how people work; an older one that comes later over a newer one is listed.
import { expect, test } from 'vitest';
import type { Client } from '../../client.ts';
import { REPORT, until } from '../../world.ts';
import { type Nodes, noteOnReturn, startNodes } from './nodes.ts';

const CELL = 'requests/new/natural';
const DAY = ['2026-01-15T08:00:00.000Z', '2026-01-15T09:00:00.000Z', '2026-01-15T10:00:00.000Z'] as const;

type Away = { readonly client: Client; readonly value: number; readonly at?: string };

/** Two or more windows of anna's, each changing the cell without a network, coming back in this order. `at`: when, by the clock there. */
const away = async (made: Nodes, windows: readonly Away[]): Promise<void> => {
  for (const { client } of windows) await made.part(client);
  for (const { client, value } of windows) client.report.cells.set(CELL, value);
  for (const { client, at } of windows) {
    if (at !== undefined) noteOnReturn(client, [{ place: CELL, how: 'typed', at, seen: null }]);
    await made.heal(client, 'anna');
    await until(() => client.acknowledged() === client.sent(), 'its work is in');
  }
  await made.settled(windows.map(({ client }) => client));
};

const scene = async () => {
  const made = await startNodes();
  await made.join('anna', 'coordinator');
  return { made, first: await made.open('anna'), second: await made.open('anna') };
};

const listed = async ({ store }: Nodes) =>
  (await store.openConflicts(REPORT)).map(({ values }) => values.map(({ person, value, at }) => `${person} ${value} ${at}`));

test('[conflict] the value made later, come later, is none', async () => {
  const { made, first, second } = await scene();
  await away(made, [
    { client: first, value: 1, at: DAY[0] },
    { client: second, value: 2, at: DAY[1] },
  ]);
  expect(await listed(made)).toEqual([]);
  expect(first.report.cells.get(CELL)).toBe(2);
});

test('[conflict] an older value that comes later stands provisionally and is listed with the newer one, each with its time', async () => {
  const { made, first, second } = await scene();
  await away(made, [
    { client: first, value: 7, at: DAY[1] },
    { client: second, value: 5, at: DAY[0] },
  ]);
  expect(await listed(made)).toEqual([[`anna 7 ${DAY[1]}`, `anna 5 ${DAY[0]}`]]);
  expect([first, second].map(({ report }) => report.cells.get(CELL))).toEqual([5, 5]);
  expect(await made.unlogged()).toEqual([]);
});

test('[conflict] values of three windows are all kept', async () => {
  const { made, first, second } = await scene();
  const third = await made.open('anna');
  await away(made, [
    { client: first, value: 7, at: DAY[2] },
    { client: second, value: 6, at: DAY[1] },
    { client: third, value: 5, at: DAY[0] },
  ]);
  expect(await listed(made)).toEqual([[`anna 7 ${DAY[2]}`, `anna 6 ${DAY[1]}`, `anna 5 ${DAY[0]}`]]);
});

test('[conflict] of windows whose clients do not say when, whoever comes later counts as newer', async () => {
  const { made, first, second } = await scene();
  await away(made, [
    { client: first, value: 1 },
    { client: second, value: 2 },
  ]);
  expect(await listed(made)).toEqual([]);
  expect(first.report.cells.get(CELL)).toBe(2);
});

test('[conflict] whoever types again, having seen both, has decided', async () => {
  const { made, first, second } = await scene();
  await away(made, [
    { client: first, value: 7, at: DAY[1] },
    { client: second, value: 5, at: DAY[0] },
  ]);
  first.report.cells.set(CELL, 7);
  await made.settled([first, second]);
  expect(await listed(made)).toEqual([]);
  expect(second.report.cells.get(CELL)).toBe(7);
  expect(await made.unlogged()).toEqual([]);
});
