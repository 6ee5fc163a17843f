// The HTTP side of the pane: one function per route, answers parsed, failures as sentences. Made once in the
// composition roots; account.ts, the list of reports and the session's tickets use it.
import * as v from 'valibot';
import {
  type NewReport,
  NewReportAnswer,
  OidcStartAnswer,
  ReportList,
  type ReportSummary,
  SignInAnswer,
  SignInWays,
  TicketAnswer,
} from '#shared/protocol/http';
import { ok } from '#shared/result';
import { type ApiDeps, type Asked, createAsk, send } from './ask-server.ts';

export type Api = {
  /** `name`: what somebody new is called. */
  readonly signIn: (link: string, name?: string) => Asked<SignInAnswer>;
  readonly renew: (refresh: string, attempt: string) => Asked<SignInAnswer>;
  readonly signOut: (token: string) => Asked<unknown>;
  readonly ways: () => Asked<SignInWays>;
  /** The identity provider's address to go to. */
  readonly startOidc: (link?: string, name?: string) => Asked<string>;
  readonly listReports: () => Asked<readonly ReportSummary[]>;
  /** The new report's id. */
  readonly createReport: (report: NewReport) => Asked<string>;
  readonly ticket: (reportId: string) => Asked<TicketAnswer>;
  /** Lets one of a conflict's values stand, counted from 0. */
  readonly choose: (reportId: string, conflict: string, choice: number) => Asked<unknown>;
};

export const createApi = (deps: ApiDeps): Api => {
  const asked = createAsk(deps);
  const reportPath = (id: string) => `api/reports/${encodeURIComponent(id)}`;
  return {
    signIn: (link, name) => send(deps, post('api/session', { link, ...(name === undefined ? {} : { name }) }, SignInAnswer), null),
    renew: (refresh, attempt) => send(deps, post('api/session/renew', { refresh, attempt }, SignInAnswer), null),
    signOut: (token) => send(deps, { method: 'DELETE', path: 'api/session', schema: NOTHING }, token),
    ways: () => send(deps, { method: 'GET', path: 'api/session/ways', schema: SignInWays }, null),
    startOidc: async (link, name) => {
      const body = { ...(link === undefined ? {} : { link }), ...(name === undefined ? {} : { name }) };
      const answer = await send(deps, { ...post('api/session/oidc/start', body, OidcStartAnswer), withCookies: true }, null);
      return answer.ok ? ok(answer.value.url) : answer;
    },
    listReports: async () => {
      const answer = await asked({ method: 'GET', path: 'api/reports', schema: ReportList });
      return answer.ok ? ok(answer.value.reports) : answer;
    },
    createReport: async (report) => {
      const answer = await asked(post('api/reports', report, NewReportAnswer));
      return answer.ok ? ok(answer.value.id) : answer;
    },
    ticket: (reportId) => asked(post(`${reportPath(reportId)}/tickets`, {}, TicketAnswer)),
    choose: (reportId, conflict, choice) =>
      asked(post(`${reportPath(reportId)}/conflicts/${encodeURIComponent(conflict)}`, { choice }, NOTHING)),
  };
};

const post = <S extends v.GenericSchema>(path: string, body: unknown, schema: S) => ({ method: 'POST' as const, path, body, schema });

const NOTHING = v.unknown();
