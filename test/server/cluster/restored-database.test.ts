// A database that was brought back by its own tools: epochs rise, so that no window of before brings back what was undone. And what the
// commands say of a shared database.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { must } from '#shared/result';
import { openSocket } from '../../client.ts';
import { REPORT, temporaryFolder, until, world } from '../../world.ts';
import { runCommand } from '../cli/run-command.ts';
import { engineForFile } from './engine-for-file.ts';
import { ask, noEngine } from './postgres-engine.ts';

describe.skipIf(noEngine() !== null)('a database brought back', () => {
  const engine = engineForFile();

  /** The rows of before in transactions of now, as pg_restore writes them. */
  const bringBack = (database: string) =>
    ask(database, 'CREATE TEMP TABLE old AS TABLE nianbao.shared; DELETE FROM nianbao.shared; INSERT INTO nianbao.shared TABLE old');
  const epochs = async (database: string) =>
    (await ask(database, 'SELECT epoch FROM nianbao.reports ORDER BY id')).map(({ epoch }) => Number(epoch));
  const settingsFor = (database: string): string => {
    const file = join(temporaryFolder(), 'config.json');
    writeFileSync(file, JSON.stringify({ database, port: '0', host: '127.0.0.1' }));
    return file;
  };
  const doctor = async (database: string) => {
    const { code, out } = await runCommand(['doctor', '--json', '--config', settingsFor(database)]);
    const { checks } = JSON.parse(out) as { readonly checks: readonly { readonly state: string; readonly check: string }[] };
    return { code, bad: checks.filter(({ state }) => state === 'bad').map(({ check }) => check), all: checks.map(({ check }) => check) };
  };

  test('the next start raises every epoch once; tickets of before open nothing, and the starts after that change nothing', async () => {
    const database = await engine().createDatabase();
    const first = await world({ database });
    await first.join('anna', 'coordinator');
    const before = await first.ticket('anna');
    await first.server.close();
    expect(await epochs(database)).toEqual([1]);
    await bringBack(database);
    const [a, b] = await Promise.all([world({ database }), world({ database })]);
    const [epoch] = await epochs(database);
    expect(must(epoch, 'the epoch')).toBeGreaterThan(1_700_000_000);
    const late = openSocket(`${b.server.url.replace('http', 'ws')}/sync/${REPORT}`, before);
    expect(await late.closed).toEqual({ code: 4409, reason: 'restored' });
    await a.open('anna');
    await world({ database });
    expect(await epochs(database)).toEqual([epoch]);
    expect((await a.server.store.deeds(null)).filter(({ deed }) => deed === 'restored').length).toBe(1);
  });

  test('a copy under another name is one as well, and the original is none', async () => {
    const database = await engine().createDatabase();
    const first = await world({ database });
    await first.server.close();
    const name = `${new URL(database).pathname.slice(1)}_copy`;
    await ask(database.replace(/[^/]+$/, 'postgres'), `CREATE DATABASE ${name} TEMPLATE ${new URL(database).pathname.slice(1)}`);
    const copy = database.replace(/[^/]+$/, name);
    await world({ database: copy });
    await world({ database });
    expect([(await epochs(copy))[0] !== 1, await epochs(database)]).toEqual([true, [1]]);
  });

  test('nodes that are running hear of it: `nianbao restore --postgres` sends everybody away from an older state', async () => {
    const database = await engine().createDatabase();
    const made = await world({ database });
    await made.join('anna', 'coordinator');
    const anna = await made.open('anna');
    const { code, err } = await runCommand(['restore', '--postgres', '--lang', 'en', '--config', settingsFor(database)]);
    expect([code, err]).toEqual([0, expect.stringMatching(/^The epoch of 1 reports was raised/)]);
    await until(() => anna.closes.length === 1, 'anna is sent away');
    expect(anna.closes).toEqual([{ code: 4409, reason: 'restored' }]);
    await made.open('anna');
  });

  test('doctor says what is to be done after a restore, and that all is well otherwise; it changes nothing', async () => {
    const database = await engine().createDatabase();
    expect(await doctor(database)).toMatchObject({ code: 1, bad: ['olderData'] });
    const made = await world({ database });
    await made.join('anna', 'coordinator');
    expect(await doctor(database)).toEqual({ code: 0, bad: [], all: ['portFree', 'noCertificate', 'clock', 'database'] });
    await made.server.close();
    await bringBack(database);
    expect(await doctor(database)).toMatchObject({ code: 1, bad: ['databaseRestored'] });
    expect(await epochs(database)).toEqual([1]);
    expect((await runCommand(['restore', '--postgres', '--config', settingsFor(database)])).code).toBe(0);
    expect(await doctor(database)).toMatchObject({ code: 0, bad: [] });
  });

  test('doctor and `audit verify` name a changed row, a missing one and a clock that is behind', async () => {
    const database = await engine().createDatabase();
    const made = await world({ database });
    await made.join('anna', 'coordinator');
    const anna = await made.open('anna');
    for (let value = 1; value <= 5; value += 1) anna.report.cells.set('requests/new/natural', value);
    await until(() => anna.acknowledged() === anna.sent(), 'all is on disk');
    const verify = () => runCommand(['audit', 'verify', '--lang', 'en', '--config', settingsFor(database)]);
    const sound = await verify();
    expect([sound.code, sound.out]).toEqual([0, expect.stringMatching(/^Report report-1: all \d+ rows of its change log hold/)]);
    await ask(database, "UPDATE nianbao.audit SET person = 'bert' WHERE number = 3");
    const changed = await verify();
    expect([changed.code, changed.out]).toEqual([1, expect.stringMatching(/^Row 3 of the change log of report report-1/)]);
    expect(await doctor(database)).toMatchObject({ code: 1, bad: ['changed'] });
    await ask(database, "UPDATE nianbao.audit SET person = 'administrator' WHERE number = 3");
    expect((await verify()).code).toBe(0);
    await ask(database, 'DELETE FROM nianbao.audit WHERE number = (SELECT max(number) FROM nianbao.audit)');
    expect((await verify()).out).toMatch(/^Row \d+ of the change log of report report-1 is missing/);
    await ask(database, "UPDATE nianbao.reports SET updated_at = '2099-01-01T00:00:00.000Z'");
    expect((await doctor(database)).bad).toEqual(['clockBehind', 'missing']);
  });

  test('without a database, or with a file, --postgres is explained', async () => {
    const none = await runCommand(['restore', '--postgres', '--data', temporaryFolder()]);
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('NIANBAO_DATABASE')]);
    const file = await runCommand(['restore', 'x.db', '--postgres', '--config', settingsFor('postgres://nobody@127.0.0.1:9/x')]);
    expect(file.code).toBe(2);
  });
});
