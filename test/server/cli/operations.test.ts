// backup, restore and audit on real data folders, some with a server running on them.
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { checkDatabase } from '../../../server/store/check-database.ts';
import { addReport, bert, edit, invitation, signIn } from '../../contract/store-fixture.ts';
import { temporaryFolder, world } from '../../world.ts';
import { dataFolder, EMPTY, withStore } from './data-folder.ts';
import { runCommand } from './run-command.ts';

/** The folder's files, without what SQLite leaves beside a database that was only read. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => !/-(wal|shm)$/.test(name))
    .sort();

describe('nianbao backup', () => {
  test('copies a running server’s data, checked, readable by the owner only, and never over another file', async () => {
    const { server, config } = await world();
    const file = join(temporaryFolder(), 'monday.db');
    let stop = false;
    const writing = (async () => {
      let written = 0;
      for (; !stop; written += 1) {
        await server.store.addDeed({ at: '', person: 'anna', deed: 'x', report: null, about: String(written) });
        await nextTurn();
      }
      return written;
    })();
    const { code, err } = await runCommand(['backup', file, '--data', config.dataFolder]);
    stop = true;
    expect(await writing).toBeGreaterThan(0);
    expect([code, err]).toEqual([0, expect.stringContaining(file)]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await checkDatabase(file)).ok).toBe(true);
    const before = readFileSync(file);
    const again = await runCommand(['backup', file, '--data', config.dataFolder]);
    expect([again.code, again.err]).toEqual([2, `${file} 已经存在，没有覆盖。请换一个文件名。`]);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('is not kept where the data has a fault, and says which', async () => {
    const folder = await dataFolder();
    await withStore(folder, (store) =>
      store.append([
        edit('r1', 0, {
          update: EMPTY,
          changes: [{ place: 'meta/x', before: null, after: '1', splices: null, how: 'typed', madeAt: null }],
        }),
      ]),
    );
    const target = join(temporaryFolder(), 'backup.db');
    const { code, err } = await runCommand(['backup', target, '--data', folder]);
    expect(code).toBe(2);
    expect(err).toContain('meta/x');
    expect(readdirSync(join(target, '..'))).toEqual([]);
  });

  test('without data, without a folder to write to and without a file name ends with one sentence', async () => {
    const folder = await dataFolder();
    const { code, err } = await runCommand(['backup', join(temporaryFolder(), 'x.db'), '--data', join(temporaryFolder(), 'none')]);
    expect([code, err.split('\n').length]).toEqual([2, 1]);
    const nowhere = await runCommand(['backup', join(temporaryFolder(), 'no', 'x.db'), '--data', folder]);
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('ENOENT')]);
    expect((await runCommand(['backup', '--data', folder])).code).toBe(2);
  });
});

describe('nianbao restore', () => {
  test('brings back what the backup has, raises epochs, and keeps the replaced data beside it', async () => {
    const folder = await dataFolder(['r1', 'r2']);
    const file = join(temporaryFolder(), 'backup.db');
    expect((await runCommand(['backup', file, '--data', folder])).code).toBe(0);
    const backupBytes = readFileSync(file);
    await withStore(folder, async (store) => {
      await addReport(store, 'r3', 2026, { update: EMPTY });
      await store.append([edit('r1', 0, { update: EMPTY })]);
      await store.raiseEpoch('r2');
    });
    const epochs = await withStore(folder, async (store) => (await store.reports()).map(({ epoch }) => epoch));
    const { code, err } = await runCommand(['restore', file, '--data', folder]);
    expect(code).toBe(0);
    expect(err).toContain('r3');
    const kept = join(folder, 'nianbao.db.replaced');
    expect(err).toContain(kept);
    const now = await withStore(folder, async (store) => {
      expect((await store.load('r1'))?.seq).toBe(1);
      expect((await store.deeds(null)).at(-1)).toMatchObject({ deed: 'restored', about: 'backup.db' });
      return store.reports();
    });
    expect(now.map(({ id }) => id)).toEqual(['r1', 'r2']);
    for (const { epoch } of now) expect(epoch).toBeGreaterThan(Math.max(...epochs));
    expect(await checkDatabase(kept)).toMatchObject({ ok: true, value: { reports: 3 } });
    expect(readFileSync(file).equals(backupBytes)).toBe(true);
    expect(filesIn(folder)).toEqual(['lock', 'nianbao.db', 'nianbao.db.replaced']);
    // Once more: the epoch must not fall back to one that was already given out.
    expect((await runCommand(['restore', file, '--data', folder])).code).toBe(0);
    const second = await withStore(folder, (store) => store.report('r1'));
    expect(second?.epoch).toBeGreaterThan(now[0]?.epoch ?? 0);
    expect(existsSync(`${kept}-2`)).toBe(true);
  });

  test('does not give those back who left, nor used-up invitations and secrets', async () => {
    const folder = await dataFolder();
    await withStore(folder, async (store) => {
      await store.addInvitation(invitation('i'));
      await store.addSignIn(signIn('s', 'anna'));
    });
    const file = join(temporaryFolder(), 'backup.db');
    await runCommand(['backup', file, '--data', folder]);
    await withStore(folder, async (store) => {
      await store.revokeInvitation('i', '2026-01-16T00:00:00.000Z');
      await store.renewSignIn('s', 'digest of s', 'new digest', '2026-03-01T00:00:00.000Z');
      await store.savePerson({ ...bert, active: false });
    });
    expect((await runCommand(['restore', file, '--data', folder])).code).toBe(0);
    await withStore(folder, async (store) => {
      expect((await store.invitationByDigest('digest of i'))?.revokedAt).not.toBeNull();
      expect((await store.signIn('s'))?.digest).toBe('new digest');
      expect((await store.person('bert'))?.active).toBe(false);
    });
  });

  test('is refused while a server runs on the folder', async () => {
    const { config } = await world();
    const file = join(temporaryFolder(), 'backup.db');
    await runCommand(['backup', file, '--data', config.dataFolder]);
    const { code, err } = await runCommand(['restore', file, '--data', config.dataFolder]);
    expect(code).toBe(2);
    expect(err).toContain('正被另一个年报服务使用');
  });

  test('of a damaged, cut, foreign or missing file changes nothing', async () => {
    const folder = await dataFolder();
    const before = readFileSync(join(folder, 'nianbao.db'));
    const file = join(temporaryFolder(), 'backup.db');
    await runCommand(['backup', file, '--data', folder]);
    truncateSync(file, statSync(file).size - 5000);
    const tampered = join(temporaryFolder(), 'tampered.db');
    await runCommand(['backup', tampered, '--data', folder]);
    const db = new Database(tampered);
    db.exec("UPDATE reports SET audit_count = audit_count + 1 WHERE id = 'r1'");
    db.close();
    const foreign = join(temporaryFolder(), 'letter.txt');
    writeFileSync(foreign, 'no database at all, but long enough to be looked at closely by whoever opens it');
    for (const wrong of [file, tampered, foreign, join(temporaryFolder(), 'none')]) {
      const { code, err } = await runCommand(['restore', wrong, '--data', folder]);
      expect([code, err.length > 0]).toEqual([2, true]);
      expect(readFileSync(join(folder, 'nianbao.db')).equals(before)).toBe(true);
      expect(filesIn(folder)).toEqual(['lock', 'nianbao.db']);
    }
  });

  test('goes into an empty folder, and in the place of data that cannot be read any more', async () => {
    const folder = await dataFolder();
    const file = join(temporaryFolder(), 'backup.db');
    await runCommand(['backup', file, '--data', folder]);
    const fresh = join(temporaryFolder(), 'new', 'data');
    expect((await runCommand(['restore', file, '--data', fresh])).code).toBe(0);
    expect(await withStore(fresh, async (store) => (await store.reports()).length)).toBe(1);
    writeFileSync(join(folder, 'nianbao.db'), Buffer.alloc(8192, 7));
    const { code, err } = await runCommand(['restore', file, '--data', folder]);
    expect([code, err]).toEqual([0, expect.stringContaining('读不出')]);
    expect(readFileSync(join(folder, 'nianbao.db.replaced')).equals(Buffer.alloc(8192, 7))).toBe(true);
    expect((await checkDatabase(join(folder, 'nianbao.db'))).ok).toBe(true);
  });
});

describe('nianbao audit', () => {
  test('verify says so where everything holds, and names report and row where something was changed', async () => {
    const { server, config } = await world();
    const data = ['--data', config.dataFolder];
    const sound = await runCommand(['audit', 'verify', ...data]);
    expect([sound.code, sound.out]).toEqual([0, expect.stringContaining('report-1')]);
    await server.close();
    const db = new Database(join(config.dataFolder, 'nianbao.db'));
    db.exec("UPDATE audit SET person = 'mallory' WHERE report = 'report-1' AND number = 1");
    db.close();
    const changed = await runCommand(['audit', 'verify', '--report', 'report-1', '--lang', 'en', ...data]);
    expect(changed.code).toBe(1);
    expect(changed.out).toContain('Row 1 of the change log of report report-1 is not what was written');
    const json = await runCommand(['audit', 'verify', '--json', ...data]);
    expect([json.code, JSON.parse(json.out)]).toMatchObject([1, { reports: [{ report: 'report-1', faults: [expect.any(String)] }] }]);
  });

  test('show lists who changed what; another report or word is refused', async () => {
    const { config } = await world();
    const data = ['--data', config.dataFolder];
    const { code, out } = await runCommand(['audit', 'show', '--report', 'report-1', ...data]);
    expect([code, out.split('\n')[0]]).toEqual([0, expect.stringMatching(/^1\t.*created/)]);
    expect((await runCommand(['audit', 'show', '--report', 'nothing', ...data])).err).toContain('nothing');
    expect((await runCommand(['audit', 'show', ...data])).code).toBe(2);
    expect((await runCommand(['audit', 'prune', ...data])).code).toBe(2);
  });
});
