// The part of the PostgreSQL store that reads the audit log, conflicts and the review. Used by open-postgres.ts.
import type { Kysely, Selectable } from 'kysely';
import type { ReviewState } from '#shared/review/review';
import { beginChain } from '../audit-chain.ts';
import type { AuditRow, ChangeHow, ConflictRow, ConflictValue, HistoryStore, ReviewRow, Splice } from '../report-store.ts';
import { latestReviews } from '../report-store.ts';
import type { Tables } from './tables.ts';

export const createPostgresHistory = (db: Kysely<Tables>): HistoryStore => {
  const steps = async (report: string): Promise<readonly ReviewRow[]> =>
    (await db.selectFrom('review_steps').selectAll().where('report', '=', report).orderBy('number').execute()).map(toStep);
  return {
    audit: async (report, from = 1, limit) => {
      const rows = db.selectFrom('audit').selectAll().where('report', '=', report).where('number', '>=', from).orderBy('number');
      return (await (limit === undefined ? rows : rows.limit(limit)).execute()).map(toAuditRow);
    },
    auditHead: async (report) => {
      const head = await db
        .selectFrom('reports')
        .select(['audit_count as count', 'audit_hash as hash'])
        .where('id', '=', report)
        .executeTakeFirst();
      return head ?? beginChain(report);
    },
    openConflicts: async (report) => {
      const rows = db.selectFrom('conflicts').selectAll().where('report', '=', report).where('resolved_at', 'is', null);
      return (await rows.orderBy('opened_at').orderBy('id').execute()).map(toConflict);
    },
    conflict: async (report, id) => {
      const found = await db.selectFrom('conflicts').selectAll().where('report', '=', report).where('id', '=', id).executeTakeFirst();
      return found ? toConflict(found) : null;
    },
    reviews: async (report) => latestReviews(await steps(report)),
    reviewSteps: steps,
    addReviewStep: async ({ head: { count, hash }, ...step }) => {
      await db
        .insertInto('review_steps')
        .values({ ...step, head_count: count, head_hash: hash })
        .execute();
    },
  };
};

const toAuditRow = (row: Selectable<Tables['audit']>): AuditRow => {
  const { number, seq, at, person, place, before, after, splices, how, made_at: madeAt, hash } = row;
  return {
    number,
    seq,
    at,
    person,
    place,
    before: fromJson<string>(before),
    after: fromJson<string>(after),
    splices: fromJson<readonly Splice[]>(splices),
    how: how as ChangeHow,
    madeAt,
    hash,
  };
};

const toConflict = (row: Selectable<Tables['conflicts']>): ConflictRow => {
  const { report, id, place, values, opened_at: openedAt, resolved_by: resolvedBy, resolved_at: resolvedAt } = row;
  return { id, report, place, values: JSON.parse(values) as readonly ConflictValue[], openedAt, resolvedBy, resolvedAt };
};

const toStep = ({
  report,
  part,
  state,
  by,
  at,
  note,
  head_count: count,
  head_hash: hash,
}: Selectable<Tables['review_steps']>): ReviewRow => ({
  report,
  part,
  state: state as ReviewState,
  by,
  at,
  note,
  head: { count, hash },
});

const fromJson = <T>(text: string | null): T | null => (text === null ? null : (JSON.parse(text) as T));
