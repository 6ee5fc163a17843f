// Asks the server one thing as whoever is signed in: the answer parsed, a refusal as the server's own sentence. people-api.ts builds on it.
import * as v from 'valibot';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { Problem } from '#shared/protocol/http';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import type { ApiDeps } from './api.ts';

/** `body`: what came with the refusal, for the few that say more than a sentence. */
export type Fault = {
  readonly kind: 'signedOut' | 'unreachable' | 'refused';
  readonly status: number | null;
  readonly reason: Message;
  readonly body: unknown;
};

export type Asked<T> = Promise<Result<T, Fault>>;

type Question<S extends v.GenericSchema> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the server's root on, without a leading slash. */
  readonly path: string;
  readonly schema: S;
  /** Sent as JSON; a Blob as the file it is. */
  readonly body?: unknown;
};

export type Ask = <S extends v.GenericSchema>(question: Question<S>) => Asked<v.InferOutput<S>>;

/** Once more with a new token where the first one's time was over. */
export const createAsk =
  (deps: ApiDeps): Ask =>
  async (question) => {
    const token = await deps.token();
    const answer = await send(deps, question, token);
    if (answer.ok || answer.error.kind !== 'signedOut' || token === null) return answer;
    const renewed = await deps.renew(token);
    if (renewed.kind === 'token') return send(deps, question, renewed.token);
    if (renewed.kind === 'unreachable') return err({ ...answer.error, kind: 'unreachable', reason: renewed.fault.reason });
    return err({ ...answer.error, reason: renewed.reason ?? answer.error.reason });
  };

const send = async <S extends v.GenericSchema>(
  deps: ApiDeps,
  { method, path, schema, body }: Question<S>,
  token: string | null,
): Asked<v.InferOutput<S>> => {
  const isFile = body instanceof Blob;
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': deps.language() };
  if (token !== null) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = isFile ? 'text/csv' : 'application/json';
  try {
    const response = await deps.fetch(new URL(path, deps.base), {
      method,
      headers,
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(LONGEST_MILLISECONDS),
      credentials: 'omit',
      cache: 'no-store',
    });
    const json: unknown = await response.json().catch(() => null);
    if (!response.ok) return err(faultOf(response.status, json));
    const parsed = v.safeParse(schema, json);
    return parsed.success ? ok(parsed.output) : err(odd(response.status, json));
  } catch {
    return err({ kind: 'unreachable', status: null, reason: message('pane.api.unreachable'), body: null });
  }
};

const faultOf = (status: number, body: unknown): Fault => {
  const problem = v.safeParse(Problem, body);
  const said = problem.success && problem.output.detail !== '' ? message('pane.said', { text: problem.output.detail }) : null;
  if (status === 401) return { kind: 'signedOut', status, reason: said ?? message('pane.api.signedOut'), body };
  if (status === 429 || status >= 500) {
    return { kind: 'unreachable', status, reason: said ?? message('pane.api.troubled', { status }), body };
  }
  return said ? { kind: 'refused', status, reason: said, body } : odd(status, body);
};

const odd = (status: number, body: unknown): Fault => ({
  kind: 'refused',
  status,
  reason: message('pane.api.odd', { status }),
  body,
});

const LONGEST_MILLISECONDS = 30_000;
