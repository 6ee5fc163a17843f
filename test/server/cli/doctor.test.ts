// doctor on real data folders: what it finds sound, what it names, and what it says to do.
import { chmodSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { edit } from '../../contract/store-fixture.ts';
import { temporaryFolder, world } from '../../world.ts';
import { dataFolder, EMPTY, withStore } from './data-folder.ts';
import { runCommand } from './run-command.ts';

describe('nianbao doctor', () => {
  const states = async (...args: string[]) => {
    const { code, out } = await runCommand(['doctor', '--json', '--port', '0', ...args]);
    const { checks } = JSON.parse(out) as { readonly checks: readonly { readonly state: string; readonly check: string }[] };
    return { code, bad: checks.filter(({ state }) => state === 'bad').map(({ check }) => check), all: checks.map(({ check }) => check) };
  };

  test('finds nothing wrong with a sound folder, nor with one that does not exist yet', async () => {
    const folder = await dataFolder();
    const sound = await states('--data', folder);
    expect([sound.code, sound.bad]).toEqual([0, []]);
    expect(sound.all).toEqual(['notRunning', 'permissionsGood', 'portFree', 'noCertificate', 'disk', 'clock', 'storage']);
    const none = await states('--data', join(temporaryFolder(), 'none'));
    expect([none.code, none.bad]).toEqual([0, []]);
  });

  test('knows a running server’s port from a stranger’s', async () => {
    const { server, config } = await world();
    const ours = await states('--data', config.dataFolder, '--port', new URL(server.url).port);
    expect([ours.bad, ours.all.includes('portOurs'), ours.all.includes('running')]).toEqual([[], true, true]);
    const stranger = createServer();
    await new Promise<void>((resolve) => stranger.listen(0, 'localhost', resolve));
    onTestFinished(() => void stranger.close());
    const address = stranger.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const taken = await states('--data', await dataFolder(), '--port', port);
    expect([taken.code, taken.bad]).toEqual([1, ['portTaken']]);
  });

  test('names files others can read, a clock behind the data, damaged pages and a broken log', async () => {
    const open = await dataFolder();
    writeFileSync(join(open, 'secret'), 'x', { mode: 0o644 });
    chmodSync(join(open, 'secret'), 0o644);
    chmodSync(open, 0o755);
    chmodSync(join(open, 'nianbao.db'), 0o644);
    expect(await states('--data', open)).toMatchObject({ code: 1, bad: ['folderOpen', 'fileOpen', 'fileOpen'] });

    const ahead = await dataFolder();
    await withStore(ahead, (store) => store.append([edit('r1', 0, { update: EMPTY, at: '2099-01-01T00:00:00.000Z' })]));
    expect((await states('--data', ahead)).bad).toEqual(['clockBehind']);

    const broken = await dataFolder();
    const db = new Database(join(broken, 'nianbao.db'));
    db.exec("UPDATE reports SET seq = 9 WHERE id = 'r1'");
    db.close();
    expect((await states('--data', broken)).bad).toEqual(['log']);

    const damaged = await dataFolder();
    truncateSync(join(damaged, 'nianbao.db'), statSync(join(damaged, 'nianbao.db')).size - 4096);
    expect((await states('--data', damaged)).bad.length).toBeGreaterThan(0);
  });

  test('says in words what to do, and that an address nobody answers cannot be checked', async () => {
    const folder = await dataFolder();
    const config = join(temporaryFolder(), 'config.json');
    writeFileSync(config, JSON.stringify({ publicUrl: 'https://127.0.0.1:9' }));
    const { code, out, err } = await runCommand(['doctor', '--data', folder, '--config', config, '--port', '0', '--lang', 'en']);
    expect(code).toBe(1);
    expect(out).toMatch(/^FAULT {2}127\.0\.0\.1:9 cannot be reached .*reverse proxy/m);
    expect(err).toMatch(/^\d+ checks: 1 faults, 0 notes\.$/);
  });
});
