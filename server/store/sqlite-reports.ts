// The part of the SQLite store that creates, names and lists reports. Used by sqlite-store.ts.
import type { Database } from 'better-sqlite3';
import type { Role } from '#shared/access/can';
import { beginChain } from './audit-chain.ts';
import type { Append, LogStore, ReportRow } from './report-store.ts';
import { noSuchReport } from './report-store.ts';
import type { InOneCommit } from './sqlite-log.ts';

type Reports = Pick<LogStore, 'createReport' | 'setTitle' | 'report' | 'reports' | 'reportsOf' | 'raiseEpoch'>;

/** `begin` writes a new report's first edit inside the transaction. */
export const createSqliteReports = (db: Database, begin: (edit: Append) => void, inOneCommit: InOneCommit): Reports => {
  const report = db.prepare<[string], ReportRow>(`SELECT ${REPORT_COLUMNS} FROM reports WHERE id = ?`);
  const reports = db.prepare<[], ReportRow>(`SELECT ${REPORT_COLUMNS} FROM reports ORDER BY year DESC, id`);
  const reportsOf = db.prepare<[string], ReportRow & { readonly role: Role }>(
    `SELECT ${REPORT_COLUMNS}, members.role FROM members JOIN reports ON reports.id = members.report
     WHERE members.person = ? ORDER BY year DESC, id`,
  );
  const addReport = db.prepare<[string, string, number, string, string, string]>(
    'INSERT INTO reports (id, organ, year, edition, updated_at, audit_hash) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const addMember = db.prepare<[string, string, string, string, string | null]>(
    'INSERT INTO members (report, person, role, assigned, due) VALUES (?, ?, ?, ?, ?)',
  );
  const setTitle = db.prepare<[string, number, string, string]>('UPDATE reports SET organ = ?, year = ?, edition = ? WHERE id = ?');
  const raiseEpoch = db.prepare<[string], number>('UPDATE reports SET epoch = epoch + 1 WHERE id = ? RETURNING epoch').pluck();
  return {
    createReport: async (id, { organ, year, edition }, members, first) =>
      inOneCommit(() => {
        if (addReport.run(id, organ, year, edition, first.at, beginChain(id).hash).changes === 0) return false;
        for (const { person, role, assigned, due } of members) addMember.run(id, person, role, JSON.stringify(assigned), due);
        begin({ ...first, report: id, after: null });
        return true;
      }),
    setTitle: async (id, { organ, year, edition }) => {
      setTitle.run(organ, year, edition, id);
    },
    report: async (id) => report.get(id) ?? null,
    reports: async () => reports.all(),
    reportsOf: async (person) => reportsOf.all(person).map(({ role, ...row }) => ({ row, role })),
    raiseEpoch: async (id) => {
      const epoch = raiseEpoch.get(id);
      if (epoch === undefined) throw noSuchReport(id);
      return epoch;
    },
  };
};

/** A report's row as the port names its columns. */
export const REPORT_COLUMNS = 'reports.id, organ, year, edition, epoch, updated_at AS updatedAt';
