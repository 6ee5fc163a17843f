// Shapes of the HTTP API with their parsers; both sides use them, so a mismatch does not compile.
import * as v from 'valibot';

/** POST /api/session: a signed link's token for a bearer token. */
export const SignInRequest = v.object({ link: v.pipe(v.string(), v.maxLength(2000)) });
export type SignInRequest = v.InferOutput<typeof SignInRequest>;

export const Person = v.object({ id: v.string(), name: v.string(), unit: v.string(), colour: v.string() });
export type Person = v.InferOutput<typeof Person>;

/** `report`: the report the link leads to, if it leads to one. Times are ISO 8601. */
export const SignInAnswer = v.object({ token: v.string(), expiresAt: v.string(), person: Person, report: v.nullable(v.string()) });
export type SignInAnswer = v.InferOutput<typeof SignInAnswer>;

const RoleName = v.picklist(['coordinator', 'preparer', 'reviewer', 'reader']);

/** GET /api/reports: those the person may see, newest year first. */
export const ReportSummary = v.object({
  id: v.string(),
  organ: v.string(),
  year: v.number(),
  edition: v.string(),
  role: RoleName,
  updatedAt: v.string(),
});
export type ReportSummary = v.InferOutput<typeof ReportSummary>;
export const ReportList = v.object({ reports: v.array(ReportSummary) });

/** POST /api/reports. The answer is 201 {id}, or 409 where the id is taken. */
export const NewReport = v.object({
  id: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/))),
  edition: v.pipe(v.string(), v.maxLength(80)),
  organ: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2999)),
});
export type NewReport = v.InferOutput<typeof NewReport>;
export const NewReportAnswer = v.object({ id: v.string() });

export const Member = v.object({ id: v.string(), name: v.string(), role: RoleName, assigned: v.array(v.string()) });

/** PUT /api/reports/{id}/members/{person}, by a coordinator; DELETE takes the person out. */
export const MemberChange = v.object({
  role: RoleName,
  assigned: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[A-Za-z0-9]+(:[A-Za-z0-9]+|(\/([A-Za-z0-9]+|\*)){0,2})$/), v.maxLength(120))),
    v.maxLength(200),
  ),
});

/** POST /api/reports/{id}/tickets {}: a short-lived ticket for the report's socket, and what the person is there. */
export const TicketAnswer = v.object({
  ticket: v.string(),
  expiresAt: v.string(),
  epoch: v.number(),
  me: Member,
  people: v.array(Member),
});
export type TicketAnswer = v.InferOutput<typeof TicketAnswer>;

/** RFC 9457 problem details; `detail` is a sentence for people. */
export const Problem = v.object({ type: v.string(), title: v.string(), status: v.number(), detail: v.string() });
export type Problem = v.InferOutput<typeof Problem>;
