// Two people in one report over real sockets: what one does the other sees, it is on disk first, and it stays.
import { expect, test } from 'vitest';
import { toCellId } from '#shared/cell/cell-id';
import { setCells, setSectionText } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import { nameOf, REPORT, until, world } from '../world.ts';

const edition = must(editionByKey('2021'), 'edition 2021');
const NEW = toCellId('requests', 'new', 'natural');
const typed = paneOrigin('typed');

test('a figure one person types is seen by the other and acknowledged to its author', async () => {
  const { join, open, server } = await world();
  await join('anna', 'coordinator');
  await join('bert', 'preparer', ['requests', 'section:1']);
  const [anna, bert] = await Promise.all([open('anna'), open('bert')]);
  expect(anna.report.meta.get('organ')).toBe('青禾市档案局');
  setCells(bert.report, edition, new Map([[NEW, 3]]), typed);
  await until(() => anna.report.cells.get(NEW) === 3, 'anna sees 3');
  await until(() => bert.acknowledged() === bert.sent() && bert.sent() === 2, 'bert is told');
  expect((await server.store.audit(REPORT)).at(-1)).toMatchObject({ person: 'bert', place: NEW, before: null, after: '3', how: 'edited' });
});

test('two people write in one paragraph at once and nothing is lost', async () => {
  const { join, open } = await world();
  await join('anna', 'coordinator');
  await join('bert', 'coordinator');
  const [anna, bert] = await Promise.all([open('anna'), open('bert')]);
  setSectionText(anna.report, '1', '全年收到申请。', typed);
  await until(() => bert.report.section('1').length === 7, 'bert has the sentence');
  bert.report.section('1').insert(0, '（一）');
  anna.report.section('1').insert(6, '五十件');
  const both = '（一）全年收到申请五十件。';
  await until(() => anna.report.section('1').toString() === both && bert.report.section('1').toString() === both, 'both have both');
});

test('what was made offline arrives on reconnecting, live edits sent before the old ones included', async () => {
  const { join, open, ticket, server } = await world();
  await join('anna', 'coordinator');
  const anna = await open('anna');
  const watcher = await open('anna');
  anna.provider.disconnect();
  for (const value of [1, 2, 3]) setCells(anna.report, edition, new Map([[NEW, value]]), typed);
  anna.provider.protocols = ['nianbao.v1', `ticket.${await ticket('anna')}`];
  // An unmodified client sends this one at once, before it has heard what the server lacks.
  anna.provider.on('status', ({ status }) => {
    if (status === 'connected') setSectionText(anna.report, '5', '离线之后', typed);
  });
  anna.provider.connect();
  await until(() => watcher.report.section('5').toString() === '离线之后' && watcher.report.cells.get(NEW) === 3, 'everything arrives');
  await until(() => anna.acknowledged() === anna.sent() && anna.sent() >= 2, 'everything is acknowledged');
  expect(anna.closes.filter(({ code }) => code >= 4400)).toEqual([]);
  expect((await server.store.audit(REPORT)).some(({ how }) => how === 'offline')).toBe(true);
});

test('a person without rights is refused with a reason that names the owner, and nobody sees the edit', async () => {
  const { join, open, server } = await world();
  await join('anna', 'preparer', ['requests']);
  await join('bert', 'preparer', ['disputes']);
  const [anna, bert] = await Promise.all([open('anna'), open('bert')]);
  setCells(bert.report, edition, new Map([[NEW, 7]]), typed);
  await until(() => bert.closes.length === 1, 'bert is closed');
  expect(bert.closes).toEqual([{ code: 4422, reason: 'access' }]);
  expect(bert.messages.at(-1)).toMatchObject({ type: 'refused', rule: 'access', place: NEW });
  expect(JSON.stringify(bert.messages.at(-1))).toContain(nameOf('anna'));
  expect(anna.report.cells.has(NEW)).toBe(false);
  expect((await server.rooms.read(REPORT))?.cells.get(NEW)?.value).toBeNull();
});

test('a changed assignment takes effect on an open connection at once', async () => {
  const { join, open, call } = await world();
  await join('anna', 'coordinator');
  await join('bert', 'preparer', ['requests']);
  const [anna, bert] = await Promise.all([open('anna'), open('bert')]);
  const answer = await call('PUT', `/api/reports/${REPORT}/members/bert`, 'anna', { role: 'reader', assigned: [] });
  expect(answer.status).toBe(204);
  await until(() => bert.closes.length === 1, 'bert is closed');
  expect(bert.closes).toEqual([{ code: 4403, reason: 'access-changed' }]);
  await until(() => anna.messages.length === 4, 'anna hears of it');
  expect(anna.messages.at(-1)).toMatchObject({
    type: 'people',
    people: [
      { id: 'anna', unit: '办公室', due: null },
      { id: 'bert', role: 'reader' },
    ],
  });
});

test('the same report is there after a clean stop and a start on the same data', async () => {
  const first = await world();
  await first.join('anna', 'coordinator');
  const anna = await first.open('anna');
  for (let value = 0; value < 50; value += 1) setCells(anna.report, edition, new Map([[NEW, value]]), typed);
  await until(() => anna.acknowledged() === anna.sent() && anna.sent() === 51, 'all is on disk');
  await first.server.close();
  const second = await world({ data: first.config.dataFolder });
  const again = await second.open('anna');
  expect(again.report.cells.get(NEW)).toBe(49);
});

