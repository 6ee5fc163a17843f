// The HTTP side of the pane: one function per route, answers parsed, failures as sentences. Made once in the
// composition roots; account.ts, the list of reports and the session's tickets use it.
import * as v from 'valibot';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import {
  type NewReport,
  NewReportAnswer,
  OidcStartAnswer,
  Problem,
  ReportList,
  type ReportSummary,
  SignInAnswer,
  SignInWays,
  TicketAnswer,
} from '#shared/protocol/http';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';

/** signedOut: sign in again; unreachable: try again later; refused: the server's own reason. */
type ApiFault = {
  readonly kind: 'signedOut' | 'unreachable' | 'refused';
  readonly status: number | null;
  /** The problem's stable name, where the server gave one. */
  readonly type: string | null;
  readonly reason: Message;
};

type Answer<T> = Promise<Result<T, ApiFault>>;

/** What became of a token the server would not take. */
export type Renewal =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'unreachable'; readonly fault: ApiFault }
  | { readonly kind: 'ended'; readonly reason: Message | null };

export type Api = {
  /** `name`: what somebody new is called. */
  readonly signIn: (link: string, name?: string) => Answer<SignInAnswer>;
  readonly renew: (refresh: string, attempt: string) => Answer<SignInAnswer>;
  readonly signOut: (token: string) => Answer<unknown>;
  readonly ways: () => Answer<SignInWays>;
  /** The identity provider's address to go to. */
  readonly startOidc: (link?: string, name?: string) => Answer<string>;
  readonly listReports: () => Answer<readonly ReportSummary[]>;
  /** The new report's id. */
  readonly createReport: (report: NewReport) => Answer<string>;
  readonly ticket: (reportId: string) => Answer<TicketAnswer>;
  /** Lets one of a conflict's values stand, counted from 0. */
  readonly choose: (reportId: string, conflict: string, choice: number) => Answer<unknown>;
};

export type ApiDeps = {
  readonly fetch: typeof globalThis.fetch;
  /** Where the server's root is, with a final slash. */
  readonly base: URL;
  /** A bearer token good for some time yet; null before sign-in. */
  readonly token: () => Promise<string | null>;
  /** Another token in place of one the server would not take; each call asks once. */
  readonly renew: (spent: string) => Promise<Renewal>;
  readonly language: () => string;
};

export const createApi = (deps: ApiDeps): Api => {
  /** As the person signed in; once more with a new token where this one's time was over. */
  const asked = async <T extends v.GenericSchema>(request: Request<T>): Answer<v.InferOutput<T>> => {
    const token = await deps.token();
    const answer = await call(deps, request, token);
    if (answer.ok || answer.error.kind !== 'signedOut' || token === null) return answer;
    const renewed = await deps.renew(token);
    if (renewed.kind === 'token') return call(deps, request, renewed.token);
    return err(renewed.kind === 'unreachable' ? renewed.fault : { ...answer.error, reason: renewed.reason ?? answer.error.reason });
  };
  const reportPath = (id: string) => `api/reports/${encodeURIComponent(id)}`;
  return {
    signIn: (link, name) => call(deps, post('api/session', { link, ...(name === undefined ? {} : { name }) }, SignInAnswer), null),
    renew: (refresh, attempt) => call(deps, post('api/session/renew', { refresh, attempt }, SignInAnswer), null),
    signOut: (token) => call(deps, { method: 'DELETE', path: 'api/session', body: undefined, schema: NOTHING }, token),
    ways: () => call(deps, { method: 'GET', path: 'api/session/ways', body: undefined, schema: SignInWays }, null),
    startOidc: async (link, name) => {
      const body = { ...(link === undefined ? {} : { link }), ...(name === undefined ? {} : { name }) };
      // The server knows the returning browser again by a cookie of its own.
      const answer = await call(deps, { ...post('api/session/oidc/start', body, OidcStartAnswer), withCookies: true }, null);
      return answer.ok ? ok(answer.value.url) : answer;
    },
    listReports: async () => {
      const answer = await asked({ method: 'GET', path: 'api/reports', body: undefined, schema: ReportList });
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

type Request<T extends v.GenericSchema> = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body: unknown;
  readonly schema: T;
  readonly withCookies?: boolean;
};

const post = <T extends v.GenericSchema>(path: string, body: unknown, schema: T): Request<T> => ({ method: 'POST', path, body, schema });

const call = async <T extends v.GenericSchema>(
  deps: ApiDeps,
  { method, path, body, schema, withCookies = false }: Request<T>,
  token: string | null,
): Promise<Result<v.InferOutput<T>, ApiFault>> => {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': deps.language() };
  if (token !== null) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  try {
    const response = await deps.fetch(new URL(path, deps.base), {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(REQUEST_MILLISECONDS),
      credentials: withCookies ? 'same-origin' : 'omit',
      cache: 'no-store',
    });
    const json: unknown = await response.json().catch(() => null);
    if (!response.ok) return err(faultOf(response.status, json));
    const parsed = v.safeParse(schema, json);
    return parsed.success ? ok(parsed.output) : err(odd(response.status));
  } catch {
    return err({ kind: 'unreachable', status: null, type: null, reason: message('pane.api.unreachable') });
  }
};

const faultOf = (status: number, json: unknown): ApiFault => {
  const problem = v.safeParse(Problem, json);
  const said = problem.success && problem.output.detail !== '' ? message('pane.said', { text: problem.output.detail }) : null;
  const type = problem.success ? problem.output.type : null;
  if (status === 401) return { kind: 'signedOut', status, type, reason: said ?? message('pane.api.signedOut') };
  if (status === 429 || status >= 500) {
    return { kind: 'unreachable', status, type, reason: said ?? message('pane.api.troubled', { status }) };
  }
  return said ? { kind: 'refused', status, type, reason: said } : odd(status);
};

const odd = (status: number): ApiFault => ({ kind: 'refused', status, type: null, reason: message('pane.api.odd', { status }) });

const NOTHING = v.unknown();
const REQUEST_MILLISECONDS = 20_000;
