// The part of the step to data format 2 that SQL cannot do: the existing audit rows get their numbers and hashes.
import type { Database } from 'better-sqlite3';
import { openReportDoc } from '#shared/document/schema';
import type { ChainEdit } from '../audit-chain.ts';
import { beginChain, chainRows } from '../audit-chain.ts';
import { documentValues, WHOLE, wholeText } from '../replay.ts';
import type { AuditHead, Change, ChangeHow, LogRow } from '../report-store.ts';
import { storedDocument } from '../stored-document.ts';

/** Moves every row of `audit` to `audit_2` in its order, chained per report, writes each report's head, and puts the new table in place. */
export const chainAudit = (db: Database): void => {
  const page = db.prepare<[number], OldRow>('SELECT * FROM audit WHERE id > ? ORDER BY id LIMIT 1000');
  const add = db.prepare(
    `INSERT INTO audit_2 (report, number, seq, at, person, place, before, after, splices, how, made_at, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, NULL, ?)`,
  );
  const reports = db.prepare<[], string>('SELECT id FROM reports').pluck().all();
  const heads = new Map<string, AuditHead>(reports.map((report) => [report, beginChain(report)]));
  const put = (report: string, edit: ChainEdit): void => {
    for (const row of chainRows(heads.get(report) ?? beginChain(report), edit)) {
      add.run(report, row.number, row.seq, row.at, row.person, row.place, row.before, row.after, row.how, row.hash);
      heads.set(report, { count: row.number, hash: row.hash });
    }
  };
  for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)?.id ?? 0)) {
    for (const { report, seq, at, person: author, place, before, after, how } of rows) {
      const change = { place, before, after, splices: null, how: HOW_BY_OLD[how] ?? (how as ChangeHow), madeAt: null };
      put(report, { seq, at, author, changes: [change] });
    }
  }
  for (const report of reports) {
    const whole = wholeRow(db, report);
    if (whole) put(report, whole);
  }
  const setHead = db.prepare('UPDATE reports SET audit_count = ?, audit_hash = ? WHERE id = ?');
  for (const [report, head] of heads) setHead.run(head.count, head.hash, report);
  db.exec('DROP TABLE audit; ALTER TABLE audit_2 RENAME TO audit;');
};

/** Format 1 did not log what a report began with, nor where in a text something changed: from here on the log says everything. */
const wholeRow = (db: Database, report: string): ChainEdit | null => {
  const row = db.prepare<[string], { seq: number; at: string }>('SELECT seq, updated_at AS at FROM reports WHERE id = ?').get(report);
  const snapshot = db.prepare<[string], LogRow>('SELECT seq, data AS "update" FROM snapshots WHERE report = ?').get(report) ?? null;
  const updates = db
    .prepare<[string], LogRow>('SELECT seq, author, data AS "update" FROM updates WHERE report = ? ORDER BY seq')
    .all(report);
  if (!row) return null;
  try {
    const after = wholeText(documentValues(openReportDoc(storedDocument({ snapshot, updates }))));
    const change: Change = { place: WHOLE, before: null, after, splices: null, how: 'created', madeAt: null };
    return { ...row, author: MIGRATION, changes: [change] };
  } catch {
    // A document that cannot be read is `doctor`'s to report; the others must still be migrated.
    return null;
  }
};

type OldRow = {
  readonly id: number;
  readonly report: string;
  readonly seq: number;
  readonly at: string;
  readonly person: string;
  readonly place: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly how: string;
};

const HOW_BY_OLD: Readonly<Record<string, ChangeHow>> = { edit: 'edited', resync: 'offline' };

/** The author of the row the migration adds. */
const MIGRATION = 'nianbao';
