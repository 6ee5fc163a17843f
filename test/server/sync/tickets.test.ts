// Tickets at the websocket upgrade: which open a report and which do not.
import { expect, onTestFinished, test } from 'vitest';
import { openClient, openSocket } from '../../client.ts';
import { REPORT, until, world } from '../../world.ts';

test('tickets: absent, tampered, of another report and expired ones open nothing', async () => {
  let clock = Date.now();
  const made = await world({}, { now: () => clock });
  await made.join('anna', 'coordinator');
  await made.call('POST', '/api/reports', 'administrator', { id: 'other', edition: '2021', organ: '别的局', year: 2025 });
  const url = `${made.server.url.replace('http', 'ws')}/sync/${REPORT}`;
  const statusOf = (ticket: string | null, protocols?: readonly string[]) =>
    new Promise((resolve) => {
      const { socket } = openSocket(url, ticket, protocols);
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('open', () => {
        socket.terminate();
        resolve('open');
      });
    });
  const good = await made.ticket('anna');
  expect(good).toMatch(/^[A-Za-z0-9._-]+$/);
  expect(await statusOf(good)).toBe('open');
  expect(await statusOf(good)).toBe('open');
  expect(await statusOf(null)).toBe(401);
  expect(await statusOf(`${good.slice(0, -3)}AAA`)).toBe(401);
  expect(await statusOf(await made.ticket('administrator', 'other'))).toBe(401);
  expect(await statusOf(good, [])).toBe(400);
  const session = await made.server.tokens.signSession({ person: 'anna' });
  expect(await statusOf(session.token)).toBe(401);
  await made.server.store.removeMember(REPORT, 'anna');
  expect(await statusOf(good)).toBe(401);
  await made.join('anna', 'reader');
  expect(await statusOf(good)).toBe('open');
  clock += 16 * 60_000;
  expect(await statusOf(`${good.slice(0, -3)}AAA`)).toBe(401);
  const late = openSocket(url, good);
  expect(await late.closed).toEqual({ code: 4401, reason: 'ticket-expired' });
  expect(late.frames).toEqual([]);
});

test('[4401] an unmodified client with an expired ticket is told so and does not come back by itself', async () => {
  let clock = Date.now();
  const made = await world({}, { now: () => clock });
  await made.join('anna', 'coordinator');
  const ticket = await made.ticket('anna');
  clock += 16 * 60_000;
  const anna = openClient(made.server.url, REPORT, ticket);
  onTestFinished(anna.close);
  await until(() => anna.closes.length === 1, 'closed');
  expect(anna.closes).toEqual([{ code: 4401, reason: 'ticket-expired' }]);
  expect(anna.provider.synced).toBe(false);
});

test('[4409] a ticket given before the report was restored opens nothing, and who is in it is sent away', async () => {
  const made = await world();
  await made.join('anna', 'coordinator');
  const before = await made.ticket('anna');
  const anna = await made.open('anna');
  const raw = await made.socket('anna');
  await made.server.store.raiseEpoch(REPORT);
  await made.server.rooms.restored(REPORT);
  expect(await raw.closed).toEqual({ code: 4409, reason: 'restored' });
  await until(() => anna.closes.length === 1, 'anna is sent away');
  expect(anna.closes).toEqual([{ code: 4409, reason: 'restored' }]);
  const late = openSocket(`${made.server.url.replace('http', 'ws')}/sync/${REPORT}`, before);
  expect(await late.closed).toEqual({ code: 4409, reason: 'restored' });
  expect(late.frames).toEqual([]);
  await made.open('anna');
});

test('a ticket survives a restart of the server', async () => {
  const first = await world();
  await first.join('anna', 'coordinator');
  const ticket = await first.ticket('anna');
  await first.server.close();
  const second = await world({ data: first.config.dataFolder });
  const raw = openSocket(`${second.server.url.replace('http', 'ws')}/sync/${REPORT}`, ticket);
  await until(() => raw.frames.length > 0, 'the server greets');
  raw.socket.terminate();
});
