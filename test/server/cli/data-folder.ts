// Data folders for the tests of backup, restore, doctor and audit.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportStore } from '../../../server/store/report-store.ts';
import { openSqliteStore } from '../../../server/store/sqlite-store.ts';
import { addReport, openWithPeople } from '../../contract/store-fixture.ts';
import { temporaryFolder } from '../../world.ts';

/** An empty Yjs update: nothing in it, but readable. */
export const EMPTY = Uint8Array.of(0, 0);

const openData = (folder: string): ReportStore => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const opened = openSqliteStore(join(folder, 'nianbao.db'));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
};

/** A data folder with two people and the reports named, closed again. */
export const dataFolder = async (reports: readonly string[] = ['r1']): Promise<string> => {
  const folder = join(temporaryFolder(), 'data');
  const store = await openWithPeople({ open: () => openData(folder) });
  for (const id of reports) await addReport(store, id, 2025, { update: EMPTY });
  await store.close();
  return folder;
};

/** Does something with the folder's store and closes it. */
export const withStore = async <T>(folder: string, work: (store: ReportStore) => Promise<T>): Promise<T> => {
  const store = openData(folder);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};
