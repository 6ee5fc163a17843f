// `nianbao invite --admin`, beside a running server.
import { expect, test } from 'vitest';
import { temporaryFolder, world } from '../../world.ts';
import { runCommand } from './run-command.ts';

test('a new administrator’s link is made while the server runs, and works once', async () => {
  const made = await world();
  const ran = await runCommand(['invite', '--admin', '--data', made.config.dataFolder]);
  expect(ran.code).toBe(0);
  const link = String(/#\/sign-in\/([A-Za-z0-9_-]{43})\n$/.exec(ran.out)?.[1]);
  const enter = (name: string) => made.call('POST', '/api/session', null, { link, name });
  const session = await enter('管理者');
  expect(session.status).toBe(200);
  expect(await made.server.store.person(String((session.body.person as { id: string }).id))).toMatchObject({ isAdmin: true });
  expect((await enter('另一人')).status).toBe(410);
  expect((await made.server.store.deeds(null)).filter(({ person }) => person === 'command-line').length).toBeGreaterThan(0);
});

test('without --admin, without data or with a stray word it says what is missing', async () => {
  const data = temporaryFolder();
  for (const args of [[], ['--admin', '--data', data], ['--admin', 'extra']]) {
    const { code, err, out } = await runCommand(['invite', ...args]);
    expect([args, code, out]).toEqual([args, 2, '']);
    expect(err.split('\n').length).toBe(1);
  }
});
