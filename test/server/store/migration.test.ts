// Data of an older format: what it holds arrives, a copy of it stays beside, and the audit log can be verified from then on.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { setCells, setMeta, setSectionText } from '#shared/document/commands';
import { openReportDoc } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import { verifyChain } from '../../../server/store/audit-chain.ts';
import { checkDatabase } from '../../../server/store/check-database.ts';
import { first } from '../../../server/store/migrations/first.ts';
import { documentValues, replay } from '../../../server/store/replay.ts';
import type { ReportStore } from '../../../server/store/report-store.ts';
import { openSqliteStore } from '../../../server/store/sqlite-store.ts';
import { storedDocument } from '../../../server/store/stored-document.ts';
import { bytes, change, edit } from '../../contract/store-fixture.ts';
import { temporaryFolder } from '../../world.ts';

const edition = must(editionByKey('2021'), 'the edition');
const NEW = must(edition.inputs[0], 'a cell').id;

/** A file as the program with data format 1 wrote it: two units, three people, two reports, one of them with a snapshot. */
const writeFormat1 = (file: string): void => {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec(first);
  db.pragma('user_version = 1');
  const person = db.prepare('INSERT INTO people (id, name, unit, colour, active) VALUES (?, ?, ?, ?, ?)');
  person.run('anna', '安娜', '办公室', '#111111', 1);
  person.run('bert', '伯特', '法规科', '#222222', 0);
  person.run('carl', '卡尔', '办公室', '#333333', 1);
  const report = db.prepare('INSERT INTO reports (id, organ, year, edition, epoch, seq, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const update = db.prepare('INSERT INTO updates (report, seq, author, data) VALUES (?, ?, ?, ?)');
  const audit = db.prepare('INSERT INTO audit (report, seq, at, person, place, before, after, how) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  for (const id of ['r1', 'r2']) {
    const doc = openReportDoc(new Y.Doc());
    const updates: Uint8Array[] = [];
    doc.doc.on('update', (data: Uint8Array) => updates.push(data));
    setMeta(doc, { organ: '某局', year: 2025, edition: '2021' }, { kind: 'load' });
    setCells(doc, edition, new Map([[NEW, 3]]), { kind: 'load' });
    setSectionText(doc, '1', '全年收到申请。', { kind: 'load' });
    report.run(id, '某局', 2025, '2021', 2, updates.length, '2026-01-15T08:00:00.000Z');
    if (id === 'r2') {
      db.prepare('INSERT INTO snapshots (report, seq, data) VALUES (?, ?, ?)').run(id, 2, Y.mergeUpdates(updates.slice(0, 2)));
      update.run(id, 3, 'anna', updates[2]);
    } else for (const [index, data] of updates.entries()) update.run(id, index + 1, 'anna', data);
    db.prepare('INSERT INTO clients (report, client, person) VALUES (?, ?, ?)').run(id, doc.doc.clientID, 'anna');
    db.prepare('INSERT INTO members (report, person, role, assigned) VALUES (?, ?, ?, ?)').run(id, 'anna', 'coordinator', '["requests"]');
    audit.run(id, 1, '2026-01-14T08:00:00.000Z', 'administrator', 'report', null, '2025 某局', 'created');
  }
  audit.run('r1', 2, '2026-01-14T09:00:00.000Z', 'anna', NEW, null, '3', 'edit');
  audit.run('r2', 2, '2026-01-14T09:00:00.000Z', 'anna', NEW, null, '3', 'resync');
  audit.run('r1', 3, '2026-01-14T10:00:00.000Z', 'anna', 'section:1', '', '全年收到申请。', 'edit');
  db.close();
};

const openFile = (file: string): ReportStore => {
  const opened = openSqliteStore(file);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
};

describe('data of format 1', () => {
  test('arrives whole: people get units, reports keep log, epoch, members and owners', async () => {
    const file = join(temporaryFolder(), 'nianbao.db');
    writeFormat1(file);
    const store = openFile(file);
    const units = await store.units();
    expect(units.map(({ name, active }) => [name, active]).sort()).toEqual([
      ['办公室', true],
      ['法规科', true],
    ]);
    const nameOf = new Map(units.map(({ id, name }) => [id, name]));
    expect(
      (await store.people()).map(({ id, unit, active, isAdmin, subject }) => [id, nameOf.get(unit), active, isAdmin, subject]),
    ).toEqual([
      ['anna', '办公室', true, false, null],
      ['bert', '法规科', false, false, null],
      ['carl', '办公室', true, false, null],
    ]);
    expect(await store.member('r1', 'anna')).toMatchObject({ unitName: '办公室', role: 'coordinator', assigned: ['requests'], due: null });
    for (const id of ['r1', 'r2']) {
      const loaded = must(await store.load(id), id);
      expect([loaded.row.epoch, loaded.seq, loaded.owners.size]).toEqual([2, 3, 1]);
      const doc = openReportDoc(storedDocument(loaded));
      expect([doc.cells.get(NEW), doc.section('1').toString(), doc.meta.get('organ')]).toEqual([3, '全年收到申请。', '某局']);
    }
    await store.close();
  });

  test('has an audit chain afterwards, the old rows in it, that replays to the document and goes on', async () => {
    const file = join(temporaryFolder(), 'nianbao.db');
    writeFormat1(file);
    const store = openFile(file);
    const rows = await store.audit('r1');
    expect(rows.map(({ number, place, how, person }) => [number, place, how, person])).toEqual([
      [1, 'report', 'created', 'administrator'],
      [2, NEW, 'edited', 'anna'],
      [3, 'section:1', 'edited', 'anna'],
      [4, 'document', 'created', 'nianbao'],
    ]);
    expect((await store.audit('r2'))[1]?.how).toBe('offline');
    expect(verifyChain('r1', rows, await store.auditHead('r1'))).toEqual({ ok: true, value: true });
    const loaded = must(await store.load('r1'), 'r1');
    expect(replay(rows)).toEqual({ ok: true, value: documentValues(openReportDoc(storedDocument(loaded))) });
    await store.close();
    expect(await checkDatabase(file)).toEqual({ ok: true, value: { reports: 2, rows: 7 } });
    const again = openFile(file);
    const doc = storedDocument(must(await again.load('r1'), 'r1'));
    const before = Y.encodeStateVector(doc);
    setCells(openReportDoc(doc), edition, new Map([[NEW, 4]]), { kind: 'load' });
    await again.append([edit('r1', 0, { update: Y.encodeStateAsUpdate(doc, before), changes: [change(NEW, '3', '4')], after: 3 })]);
    await again.close();
    expect(await checkDatabase(file)).toEqual({ ok: true, value: { reports: 2, rows: 8 } });
  });

  test('stays beside as a whole copy named by its format, readable by its owner only; a second start makes none', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'nianbao.db');
    writeFormat1(file);
    await openFile(file).close();
    await openFile(file).close();
    const copy = `${file}.format-1`;
    expect(readdirSync(folder).sort()).toEqual(['nianbao.db', 'nianbao.db.format-1']);
    const db = new Database(copy, { readonly: true });
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(5);
    db.close();
  });

  test('is as it was where the step fails, and the server does not start', () => {
    const file = join(temporaryFolder(), 'nianbao.db');
    writeFormat1(file);
    const db = new Database(file);
    db.pragma('foreign_keys = OFF');
    db.exec("INSERT INTO members (report, person, role, assigned) VALUES ('nowhere', 'anna', 'reader', '[]')");
    db.close();
    expect(openSqliteStore(file)).toMatchObject({ ok: false, error: { key: 'server.start.dataUnreadable' } });
    const after = new Database(file, { readonly: true });
    expect(after.pragma('user_version', { simple: true })).toBe(1);
    expect(after.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(5);
    after.close();
    // Its data is unchanged, so no copy is needed.
    expect(existsSync(`${file}.format-1`)).toBe(false);
  });

  test('with a document that cannot be read still arrives; the check names that report', async () => {
    const file = join(temporaryFolder(), 'nianbao.db');
    writeFormat1(file);
    const db = new Database(file);
    db.prepare("UPDATE updates SET data = ? WHERE report = 'r1' AND seq = 2").run(bytes(255, 255, 255));
    db.close();
    await openFile(file).close();
    const checked = await checkDatabase(file);
    expect(checked.ok).toBe(false);
    if (!checked.ok) expect(checked.error.map(({ parameters }) => parameters.report)).toEqual(['r1']);
  });
});

describe('data of format 3', () => {
  test('gets room for notices and marks; what it held is there, and a copy of it stays beside', async () => {
    const file = join(temporaryFolder(), 'nianbao.db');
    writeFormat1(file);
    await openFile(file).close();
    const db = new Database(file);
    db.exec('DROP TABLE notices; DROP TABLE marks;');
    db.pragma('user_version = 3');
    db.close();
    const store = openFile(file);
    expect((await store.people()).length).toBe(3);
    await store.setMark('anna', 'look/r1', { value: '3', at: '2026-01-16T08:00:00.000Z' });
    expect(await store.notices('anna', 10)).toEqual([]);
    await store.close();
    const copy = new Database(`${file}.format-3`, { readonly: true });
    expect(copy.pragma('user_version', { simple: true })).toBe(3);
    expect(copy.prepare('SELECT count(*) FROM people').pluck().get()).toBe(3);
    copy.close();
  });
});
