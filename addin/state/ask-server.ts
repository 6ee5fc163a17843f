// Asks the server one thing: the answer parsed, a refusal as the server's own sentence. api.ts and people-api.ts build on it.
import * as v from 'valibot';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { Problem } from '#shared/protocol/http';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';

/** signedOut: sign in again; unreachable: try again later; refused: the server's own reason. */
export type Fault = {
  readonly kind: 'signedOut' | 'unreachable' | 'refused';
  readonly status: number | null;
  /** The problem's stable name, where the server gave one. */
  readonly type: string | null;
  readonly reason: Message;
  /** What came with the refusal, for the few that say more than a sentence. */
  readonly body: unknown;
};

/** What became of a token the server would not take. */
export type Renewal =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'unreachable'; readonly fault: Fault }
  | { readonly kind: 'ended'; readonly reason: Message | null };

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

export type Asked<T> = Promise<Result<T, Fault>>;

type Question<S extends v.GenericSchema> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the server's root on, without a leading slash. */
  readonly path: string;
  readonly schema: S;
  /** Sent as JSON; a Blob as the file it is. */
  readonly body?: unknown;
  /** The answer is a file, for the schema as a Blob. */
  readonly wantsFile?: boolean;
  /** The server knows the returning browser again by a cookie of its own. */
  readonly withCookies?: boolean;
};

export type Ask = <S extends v.GenericSchema>(question: Question<S>) => Asked<v.InferOutput<S>>;

/** As the person signed in; once more with a new token where the first one's time was over. */
export const createAsk =
  (deps: ApiDeps): Ask =>
  async (question) => {
    const token = await deps.token();
    const answer = await send(deps, question, token);
    if (answer.ok || answer.error.kind !== 'signedOut' || token === null) return answer;
    const renewed = await deps.renew(token);
    if (renewed.kind === 'token') return send(deps, question, renewed.token);
    return err(renewed.kind === 'unreachable' ? renewed.fault : { ...answer.error, reason: renewed.reason ?? answer.error.reason });
  };

/** Asks with this token, or (null) as nobody. */
export const send = async <S extends v.GenericSchema>(
  deps: ApiDeps,
  { method, path, schema, body, wantsFile = false, withCookies = false }: Question<S>,
  token: string | null,
): Asked<v.InferOutput<S>> => {
  const isFile = body instanceof Blob;
  const headers: Record<string, string> = { accept: wantsFile ? '*/*' : 'application/json', 'accept-language': deps.language() };
  if (token !== null) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = isFile ? 'text/csv' : 'application/json';
  try {
    const response = await deps.fetch(new URL(path, deps.base), {
      method,
      headers,
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(LONGEST_MILLISECONDS),
      credentials: withCookies ? 'same-origin' : 'omit',
      cache: 'no-store',
    });
    const answer: unknown = response.ok && wantsFile ? await response.blob() : await response.json().catch(() => null);
    if (!response.ok) return err(faultOf(response.status, answer));
    const parsed = v.safeParse(schema, answer);
    return parsed.success ? ok(parsed.output) : err(odd(response.status, answer));
  } catch {
    return err({ kind: 'unreachable', status: null, type: null, reason: message('pane.api.unreachable'), body: null });
  }
};

const faultOf = (status: number, body: unknown): Fault => {
  const problem = v.safeParse(Problem, body);
  const said = problem.success && problem.output.detail !== '' ? message('pane.said', { text: problem.output.detail }) : null;
  const type = problem.success ? problem.output.type : null;
  if (status === 401) return { kind: 'signedOut', status, type, reason: said ?? message('pane.api.signedOut'), body };
  if (status === 429 || status >= 500) {
    return { kind: 'unreachable', status, type, reason: said ?? message('pane.api.troubled', { status }), body };
  }
  return said ? { kind: 'refused', status, type, reason: said, body } : odd(status, body);
};

const odd = (status: number, body: unknown): Fault => ({
  kind: 'refused',
  status,
  type: null,
  reason: message('pane.api.odd', { status }),
  body,
});

const LONGEST_MILLISECONDS = 30_000;
