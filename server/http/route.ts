// One way to add a route: who may call it, what it takes and gives are said once, checked here before the handler runs, and listed in
// the API's own description (open-api.ts). Every file of routes uses it.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import type { Lang, Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, must, ok } from '#shared/result';
import type { Caller, CallerReader } from '../auth/caller.ts';
import { ADMINISTRATOR } from '../auth/entrance.ts';
import type { ReportStore } from '../store/report-store.ts';
import { admit, type Entered, type Who } from './admit.ts';
import { languageOf } from './language.ts';
import { sendProblem } from './problem.ts';

export type RouteSpec<B extends Schema | undefined = Schema | undefined, Q extends Schema | undefined = Schema | undefined> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As Fastify writes it: /api/reports/:id. */
  readonly path: string;
  readonly summary: { readonly zh: string; readonly en: string };
  readonly who: Who;
  /** The JSON body; a missing one counts as {}. */
  readonly body?: B;
  readonly query?: Q;
  /** The sentence for a wrong body; `field` is where. */
  readonly wrong?: (field: string) => Message;
  /** A file instead of JSON: its types, and how many bytes at most. The handler finds a Buffer in request.body. */
  readonly file?: { readonly types: readonly string[]; readonly bytes: number };
  /** Status of success; its JSON, or the types of the file it is; neither: no content. */
  readonly answer: {
    readonly status: 200 | 201 | 204 | 303;
    readonly json?: Schema;
    readonly types?: readonly string[];
    /** Another status with the same JSON. */
    readonly also?: number;
  };
  /** Other statuses it answers with, beside those that follow from `who`, body and query. */
  readonly problems?: readonly number[];
  /** Attempts a minute from one address. */
  readonly perMinute?: number;
};

export type Refused = {
  readonly status: number;
  readonly reason: Message;
  /** In the place of the type that follows from the reason. */
  readonly type?: string;
  /** Further members of the problem. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly retryAfter?: number;
};

type Ask<C, E, B, Q> = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly lang: Lang;
  readonly caller: C;
  /** The report and the caller's place in it (member, manager). */
  readonly entered: E;
  readonly params: Readonly<Record<string, string>>;
  readonly body: B;
  readonly query: Q;
};

/** The JSON to send; undefined: nothing; SENT: the handler has sent the reply itself. */
type Handler<C, E, B, Q> = (ask: Ask<C, E, B, Q>) => Promise<Result<unknown, Refused>>;

/** What a handler gives that has sent a file or a page. */
export const SENT = Symbol('sent');

export type Api = {
  readonly app: FastifyInstance;
  readonly store: ReportStore;
  readonly callerOf: CallerReader;
  /** Every route added so far. */
  readonly routes: RouteSpec[];
};

export const createApi = (app: FastifyInstance, store: ReportStore, callerOf: CallerReader): Api => ({ app, store, callerOf, routes: [] });

