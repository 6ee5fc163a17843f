// Signing in with a link, and who is signed in.
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { message } from '#shared/i18n/translate';
import type { Person, SignInAnswer } from '#shared/protocol/http';
import { SignInRequest } from '#shared/protocol/http';
import type { CallerReader } from '../auth/caller.ts';
import type { Tokens } from '../auth/tokens.ts';
import type { PersonRow, ReportStore } from '../store/report-store.ts';
import { sendProblem } from './problem.ts';

export type SessionDeps = { readonly store: ReportStore; readonly tokens: Tokens; readonly callerOf: CallerReader };

export const addSessionRoutes = (app: FastifyInstance, { store, tokens, callerOf }: SessionDeps): void => {
  app.post('/api/session', { config: { rateLimit: SIGN_IN_RATE } }, async (request, reply) => {
    const body = v.safeParse(SignInRequest, request.body);
    if (!body.success) return sendProblem(request, reply, 400, message('server.http.badSignIn'));
    const link = await tokens.readLink(body.output.link);
    if (!link.ok) {
      return sendProblem(request, reply, 401, message(link.error === 'expired' ? 'server.http.linkExpired' : 'server.http.badLink'));
    }
    const person = await store.person(link.value.person);
    if (!person?.active) return sendProblem(request, reply, 401, message('server.http.badLink'));
    const session = await tokens.signSession({ person: person.id });
    const answer: SignInAnswer = { ...session, person: toPerson(person), report: link.value.report };
    return reply.header('cache-control', 'no-store').send(answer);
  });

  app.get('/api/me', async (request, reply) => {
    const caller = await callerOf(request.headers.authorization);
    if (caller?.kind !== 'person') return sendProblem(request, reply, 401, message('server.http.signIn'));
    return reply.header('cache-control', 'no-store').send({ person: toPerson(caller.person) });
  });
};

const toPerson = ({ id, name, unit, colour }: PersonRow): Person => ({ id, name, unit, colour });

const SIGN_IN_RATE = { max: 60, timeWindow: '1 minute' };
