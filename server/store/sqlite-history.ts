// The part of the SQLite store that reads the audit log, conflicts and the review. Used by sqlite-store.ts.
import type { Database } from 'better-sqlite3';
import type { ReviewState } from '#shared/review/review';
import { beginChain } from './audit-chain.ts';
import type { AuditHead, AuditRow, ConflictRow, ConflictValue, HistoryStore, ReviewRow, Splice } from './report-store.ts';
import { latestReviews } from './report-store.ts';

export const createSqliteHistory = (db: Database): HistoryStore => {
  const audit = db.prepare<[string, number, number], StoredAudit>(
    `SELECT number, seq, at, person, place, before, after, splices, how, made_at AS madeAt, hash FROM audit
     WHERE report = ? AND number >= ? ORDER BY number LIMIT ?`,
  );
  const head = db.prepare<[string], AuditHead>('SELECT audit_count AS count, audit_hash AS hash FROM reports WHERE id = ?');
  const openConflicts = db.prepare<[string], StoredConflict>(
    `SELECT ${CONFLICT} FROM conflicts WHERE report = ? AND resolved_at IS NULL ORDER BY opened_at, id`,
  );
  const conflict = db.prepare<[string, string], StoredConflict>(`SELECT ${CONFLICT} FROM conflicts WHERE report = ? AND id = ?`);
  const steps = db.prepare<[string], StoredStep>(
    `SELECT report, part, state, by, at, note, head_count AS count, head_hash AS hash FROM review_steps WHERE report = ? ORDER BY number`,
  );
  const addStep = db.prepare(
    'INSERT INTO review_steps (report, part, state, by, at, note, head_count, head_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    audit: async (report, from = 1, limit = -1) => audit.all(report, from, limit).map(toAuditRow),
    auditHead: async (report) => head.get(report) ?? beginChain(report),
    openConflicts: async (report) => openConflicts.all(report).map(toConflict),
    conflict: async (report, id) => {
      const found = conflict.get(report, id);
      return found ? toConflict(found) : null;
    },
    reviews: async (report) => latestReviews(steps.all(report).map(toStep)),
    reviewSteps: async (report) => steps.all(report).map(toStep),
    addReviewStep: async ({ report, part, state, by, at, note, head: { count, hash } }) => {
      addStep.run(report, part, state, by, at, note, count, hash);
    },
  };
};

type StoredAudit = Omit<AuditRow, 'splices'> & { readonly splices: string | null };
type StoredConflict = Omit<ConflictRow, 'values'> & { readonly choices: string };
type StoredStep = Omit<ReviewRow, 'head' | 'state'> & AuditHead & { readonly state: ReviewState };

const toAuditRow = ({ splices, ...row }: StoredAudit): AuditRow => ({
  ...row,
  splices: splices === null ? null : readSplices(splices),
});

/** Steps that cannot be read are not what was written: they come back as none, and the row's hash says the rest. */
const readSplices = (text: string): readonly Splice[] => {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.map(({ at, removed, inserted }: Splice) => ({ at, removed, inserted })) : [];
  } catch {
    return [];
  }
};

const toConflict = ({ choices, ...row }: StoredConflict): ConflictRow => ({
  ...row,
  values: JSON.parse(choices) as readonly ConflictValue[],
});

const toStep = ({ count, hash, ...step }: StoredStep): ReviewRow => ({ ...step, head: { count, hash } });

const CONFLICT = 'report, id, place, choices, opened_at AS openedAt, resolved_by AS resolvedBy, resolved_at AS resolvedAt';
