// Faults of the disk, on real files: what is refused, what can still be read, and that nothing acknowledged is lost.
import { copyFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { setCells, setMeta } from '#shared/document/commands';
import { openReportDoc } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import { checkDatabase } from '../../../server/store/check-database.ts';
import { documentValues } from '../../../server/store/replay.ts';
import type { Append, ReportStore } from '../../../server/store/report-store.ts';
import { openSqliteStore } from '../../../server/store/sqlite-store.ts';
import { storedDocument } from '../../../server/store/stored-document.ts';
import { verifyReport } from '../../../server/store/verify-report.ts';
import { addReport, change, edit, openWithPeople } from '../../contract/store-fixture.ts';
import { temporaryFolder } from '../../world.ts';

const edition = must(editionByKey('2021'), 'the edition');
const NEW = must(edition.inputs[0], 'a cell').id;

type Opened = { readonly store: ReportStore; readonly db: Database.Database; readonly file: string };

const openFile = (file = join(temporaryFolder(), 'nianbao.db')): Opened => {
  let db: Database.Database | null = null;
  const opened = openSqliteStore(file, {
    tune: (connection) => {
      db = connection;
    },
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return { store: opened.value, db: must<Database.Database>(db, 'the connection'), file };
};

/** A report with real edits of one cell; each call of `next` is one more. */
const beginEdits = async (store: ReportStore) => {
  await openWithPeople({ open: () => store });
  const doc = openReportDoc(new Y.Doc());
  setMeta(doc, { organ: '某局', year: 2025, edition: '2021' }, { kind: 'load' });
  const changes = [...documentValues(doc)].map(([place, value]) => change(place, null, value, { how: 'created' }));
  await addReport(store, 'r1', 2025, { update: Y.encodeStateAsUpdate(doc.doc), changes });
  let value = 0;
  return {
    next: (): Append => {
      const before = Y.encodeStateVector(doc.doc);
      value += 1;
      setCells(doc, edition, new Map([[NEW, value]]), { kind: 'load' });
      const changed = change(NEW, value === 1 ? null : String(value - 1), String(value));
      return edit('r1', 0, { update: Y.encodeStateAsUpdate(doc.doc, before), changes: [changed] });
    },
  };
};

const valueIn = async (store: ReportStore): Promise<number> =>
  Number(openReportDoc(storedDocument(must(await store.load('r1'), 'r1'))).cells.get(NEW) ?? 0);

describe('a full disk', () => {
  test('refuses the whole commit loudly, keeps what was acknowledged readable, and takes edits again when there is room', async () => {
    const { store, db } = openFile();
    const { next } = await beginEdits(store);
    await store.append([next()]);
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 1}`);
    let acknowledged = 1;
    let refusal: unknown = null;
    // Rows this long fill a page each.
    const long = change('report', null, 'x'.repeat(3000));
    const pending: Append[] = [];
    while (refusal === null && acknowledged < 50) {
      const one = next();
      try {
        await store.append([{ ...one, changes: [...one.changes, long] }]);
        acknowledged += 1;
      } catch (error) {
        refusal = error;
        pending.push(one);
      }
    }
    expect(String(refusal)).toMatch(/full/);
    expect([await valueIn(store), (await store.load('r1'))?.seq]).toEqual([acknowledged, acknowledged + 1]);
    expect((await verifyReport(store, 'r1')).faults).toEqual([]);
    await store.ping();
    db.pragma('max_page_count = 100000');
    expect(await store.append(pending)).toEqual([acknowledged + 2]);
    expect(await valueIn(store)).toBe(acknowledged + 1);
    expect((await verifyReport(store, 'r1')).faults).toEqual([]);
    await store.close();
  });
});

describe('a disk that became read-only', () => {
  test('refuses every write, reads go on', async () => {
    const { store, db } = openFile();
    const { next } = await beginEdits(store);
    await store.append([next()]);
    db.pragma('query_only = ON');
    await expect(store.append([next()])).rejects.toThrow(/readonly/);
    await expect(store.compact('r1', 1, Uint8Array.of(1))).rejects.toThrow(/readonly/);
    await expect(store.addDeed({ at: '', person: 'anna', deed: 'x', report: null, about: '' })).rejects.toThrow(/readonly/);
    expect(await valueIn(store)).toBe(1);
    expect((await verifyReport(store, 'r1')).faults).toEqual([]);
    await store.close();
  });
});

describe('a write-ahead log with a torn end', () => {
  test('loses no commit that was complete, wherever it is cut or damaged, and never half of one', async () => {
    const { store, file } = openFile();
    const { next } = await beginEdits(store);
    const wal = `${file}-wal`;
    /** Size of the log when so many edits were acknowledged. */
    const sizes: number[] = [statSync(wal).size];
    for (let count = 0; count < 12; count += 1) {
      await store.append([next()]);
      sizes.push(statSync(wal).size);
    }
    const whole = readFileSync(wal);
    expect(whole.length).toBe(sizes.at(-1));
    const begin = must(sizes[0], 'a size');
    for (let step = 0; step < 40; step += 1) {
      const at = begin + Math.floor(((whole.length - begin) * step) / 40) + (step % 7);
      const copy = join(temporaryFolder(), 'nianbao.db');
      copyFileSync(file, copy);
      const torn = Buffer.from(whole);
      if (step % 2 === 0) torn[at] = (torn[at] ?? 0) ^ 0xff;
      writeFileSync(`${copy}-wal`, step % 2 === 0 ? torn : torn.subarray(0, at));
      const after = openFile(copy);
      const kept = sizes.filter((size) => size <= at).length - 1;
      expect([step, await valueIn(after.store)]).toEqual([step, Math.max(kept, 0)]);
      expect((await verifyReport(after.store, 'r1')).faults).toEqual([]);
      await after.store.close();
    }
    await store.close();
  });
});

describe('a damaged database file', () => {
  /** The pages of a database with many edits, all in the one file. */
  const written = async (): Promise<Buffer> => {
    const { store, db, file } = openFile();
    const { next } = await beginEdits(store);
    for (let count = 0; count < 150; count += 1) await store.append([next()]);
    db.pragma('wal_checkpoint(TRUNCATE)');
    await store.close();
    return readFileSync(file);
  };
  const contentOf = async (file: string): Promise<unknown> => {
    const { store } = openFile(file);
    const loaded = must(await store.load('r1'), 'r1');
    const content = [documentValues(openReportDoc(storedDocument(loaded))), await store.audit('r1'), loaded.seq];
    await store.close();
    return content;
  };

  test('with a torn last page or a missing end is noticed before anything is served as sound', async () => {
    const whole = await written();
    for (const missing of [1, 100, 4095, 4096, 5000, 40_000]) {
      const file = join(temporaryFolder(), 'nianbao.db');
      writeFileSync(file, whole);
      truncateSync(file, whole.length - missing);
      expect([missing, (await checkDatabase(file)).ok]).toEqual([missing, false]);
    }
  });

  test('with flipped bytes is either noticed, or document and history are what they were', async () => {
    const whole = await written();
    const sound = join(temporaryFolder(), 'nianbao.db');
    writeFileSync(sound, whole);
    const content = await contentOf(sound);
    let noticed = 0;
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let round = 0; round < 40; round += 1) {
      const file = join(temporaryFolder(), 'nianbao.db');
      const damaged = Buffer.from(whole);
      for (let count = 0; count < 8; count += 1) {
        const at = random(whole.length);
        damaged[at] = (damaged[at] ?? 0) ^ (1 << random(8));
      }
      writeFileSync(file, damaged);
      const checked = await checkDatabase(file);
      if (!checked.ok) noticed += 1;
      else expect(await contentOf(file)).toEqual(content);
    }
    expect(noticed).toBeGreaterThan(20);
  });

  test('that cannot be opened at all is refused with its name and left as it is', () => {
    const file = join(temporaryFolder(), 'nianbao.db');
    const garbage = Buffer.alloc(8192, 7);
    writeFileSync(file, garbage);
    expect(openSqliteStore(file)).toMatchObject({ ok: false, error: { key: 'operations.damagedPages', parameters: { file } } });
    expect(readFileSync(file).equals(garbage)).toBe(true);
    expect(existsSync(`${file}.format-0`)).toBe(false);
  });
});
