// The part of the SQLite store that lists, creates and loads reports. Used by sqlite-store.ts.
import type { Database } from 'better-sqlite3';
import type { Role } from '#shared/access/can';
import type { Append, AuditRow, LogRow, ReportRow, ReportStore } from './report-store.ts';

type Reports = Pick<ReportStore, 'load' | 'createReport' | 'setTitle' | 'report' | 'reports' | 'reportsOf' | 'audit'>;

export const createSqliteReports = (db: Database, put: (edit: Append) => number, inOneCommit: <T>(work: () => T) => T): Reports => {
  const report = db.prepare<[string], ReportRow>(`SELECT ${ROW} FROM reports WHERE id = ?`);
  const reports = db.prepare<[], ReportRow>(`SELECT ${ROW} FROM reports ORDER BY year DESC, id`);
  const reportsOf = db.prepare<[string], ReportRow & { readonly role: Role }>(
    `SELECT ${ROW}, members.role FROM members JOIN reports ON reports.id = members.report WHERE members.person = ? ORDER BY year DESC, id`,
  );
  const snapshot = db.prepare<[string], { readonly seq: number; readonly data: Buffer }>(
    'SELECT seq, data FROM snapshots WHERE report = ?',
  );
  const updates = db.prepare<[string], { readonly seq: number; readonly author: string; readonly data: Buffer }>(
    'SELECT seq, author, data FROM updates WHERE report = ? ORDER BY seq',
  );
  const owners = db.prepare<[string], { readonly client: number; readonly person: string }>(
    'SELECT client, person FROM clients WHERE report = ?',
  );
  const addReport = db.prepare<[string, string, number, string, string]>(
    'INSERT INTO reports (id, organ, year, edition, updated_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const addMember = db.prepare<[string, string, string, string]>(
    'INSERT INTO members (report, person, role, assigned) VALUES (?, ?, ?, ?)',
  );
  const setTitle = db.prepare<[string, number, string, string]>('UPDATE reports SET organ = ?, year = ?, edition = ? WHERE id = ?');
  const audit = db.prepare<[string], AuditRow>('SELECT seq, at, person, place, before, after, how FROM audit WHERE report = ? ORDER BY id');
  return {
    load: async (id) =>
      db.transaction(() => {
        const row = report.get(id);
        if (!row) return null;
        const base = snapshot.get(id);
        return {
          row,
          snapshot: base ? { seq: base.seq, update: base.data } : null,
          updates: updates.all(id).map(({ seq, author, data }): LogRow => ({ seq, author, update: data })),
          owners: new Map(owners.all(id).map(({ client, person }) => [client, person])),
        };
      })(),
    createReport: async (id, { organ, year, edition }, members, first) =>
      inOneCommit(() => {
        if (addReport.run(id, organ, year, edition, first.at).changes === 0) return false;
        for (const { person, role, assigned } of members) addMember.run(id, person, role, JSON.stringify(assigned));
        put(first);
        return true;
      }),
    setTitle: async (id, { organ, year, edition }) => {
      setTitle.run(organ, year, edition, id);
    },
    report: async (id) => report.get(id) ?? null,
    reports: async () => reports.all(),
    reportsOf: async (person) => reportsOf.all(person).map(({ role, ...row }) => ({ row, role })),
    audit: async (id) => audit.all(id),
  };
};

const ROW = 'reports.id, organ, year, edition, epoch, updated_at AS updatedAt';
