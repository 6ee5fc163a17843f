// The HTTP side of the pane: one function per route, answers parsed, failures as sentences. Made once in the
// composition roots; account.ts, the list of reports and the session's tickets use it.
import * as v from 'valibot';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import {
  type NewReport,
  NewReportAnswer,
  Problem,
  ReportList,
  type ReportSummary,
  SignInAnswer,
  TicketAnswer,
} from '#shared/protocol/http';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';

/** signedOut: sign in again; unreachable: try again later; refused: the server's own reason. */
type ApiFault = {
  readonly kind: 'signedOut' | 'unreachable' | 'refused';
  readonly status: number | null;
  readonly reason: Message;
};

type Answer<T> = Promise<Result<T, ApiFault>>;

export type Api = {
  readonly signIn: (link: string) => Answer<SignInAnswer>;
  readonly listReports: () => Answer<readonly ReportSummary[]>;
  /** The new report's id. */
  readonly createReport: (report: NewReport) => Answer<string>;
  readonly ticket: (reportId: string) => Answer<TicketAnswer>;
};

export type ApiDeps = {
  readonly fetch: typeof globalThis.fetch;
  /** Where the server's root is, with a final slash. */
  readonly base: URL;
  /** The bearer token of the moment; null before sign-in. */
  readonly token: () => string | null;
  readonly language: () => string;
};

export const createApi = (deps: ApiDeps): Api => {
  const post = <T extends v.GenericSchema>(path: string, body: unknown, schema: T) => call(deps, 'POST', path, body, schema);
  return {
    signIn: (link) => post('api/session', { link }, SignInAnswer),
    listReports: async () => {
      const answer = await call(deps, 'GET', 'api/reports', undefined, ReportList);
      return answer.ok ? ok(answer.value.reports) : answer;
    },
    createReport: async (report) => {
      const answer = await post('api/reports', report, NewReportAnswer);
      return answer.ok ? ok(answer.value.id) : answer;
    },
    ticket: (reportId) => post(`api/reports/${encodeURIComponent(reportId)}/tickets`, {}, TicketAnswer),
  };
};

const call = async <T extends v.GenericSchema>(
  deps: ApiDeps,
  method: 'GET' | 'POST',
  path: string,
  body: unknown,
  schema: T,
): Promise<Result<v.InferOutput<T>, ApiFault>> => {
  const token = deps.token();
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': deps.language() };
  if (token !== null) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  try {
    const response = await deps.fetch(new URL(path, deps.base), {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(REQUEST_MILLISECONDS),
      credentials: 'omit',
      cache: 'no-store',
    });
    const json: unknown = await response.json().catch(() => null);
    if (!response.ok) return err(faultOf(response.status, json));
    const parsed = v.safeParse(schema, json);
    return parsed.success ? ok(parsed.output) : err(odd(response.status));
  } catch {
    return err({ kind: 'unreachable', status: null, reason: message('pane.api.unreachable') });
  }
};

const faultOf = (status: number, json: unknown): ApiFault => {
  const problem = v.safeParse(Problem, json);
  const said = problem.success && problem.output.detail !== '' ? message('pane.said', { text: problem.output.detail }) : null;
  if (status === 401) return { kind: 'signedOut', status, reason: said ?? message('pane.api.signedOut') };
  if (status === 429 || status >= 500) {
    return { kind: 'unreachable', status, reason: said ?? message('pane.api.troubled', { status }) };
  }
  return said ? { kind: 'refused', status, reason: said } : odd(status);
};

const odd = (status: number): ApiFault => ({ kind: 'refused', status, reason: message('pane.api.odd', { status }) });

const REQUEST_MILLISECONDS = 20_000;
