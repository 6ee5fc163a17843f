// Tickets at the websocket upgrade: which open a report and which do not.
import { expect, test } from 'vitest';
import { openSocket, REPORT, until, world } from '../../world.ts';

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
  expect(await statusOf(good)).toBe(401);
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
