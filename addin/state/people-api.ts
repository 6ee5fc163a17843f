// People, units, invitations, who does what in a report, review and history over HTTP: one function per route. start-pane.tsx makes it,
// the views of those things use it.
import * as v from 'valibot';
import { MeAnswer, ReportList, type ReportSummary } from '#shared/protocol/http';
import { HistoryAnswer, RestoreAnswer, type RestoreRequest, ReviewAnswer, type ReviewStepRequest } from '#shared/protocol/http-history';
import {
  DeactivationAnswer,
  type Invitation,
  InvitationList,
  type MemberChange,
  MemberList,
  type NewInvitation,
  NewInvitationAnswer,
  type NewPerson,
  PeopleImportAnswer,
  PeopleImportProblem,
  PeopleList,
  type PersonChange,
  PersonEntry,
  type ReportMember,
  Unit,
  type UnitChange,
  UnitList,
} from '#shared/protocol/http-people';
import { ok } from '#shared/result';
import type { Ask, Asked, Fault } from './ask-server.ts';
import { createDeskApi, type DeskApi } from './desk-api.ts';

/** What a browser cannot write and prove by itself. */
export type ServerFormat = 'html' | 'docx' | 'pdf' | 'csv';

export type PeopleApi = {
  readonly me: () => Asked<MeAnswer>;
  readonly reports: () => Asked<readonly ReportSummary[]>;
  /** A report's content as our own .json. */
  readonly report: (id: string) => Asked<unknown>;
  /** The report as a file the server writes and proves; a draft is marked as one. */
  readonly file: (id: string, format: ServerFormat, isDraft: boolean) => Asked<Blob>;
  readonly units: () => Asked<readonly Unit[]>;
  readonly addUnit: (name: string) => Asked<Unit>;
  readonly changeUnit: (id: string, change: v.InferInput<typeof UnitChange>) => Asked<Unit>;
  readonly people: () => Asked<readonly PersonEntry[]>;
  readonly addPerson: (person: NewPerson) => Asked<PersonEntry>;
  readonly changePerson: (id: string, change: v.InferInput<typeof PersonChange>) => Asked<PersonEntry>;
  /** The reports whose parts went over to the heir. */
  readonly deactivate: (id: string, heir: string | null) => Asked<readonly string[]>;
  readonly importPeople: (file: Blob, dryRun: boolean) => Asked<PeopleImportAnswer>;
  readonly invitations: () => Asked<readonly Invitation[]>;
  readonly invite: (invitation: NewInvitation) => Asked<NewInvitationAnswer>;
  readonly revoke: (id: string) => Asked<unknown>;
  readonly members: (report: string) => Asked<readonly ReportMember[]>;
  readonly setMember: (report: string, person: string, change: MemberChange) => Asked<unknown>;
  readonly removeMember: (report: string, person: string) => Asked<unknown>;
  readonly reviews: (report: string) => Asked<ReviewAnswer>;
  readonly takeStep: (report: string, step: ReviewStepRequest) => Asked<ReviewAnswer>;
  readonly history: (report: string, page: HistoryPage) => Asked<HistoryAnswer>;
  /** How many places are different now. */
  readonly restore: (report: string, request: RestoreRequest) => Asked<number>;
  /** Notices, and what the three desks ask. */
  readonly desk: DeskApi;
};

export type HistoryPage = { readonly from: number; readonly limit: number; readonly place?: string };

export const createPeopleApi = (ask: Ask): PeopleApi => {
  const get = <S extends v.GenericSchema>(path: string, schema: S) => ask({ method: 'GET', path, schema });
  const of = (id: string) => encodeURIComponent(id);
  return {
    me: () => get('api/me', MeAnswer),
    reports: async () => within(await get('api/reports', ReportList), ({ reports }) => reports),
    report: (id) => get(`api/reports/${of(id)}/report.json`, NOTHING),
    file: (id, format, isDraft) =>
      ask({
        method: 'GET',
        path: `api/reports/${of(id)}/publish?format=${format}${isDraft ? '&draft=1' : ''}`,
        schema: v.instance(Blob),
        wantsFile: true,
      }),
    units: async () => within(await get('api/units', UnitList), ({ units }) => units),
    addUnit: (name) => ask({ method: 'POST', path: 'api/units', body: { name }, schema: Unit }),
    changeUnit: (id, body) => ask({ method: 'PATCH', path: `api/units/${of(id)}`, body, schema: Unit }),
    people: async () => within(await get('api/people', PeopleList), ({ people }) => people),
    addPerson: (body) => ask({ method: 'POST', path: 'api/people', body, schema: PersonEntry }),
    changePerson: (id, body) => ask({ method: 'PATCH', path: `api/people/${of(id)}`, body, schema: PersonEntry }),
    deactivate: async (id, heir) =>
      within(
        await ask({ method: 'POST', path: `api/people/${of(id)}/deactivate`, body: { heir }, schema: DeactivationAnswer }),
        ({ reports }) => reports,
      ),
    importPeople: (body, dryRun) =>
      ask({ method: 'POST', path: `api/people/import${dryRun ? '?dryRun=1' : ''}`, body, schema: PeopleImportAnswer }),
    invitations: async () => within(await get('api/invitations', InvitationList), ({ invitations }) => invitations),
    invite: (body) => ask({ method: 'POST', path: 'api/invitations', body, schema: NewInvitationAnswer }),
    revoke: (id) => ask({ method: 'DELETE', path: `api/invitations/${of(id)}`, schema: NOTHING }),
    members: async (report) => within(await get(`api/reports/${of(report)}/members`, MemberList), ({ members }) => members),
    setMember: (report, person, body) =>
      ask({ method: 'PUT', path: `api/reports/${of(report)}/members/${of(person)}`, body, schema: NOTHING }),
    removeMember: (report, person) => ask({ method: 'DELETE', path: `api/reports/${of(report)}/members/${of(person)}`, schema: NOTHING }),
    reviews: (report) => get(`api/reports/${of(report)}/reviews`, ReviewAnswer),
    takeStep: (report, body) => ask({ method: 'POST', path: `api/reports/${of(report)}/reviews`, body, schema: ReviewAnswer }),
    history: (report, { from, limit, place }) => {
      const query = new URLSearchParams({ from: String(from), limit: String(limit), ...(place === undefined ? {} : { place }) });
      return get(`api/reports/${of(report)}/history?${query}`, HistoryAnswer);
    },
    restore: async (report, body) =>
      within(
        await ask({ method: 'POST', path: `api/reports/${of(report)}/restore`, body, schema: RestoreAnswer }),
        ({ changed }) => changed,
      ),
    desk: createDeskApi(ask),
  };
};

/** The faults of a list that was not imported, row by row; null where the refusal was another one. */
export const importFaults = ({ body }: Fault): PeopleImportProblem['errors'] | null => {
  const problem = v.safeParse(PeopleImportProblem, body);
  return problem.success ? problem.output.errors : null;
};

const within = <T, U>(answer: Awaited<Asked<T>>, part: (value: T) => U): Awaited<Asked<U>> => (answer.ok ? ok(part(answer.value)) : answer);

const NOTHING = v.unknown();
