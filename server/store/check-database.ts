// Whether a database file is whole: its pages, what its rows refer to, and every report in it. Used by backup, restore and doctor.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import { reportFaultMessage } from './fault-message.ts';
import type { ReportStore } from './report-store.ts';
import { readSqliteStore } from './sqlite-store.ts';
import { verifyReport } from './verify-report.ts';

export type DatabaseCheck = { readonly reports: number; readonly rows: number };

/** Reads everything in the file; how much there is, or every fault as a sentence. */
export const checkDatabase = async (file: string): Promise<Result<DatabaseCheck, readonly Message[]>> => {
  const opened = readSqliteStore(file);
  if (!opened.ok) return err([opened.error]);
  const { store, db, close } = opened.value;
  try {
    const pages = pageFaults(db);
    if (pages.length > 0) return err(pages);
    return await checkReports(store);
  } catch (error) {
    // A damaged page can also show up only when a row on it is read.
    return err([message('operations.damagedPages', { file, detail: error instanceof Error ? error.message : String(error) })]);
  } finally {
    close();
  }
};

/** Every report in a store, through the port. */
export const checkReports = async (store: ReportStore): Promise<Result<DatabaseCheck, readonly Message[]>> => {
  const faults: Message[] = [];
  let rows = 0;
  const reports = await store.reports();
  for (const { id } of reports) {
    const verdict = await verifyReport(store, id);
    rows += verdict.rows;
    faults.push(...verdict.faults.map((fault) => reportFaultMessage(id, fault)));
    // A server that makes a backup of itself goes on serving in between.
    await nextTurn();
  }
  return faults.length > 0 ? err(faults) : ok({ reports: reports.length, rows });
};

/** What the engine itself says of the file's pages and references. */
const pageFaults = (db: Database): readonly Message[] => {
  const found = db.pragma('integrity_check(10)', { simple: false }) as readonly { readonly integrity_check: string }[];
  const said = found.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  if (said.length > 0) return [message('operations.damagedPages', { file: db.name, detail: said.join('; ').slice(0, 400) })];
  const [orphan] = db.pragma('foreign_key_check') as readonly { readonly table: string }[];
  return orphan ? [message('operations.damagedPages', { file: db.name, detail: `foreign key: ${orphan.table}` })] : [];
};
