// Shapes of the HTTP API: what happened to a report, going back, values in dispute, review. The server's routes and the pane use them.
import * as v from 'valibot';
import { Id } from './http.ts';
import { ConflictSeen, ReviewSeen } from './socket.ts';

/** A number in a query. */
const NumberText = v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number));
const Place = v.pipe(v.string(), v.minLength(1), v.maxLength(120));

/** GET /api/reports/{id}/history: oldest first from number `from` on; `place` leaves out every other one; at most `limit` (100; 500). */
export const HistoryQuery = v.object({
  place: v.optional(Place),
  from: v.optional(NumberText),
  limit: v.optional(v.pipe(NumberText, v.minValue(1), v.maxValue(500))),
});

/**
 * `before`, `after`: JSON; null is blank; of a prose part the removed and the inserted text. `at`: when it reached the server,
 * `madeAt`: when its author made it, where that differs.
 */
export const HistoryRow = v.object({
  number: v.number(),
  at: v.string(),
  madeAt: v.nullable(v.string()),
  person: v.string(),
  name: v.string(),
  place: v.string(),
  how: v.string(),
  before: v.nullable(v.string()),
  after: v.nullable(v.string()),
});
export type HistoryRow = v.InferOutput<typeof HistoryRow>;
/** `count`: how many rows there are; `next`: the `from` of the next page, null at the end. */
export const HistoryAnswer = v.object({ rows: v.array(HistoryRow), count: v.number(), next: v.nullable(v.number()) });
export type HistoryAnswer = v.InferOutput<typeof HistoryAnswer>;

/** POST /api/reports/{id}/restore: `place` (a cell, `root/key`, `section:1`; null: everything) as it stood after that row or at that moment. */
export const RestoreRequest = v.object({
  to: v.union([
    v.strictObject({ number: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
    v.strictObject({ at: v.pipe(v.string(), v.isoTimestamp()) }),
  ]),
  place: v.nullable(Place),
});
export type RestoreRequest = v.InferOutput<typeof RestoreRequest>;
/** How many places are different now. */
export const RestoreAnswer = v.object({ changed: v.number() });

/** GET /api/reports/{id}/conflicts. POST …/conflicts/{conflict} {choice}: which of `values` stands, counted from 0. */
export const ConflictList = v.object({ conflicts: v.array(ConflictSeen) });
export const ConflictChoice = v.object({ choice: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)) });

/**
 * GET /api/deeds (administrators), GET /api/reports/{id}/deeds (coordinators): newest first, at most `limit` (100; 500), those before
 * the number `before`.
 */
export const DeedQuery = v.object({
  before: v.optional(NumberText),
  limit: v.optional(v.pipe(NumberText, v.minValue(1), v.maxValue(500))),
});
/** `deed`: invited, accepted, revoked, assigned, removed, reviewed, restored, imported, deactivated …; `about`: ids and words. */
const Deed = v.object({
  number: v.number(),
  at: v.string(),
  person: v.string(),
  name: v.string(),
  deed: v.string(),
  report: v.nullable(v.string()),
  about: v.string(),
});
/** `next`: the `before` of the next page, null at the end. */
export const DeedAnswer = v.object({ deeds: v.array(Deed), next: v.nullable(v.number()) });
export type DeedAnswer = v.InferOutput<typeof DeedAnswer>;

const StateName = v.picklist(['draft', 'submitted', 'returned', 'approved', 'published']);

/** GET /api/reports/{id}/reviews: where it stands, what happened (oldest first), and the steps the caller may take now. */
export const ReviewAnswer = v.object({
  reviews: v.array(ReviewSeen),
  steps: v.array(ReviewSeen),
  open: v.array(v.object({ part: v.nullable(v.string()), to: StateName, needsNote: v.boolean() })),
});
export type ReviewAnswer = v.InferOutput<typeof ReviewAnswer>;
/** POST /api/reports/{id}/reviews: takes a step; the answer is as of GET. `part`: whose part; null: the report. */
export const ReviewStepRequest = v.object({
  part: v.nullable(Id),
  to: StateName,
  note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500)), ''),
});
export type ReviewStepRequest = v.InferInput<typeof ReviewStepRequest>;