/** Adds the route. Refusals come in one order: not signed in, not yours (as if it did not exist), wrong query, wrong body. */
export const addRoute = <W extends Who, B extends Schema | undefined = undefined, Q extends Schema | undefined = undefined>(
  api: Api,
  spec: RouteSpec<B, Q> & { readonly who: W },
  handle: Handler<CallerFor<W>, EnteredFor<W>, Output<B>, Output<Q>>,
): void => {
  api.routes.push(spec as RouteSpec);
  const doors = new WeakMap<FastifyRequest, Door>();
  const open = async (request: FastifyRequest): Promise<Result<Door, Refused>> => {
    const caller = await api.callerOf(request.headers.authorization);
    const admitted = await admit(api.store, spec.who, caller, request);
    return admitted.ok ? ok({ caller, entered: admitted.value }) : admitted;
  };
  let files = 0;
  inScope(api.app, spec.file !== undefined, (app) =>
    app.route({
      method: spec.method,
      url: spec.path,
      ...(spec.file ? { bodyLimit: spec.file.bytes } : {}),
      ...(spec.perMinute === undefined ? {} : { config: { rateLimit: { max: spec.perMinute, timeWindow: '1 minute' } } }),
      // Before the body is read: nobody fills memory who would be turned away anyway.
      onRequest: async (request, reply) => {
        const door = await open(request);
        if (!door.ok) return sendRefused(request, reply, door.error);
        doors.set(request, door.value);
        if (!spec.file) return;
        if (files >= MOST_FILES) return sendRefused(request, reply, { status: 503, reason: message('people.file.busy'), retryAfter: 5 });
        files += 1;
        reply.raw.once('close', () => {
          files -= 1;
        });
      },
      handler: async (request, reply) => {
        const refuse = (refused: Refused) => sendRefused(request, reply, refused);
        // A body may take minutes to arrive, and whoever sent it may have lost their rights meanwhile.
        const entering = spec.body || spec.file ? await open(request) : ok(must(doors.get(request), 'whoever asks'));
        if (!entering.ok) return refuse(entering.error);
        const door = entering.value;
        const query = spec.query ? v.safeParse(spec.query, request.query) : null;
        if (query && !query.success) return refuse({ status: 400, reason: message('people.badQuery', { field: fieldOf(query.issues) }) });
        const body = spec.body ? v.safeParse(spec.body, request.body ?? {}) : null;
        if (body && !body.success) {
          const field = fieldOf(body.issues);
          return refuse({ status: 400, reason: spec.wrong?.(field) ?? message('people.badBody', { field }) });
        }
        if (spec.file && !Buffer.isBuffer(request.body)) return refuse({ status: 415, reason: message('people.file.type') });
        const outcome = await handle({
          request,
          reply,
          lang: languageOf(request.headers['accept-language']),
          caller: door.caller as CallerFor<W>,
          entered: door.entered as EnteredFor<W>,
          params: request.params as Readonly<Record<string, string>>,
          body: body?.output as Output<B>,
          query: query?.output as Output<Q>,
        });
        if (!outcome.ok) return refuse(outcome.error);
        if (outcome.value === SENT) return reply;
        reply.header('cache-control', 'no-store').code(spec.answer.status);
        return outcome.value === undefined ? reply.send() : reply.send(outcome.value);
      },
    }),
  );
};

/** A route that takes a file reads every kind of body as bytes; the others know JSON only. */
const inScope = (app: FastifyInstance, takesFile: boolean, add: (app: FastifyInstance) => void): void => {
  if (!takesFile) {
    add(app);
    return;
  }
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
    add(scope);
    done();
  });
};

export const refused = (status: number, reason: Message): { readonly ok: false; readonly error: Refused } => err({ status, reason });

/** Who did it, for deeds and invitations. */
export const callerId = (caller: Caller): string => (caller.kind === 'administrator' ? ADMINISTRATOR.id : caller.person.id);

const sendRefused = (request: FastifyRequest, reply: FastifyReply, { status, reason, type, extra, retryAfter }: Refused): FastifyReply => {
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  return sendProblem(request, reply, status, reason, { ...extra, ...(type === undefined ? {} : { type }) });
};

/** The first field that is not right, for the sentence. */
const fieldOf = (issues: readonly [Issue, ...Issue[]]): string =>
  (issues[0].path?.map(({ key }) => String(key)).join('.') ?? 'JSON').slice(0, 60);

type Door = { readonly caller: Caller | null; readonly entered: Entered | null };
export type Schema = v.GenericSchema;
type Issue = v.BaseIssue<unknown>;
type Output<S> = S extends Schema ? v.InferOutput<S> : undefined;
type CallerFor<W extends Who> = W extends 'anybody' ? Caller | null : W extends 'person' ? Extract<Caller, { kind: 'person' }> : Caller;
type EnteredFor<W extends Who> = W extends 'member' | 'manager' ? Entered : null;

/** Files on their way in to one route at once; each may take its whole limit of memory. */
const MOST_FILES = 8;