test('stopping waits for a commit that is under way', async () => {
  let started = false;
  let finish = () => {};
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const first = await world(
    {},
    {
      store: (store) => ({
        ...store,
        append: async (edits) => {
          started = true;
          await slow;
          return store.append(edits);
        },
      }),
    },
  );
  await first.join('anna', 'coordinator');
  const anna = await first.open('anna');
  setCells(anna.report, edition, new Map([[NEW, 5]]), typed);
  await until(() => started, 'the commit began');
  const closing = first.server.close();
  finish();
  await closing;
  const second = await world({ data: first.config.dataFolder });
  expect((await second.open('anna')).report.cells.get(NEW)).toBe(5);
});

test('while a commit is under way nobody sees the edit, a person who joins then included', async () => {
  let open = true;
  let release = () => {};
  const { join, open: openAs } = await world(
    {},
    {
      store: (store) => ({
        ...store,
        append: async (edits) => {
          if (!open)
            await new Promise<void>((resolve) => {
              release = resolve;
            });
          return store.append(edits);
        },
      }),
    },
  );
  await join('anna', 'coordinator');
  const anna = await openAs('anna');
  const watcher = await openAs('anna');
  open = false;
  setCells(anna.report, edition, new Map([[NEW, 5]]), typed);
  await until(() => anna.sent() === 2, 'sent');
  const late = openAs('anna');
  // More edits while the newcomer waits: they wait with it and are not lost.
  for (const value of [6, 7, 8]) setCells(anna.report, edition, new Map([[NEW, value]]), typed);
  await until(() => anna.sent() === 5, 'all sent');
  expect(watcher.report.cells.has(NEW)).toBe(false);
  expect(anna.acknowledged()).toBe(1);
  open = true;
  const timer = setInterval(() => release(), 1);
  const newcomer = await late;
  await until(() => watcher.report.cells.get(NEW) === 8 && newcomer.report.cells.get(NEW) === 8, 'everybody sees 8');
  await until(() => anna.acknowledged() === 5, 'all acknowledged');
  clearInterval(timer);
});

test('a failed commit is seen by nobody: the document is read again and everybody may come back', async () => {
  let failing = false;
  const { join, open, ticket, server } = await world(
    {},
    {
      store: (store) => ({
        ...store,
        append: async (edits) => {
          if (failing) throw new Error('disk full');
          return store.append(edits);
        },
      }),
    },
  );
  await join('anna', 'coordinator');
  const [anna, watcher] = await Promise.all([open('anna'), open('anna')]);
  failing = true;
  setCells(anna.report, edition, new Map([[NEW, 5]]), typed);
  await until(() => anna.closes.length === 1 && watcher.closes.length === 1, 'both are closed');
  expect(anna.closes[0]?.code).toBe(1013);
  expect(watcher.report.cells.has(NEW)).toBe(false);
  expect((await server.rooms.read(REPORT))?.cells.get(NEW)?.value).toBeNull();
  failing = false;
  anna.provider.protocols = ['nianbao.v1', `ticket.${await ticket('anna')}`];
  anna.provider.connect();
  await until(async () => (await server.rooms.read(REPORT))?.cells.get(NEW)?.value === 5, 'the edit arrives the second time');
});

test('whoever comes back is shown nothing of the others before their own work is on disk', async () => {
  let open = true;
  let release = () => {};
  const made = await world(
    {},
    {
      store: (store) => ({
        ...store,
        append: async (edits) => {
          if (!open)
            await new Promise<void>((resolve) => {
              release = resolve;
            });
          return store.append(edits);
        },
      }),
    },
  );
  await made.join('anna', 'coordinator');
  await made.join('bert', 'coordinator');
  const [anna, bert] = await Promise.all([made.open('anna'), made.open('bert')]);
  anna.provider.disconnect();
  setCells(anna.report, edition, new Map([[NEW, 7]]), typed);
  setCells(bert.report, edition, new Map([[NEW, 5]]), typed);
  await until(() => bert.acknowledged() === bert.sent(), 'bert is told');
  open = false;
  anna.provider.protocols = ['nianbao.v1', `ticket.${await made.ticket('anna')}`];
  anna.provider.connect();
  await until(() => anna.sent() === 1, 'anna has handed in her work');
  setSectionText(bert.report, '5', '同时', typed);
  await until(() => bert.sent() === 3, 'bert goes on');
  expect(anna.report.cells.get(NEW)).toBe(7);
  expect(anna.report.section('5').length).toBe(0);
  open = true;
  const timer = setInterval(() => release(), 1);
  await until(() => anna.provider.synced && anna.report.section('5').length === 2, 'anna is shown everything');
  clearInterval(timer);
  expect([anna.report.cells.get(NEW), bert.report.cells.get(NEW)]).toEqual([7, 7]);
  expect((await made.server.store.openConflicts(REPORT))[0]?.values.map(({ value }) => value)).toEqual(['5', '7']);
});
