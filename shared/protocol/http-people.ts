// Shapes of the HTTP API: units, people, invitations, and who does what in a report. The server's routes and the pane use them.
import * as v from 'valibot';
import { Id, PersonName, RoleName, YesText } from './http.ts';

/** As a person's name, longer. */
export const UnitName = v.pipe(v.string(), v.trim(), v.regex(/^(?![=+\-@])[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>]{1,60}$/u));
const Due = v.nullable(v.pipe(v.string(), v.isoDate()));
const Assigned = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(120))), v.maxLength(200));
/** Issuer and subject of the identity provider, with one space between. */
export const Subject = v.pipe(v.string(), v.regex(/^https?:\/\/[!-~]{1,300} [!-~]{1,255}$/));

/** GET /api/units: departments, offices, subordinate organs. POST and PATCH by administrators. */
export const Unit = v.object({ id: v.string(), name: v.string(), active: v.boolean() });
export type Unit = v.InferOutput<typeof Unit>;
export const UnitList = v.object({ units: v.array(Unit) });
export const NewUnit = v.object({ id: v.optional(Id), name: UnitName });
export const UnitChange = v.partial(v.object({ name: UnitName, active: v.boolean() }));

/**
 * GET /api/people: everybody who is here, for whoever is signed in; with `admin` set (and those who left) for administrators.
 * `unit` is the unit's id; `?unit=` asks for one unit's only.
 */
export const PeopleQuery = v.object({ unit: v.optional(Id) });
/** One of them. */
export const PersonEntry = v.object({
  id: v.string(),
  name: v.string(),
  unit: v.string(),
  unitName: v.string(),
  colour: v.string(),
  admin: v.nullable(v.object({ active: v.boolean(), isAdmin: v.boolean(), subject: v.nullable(v.string()) })),
});
export type PersonEntry = v.InferOutput<typeof PersonEntry>;
export const PeopleList = v.object({ people: v.array(PersonEntry) });
export const NewPerson = v.object({
  id: v.optional(Id),
  name: PersonName,
  unit: Id,
  isAdmin: v.optional(v.boolean(), false),
  subject: v.optional(v.nullable(Subject), null),
});
export type NewPerson = v.InferInput<typeof NewPerson>;
/** PATCH /api/people/{id}. `active: true` brings somebody back; leaving goes by …/deactivate. */
export const PersonChange = v.partial(
  v.object({ name: PersonName, unit: Id, isAdmin: v.boolean(), subject: v.nullable(Subject), active: v.literal(true) }),
);

/** POST /api/people/{id}/deactivate: the person loses access at once; `heir` (or nobody) takes over their parts in every report. */
export const Deactivation = v.object({ heir: v.nullable(Id) });
export const DeactivationAnswer = v.object({ reports: v.array(v.string()) });

export const PeopleImportQuery = v.object({ dryRun: YesText });
/** POST /api/people/import (text/csv): what was added and changed; with `?dryRun=1` what would be. */
export const PeopleImportAnswer = v.object({
  dryRun: v.boolean(),
  units: v.object({ added: v.number(), changed: v.number() }),
  people: v.object({ added: v.number(), changed: v.number() }),
  /** Headers of columns that were not read. */
  ignored: v.array(v.string()),
});
export type PeopleImportAnswer = v.InferOutput<typeof PeopleImportAnswer>;
/** 422: nothing was imported. `line` is the line of the file, `column` its header; each message says what is wrong and the way out. */
export const PeopleImportProblem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  detail: v.string(),
  errors: v.array(v.object({ line: v.number(), column: v.nullable(v.string()), message: v.string() })),
});
export type PeopleImportProblem = v.InferOutput<typeof PeopleImportProblem>;

/** GET /api/invitations: an administrator sees all, a coordinator those to their own reports. The secret is never shown again. */
export const Invitation = v.object({
  id: v.string(),
  state: v.picklist(['open', 'accepted', 'revoked', 'expired']),
  person: v.nullable(v.string()),
  unit: v.nullable(v.string()),
  isAdmin: v.boolean(),
  report: v.nullable(v.string()),
  role: v.nullable(RoleName),
  assigned: v.array(v.string()),
  due: v.nullable(v.string()),
  createdBy: v.string(),
  createdAt: v.string(),
  expiresAt: v.string(),
  acceptedBy: v.nullable(v.string()),
  acceptedAt: v.nullable(v.string()),
});
export type Invitation = v.InferOutput<typeof Invitation>;
export const InvitationList = v.object({ invitations: v.array(Invitation) });

/**
 * POST /api/invitations. A coordinator invites somebody new (`unit`) into a report of theirs. Only an administrator makes a link for
 * somebody who is already here (`person`), for an administrator (`isAdmin`), or one that leads to no report.
 */
export const NewInvitation = v.object({
  person: v.optional(v.nullable(Id), null),
  unit: v.optional(v.nullable(Id), null),
  isAdmin: v.optional(v.boolean(), false),
  report: v.optional(v.nullable(Id), null),
  role: v.optional(v.nullable(RoleName), null),
  assigned: v.optional(Assigned, []),
  due: v.optional(Due, null),
  /** How long the link may wait to be used; 7 unless told. */
  days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)), 7),
});
export type NewInvitation = v.InferInput<typeof NewInvitation>;
/** `link` opens the door once and is shown this one time. */
export const NewInvitationAnswer = v.object({ id: v.string(), link: v.string(), expiresAt: v.string() });
export type NewInvitationAnswer = v.InferOutput<typeof NewInvitationAnswer>;

/** GET /api/reports/{id}/members. */
export const ReportMember = v.object({
  id: v.string(),
  name: v.string(),
  unit: v.string(),
  colour: v.string(),
  role: RoleName,
  assigned: v.array(v.string()),
  due: v.nullable(v.string()),
});
export type ReportMember = v.InferOutput<typeof ReportMember>;
export const MemberList = v.object({ members: v.array(ReportMember) });

/** PUT /api/reports/{id}/members/{person}, by a coordinator; DELETE takes the person out. */
export const MemberChange = v.object({ role: RoleName, assigned: Assigned, due: v.optional(Due, null) });
export type MemberChange = v.InferInput<typeof MemberChange>;
