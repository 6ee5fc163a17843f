// Shapes of what people are told inside the program, over HTTP and the socket; and how far each has looked. The server's routes and the pane use them.
import * as v from 'valibot';
import { Id } from './http.ts';

/**
 * assigned: parts were given; submitted: a part or the report waits for review; returned, approved, published: what became of it;
 * mentioned: in a comment; chased: the coordinator asks for the part.
 */
export const NOTICE_KINDS = ['assigned', 'submitted', 'returned', 'approved', 'published', 'mentioned', 'chased'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/**
 * `place`: a cell id, `section:1`, the person whose part it is, or null. `words`: what was written with it; of `assigned` the parts,
 * separated by spaces. `organ` and `year` name the report.
 */
export const NoticeSeen = v.object({
  id: v.string(),
  report: v.string(),
  organ: v.string(),
  year: v.number(),
  kind: v.picklist(NOTICE_KINDS),
  byName: v.string(),
  at: v.string(),
  place: v.nullable(v.string()),
  words: v.string(),
  isRead: v.boolean(),
});
export type NoticeSeen = v.InferOutput<typeof NoticeSeen>;

/** What is due for the caller: worked out when asked, never stored. `day`: ISO date. */
export const DueSeen = v.object({ report: v.string(), organ: v.string(), year: v.number(), day: v.string() });
export type DueSeen = v.InferOutput<typeof DueSeen>;

/** GET /api/notices: the caller's, newest first, at most 100; and what they still have to hand in by a day. */
export const NoticeList = v.object({ notices: v.array(NoticeSeen), due: v.array(DueSeen) });
export type NoticeList = v.InferOutput<typeof NoticeList>;

/** POST /api/notices/read: these, or (null) all of them. */
export const NoticesRead = v.object({ ids: v.nullable(v.pipe(v.array(Id), v.maxLength(100))) });

const Words = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300)), '');

/** POST /api/reports/{id}/chase: the coordinator asks these people for their parts. */
export const ChaseRequest = v.object({ people: v.pipe(v.array(Id), v.minLength(1), v.maxLength(100)), words: Words });
export type ChaseRequest = v.InferInput<typeof ChaseRequest>;
/** How many were told; those asked a short while ago are left in peace. */
export const ChaseAnswer = v.object({ told: v.number() });

/** GET /api/reports/{id}/look: the audit number up to which the caller has looked (null: never) and when; how many there are. PUT sets it. */
export const LookAnswer = v.object({ number: v.nullable(v.number()), at: v.nullable(v.string()), count: v.number() });
export type LookAnswer = v.InferOutput<typeof LookAnswer>;
export const LookRequest = v.object({ number: v.pipe(v.number(), v.integer(), v.minValue(0)) });

/** GET and PUT /api/me/tour: whether the caller has been shown around. */
export const TourAnswer = v.object({ seen: v.boolean() });
