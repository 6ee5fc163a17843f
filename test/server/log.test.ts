// The log: whatever passes through the server, no token reaches it.
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLog } from '../../server/log.ts';
import { ADMIN_TOKEN, REPORT, world } from '../world.ts';

test('neither links nor sessions nor tickets nor the administrator’s token are logged, even at the finest level', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const log = createLog('debug', stream);
  const made = await world({}, { log });
  await made.join('anna', 'coordinator');
  const link = String((await made.server.signLink('anna', REPORT)).split('#/sign-in/')[1]);
  const { body } = await made.call('POST', '/api/session', null, { link });
  const ticket = await made.ticket('anna');
  await made.open('anna');
  log.error({
    headers: { authorization: `Bearer ${String(body.token)}`, 'sec-websocket-protocol': `nianbao.v1, ticket.${ticket}` },
    link,
    body: { ticket },
  });
  const all = lines.join('');
  expect(lines.length).toBeGreaterThan(4);
  for (const secret of [link, ticket, String(body.token), ADMIN_TOKEN]) expect(all.includes(secret)).toBe(false);
});
