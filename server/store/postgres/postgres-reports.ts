// The part of the PostgreSQL store that creates, names and lists reports. Used by open-postgres.ts.
import { type Kysely, sql } from 'kysely';
import type { Role } from '#shared/access/can';
import { beginChain } from '../audit-chain.ts';
import type { Append, LogStore } from '../report-store.ts';
import { noSuchReport } from '../report-store.ts';
import type { Tables } from './tables.ts';

type Reports = Pick<LogStore, 'createReport' | 'setTitle' | 'report' | 'reports' | 'reportsOf' | 'raiseEpoch'>;

type Put = (on: Kysely<Tables>, edits: readonly Append[]) => Promise<unknown>;

export const createPostgresReports = (db: Kysely<Tables>, put: Put): Reports => ({
  createReport: (id, { organ, year, edition }, members, first) =>
    db.transaction().execute(async (on) => {
      const added = await on
        .insertInto('reports')
        .values({ id, organ, year, edition, updated_at: first.at, audit_hash: beginChain(id).hash })
        .onConflict((taken) => taken.doNothing())
        .returning('id')
        .execute();
      if (added.length === 0) return false;
      const rows = members.map(({ person, role, assigned, due }) => ({
        report: id,
        person,
        role,
        assigned: JSON.stringify(assigned),
        due,
      }));
      if (rows.length > 0) await on.insertInto('members').values(rows).execute();
      await put(on, [{ ...first, report: id, after: null }]);
      return true;
    }),
  setTitle: async (id, { organ, year, edition }) => {
    await db.updateTable('reports').set({ organ, year, edition }).where('id', '=', id).execute();
  },
  report: async (id) => (await db.selectFrom('reports').select(REPORT_COLUMNS).where('id', '=', id).executeTakeFirst()) ?? null,
  reports: () => db.selectFrom('reports').select(REPORT_COLUMNS).orderBy('year', 'desc').orderBy('id').execute(),
  reportsOf: async (person) => {
    const rows = await db
      .selectFrom('members')
      .innerJoin('reports', 'reports.id', 'members.report')
      .select([...REPORT_COLUMNS, 'role'])
      .where('members.person', '=', person)
      .orderBy('year', 'desc')
      .orderBy('id')
      .execute();
    return rows.map(({ role, ...row }) => ({ row, role: role as Role }));
  },
  raiseEpoch: async (id) => {
    const raised = await db
      .updateTable('reports')
      .set({ epoch: sql`epoch + 1`, stamp: sql`pg_current_xact_id()` })
      .where('id', '=', id)
      .returning('epoch')
      .executeTakeFirst();
    if (!raised) throw noSuchReport(id);
    return raised.epoch;
  },
});

/** A report's row as the port names its columns. */
export const REPORT_COLUMNS = ['reports.id', 'organ', 'year', 'edition', 'epoch', 'updated_at as updatedAt'] as const;
