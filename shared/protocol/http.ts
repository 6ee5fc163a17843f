// Shapes of the HTTP API with their parsers; both sides use them, so a mismatch does not compile. Here: signing in, the list of reports,
// tickets, problems. People and invitations: http-people.ts; history, review and files: http-history.ts, http-files.ts.
import * as v from 'valibot';

/** An id as the server gives it, and as it is accepted in a path or a body. */
export const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));

/** A switch in a query: `1` or `true` is yes. */
export const YesText = v.optional(
  v.pipe(
    v.picklist(['0', '1', 'true', 'false']),
    v.transform((text) => text === '1' || text === 'true'),
  ),
);

/** What a person is called: one line that is no formula to a spreadsheet, without invisible signs. */
export const PersonName = v.pipe(v.string(), v.trim(), v.regex(/^(?![=+\-@])[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>]{1,40}$/u));

/** POST /api/session: what follows `#/sign-in/` in a link. A nameless link (an invitation of somebody new) needs `name`. */
export const SignInRequest = v.object({ link: v.pipe(v.string(), v.maxLength(2000)), name: v.optional(PersonName) });
export type SignInRequest = v.InferOutput<typeof SignInRequest>;

/** `unit` is the name of the person's unit. */
export const Person = v.object({ id: v.string(), name: v.string(), unit: v.string(), colour: v.string() });
export type Person = v.InferOutput<typeof Person>;

/**
 * `token` goes into `Authorization: Bearer` until `expiresAt`; `refresh` buys the next one, once, until `refreshExpiresAt`.
 * `report`: the report the link leads to, if it leads to one. Times are ISO 8601.
 */
export const SignInAnswer = v.object({
  token: v.string(),
  expiresAt: v.string(),
  refresh: v.string(),
  refreshExpiresAt: v.string(),
  person: Person,
  report: v.nullable(v.string()),
});
export type SignInAnswer = v.InferOutput<typeof SignInAnswer>;

/**
 * POST /api/session/renew: a new token and a new refresh secret (a SignInAnswer whose `report` is null). A spent secret ends the sign-in.
 * `attempt`: a random word of the client's, kept until the answer is there: asking again with the same one (the answer was lost
 * on the way) gives the same new secret instead of ending the sign-in.
 */
export const RenewRequest = v.object({
  refresh: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{20,200}$/)),
  attempt: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/))),
});
export type RenewRequest = v.InferOutput<typeof RenewRequest>;

/** GET /api/session/ways: how else one may sign in. `oidc`: what the button says; null where no identity provider is set up. */
export const SignInWays = v.object({ oidc: v.nullable(v.string()) });
export type SignInWays = v.InferOutput<typeof SignInWays>;

/**
 * POST /api/session/oidc/start: the address of the identity provider to go to. With `link` (an invitation) the person it makes, and
 * when asked by somebody signed in that person, will be tied to the identity. GET does the same for people already tied.
 */
export const OidcStart = v.object({
  link: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{20,200}$/))),
  name: v.optional(PersonName),
});
export const OidcStartAnswer = v.object({ url: v.string() });
export type OidcStartAnswer = v.InferOutput<typeof OidcStartAnswer>;

/** GET /api/me. `oidc`: whether an identity of the provider is tied to the person. */
export const MeAnswer = v.object({ person: Person, isAdmin: v.boolean(), oidc: v.boolean() });
export type MeAnswer = v.InferOutput<typeof MeAnswer>;

export const RoleName = v.picklist(['coordinator', 'preparer', 'reviewer', 'reader']);

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

/** POST /api/reports. The answer is 201 {id}, or 409 where the id is taken. Only the administrator's token may choose the id. */
export const NewReport = v.object({
  id: v.optional(Id),
  edition: v.pipe(v.string(), v.maxLength(80)),
  organ: v.pipe(v.string(), v.trim(), v.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]{1,200}$/u)),
  year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2999)),
});
export type NewReport = v.InferOutput<typeof NewReport>;
export const NewReportAnswer = v.object({ id: v.string() });

/** Somebody's place in a report. `assigned`: see shared/access/assignment.ts. */
export const Member = v.object({ id: v.string(), name: v.string(), role: RoleName, assigned: v.array(v.string()) });

/** POST /api/reports/{id}/tickets {}: a short-lived ticket for the report's socket, and what the person is there. */
export const TicketAnswer = v.object({
  ticket: v.string(),
  expiresAt: v.string(),
  epoch: v.number(),
  me: Member,
  people: v.array(Member),
});
export type TicketAnswer = v.InferOutput<typeof TicketAnswer>;

/** RFC 9457 problem details; `detail` is a sentence for people, `type` is `urn:nianbao:` and the stable key of that sentence. */
export const Problem = v.object({ type: v.string(), title: v.string(), status: v.number(), detail: v.string() });
export type Problem = v.InferOutput<typeof Problem>;

/** `type` of the problem that asks a new person for a name (POST /api/session again, with `name`). */
export const NAME_NEEDED = 'urn:nianbao:name-needed';
