// Signing in with a link or an invitation, renewing, signing out, and who is signed in.
import { message } from '#shared/i18n/translate';
import type { Person, SignInAnswer, SignInWays } from '#shared/protocol/http';
import {
  MeAnswer,
  NAME_NEEDED,
  RenewRequest,
  SignInAnswer as SignInAnswerShape,
  SignInRequest,
  SignInWays as SignInWaysShape,
} from '#shared/protocol/http';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import type { Attempts } from '../auth/attempts.ts';
import type { AcceptFault, Invitations } from '../auth/invitations.ts';
import { digestOf } from '../auth/secrets.ts';
import type { SignedIn, SignIns } from '../auth/sign-ins.ts';
import type { Tokens } from '../auth/tokens.ts';
import type { PeopleStore, PersonRow } from '../store/people-store.ts';
import { type Api, addRoute, type Refused, refused } from './route.ts';

export type SessionDeps = {
  readonly tokens: Tokens;
  readonly signIns: SignIns;
  readonly invitations: Invitations;
  /** Per person or sign-in, beside the limit per address. */
  readonly attempts: Attempts;
  /** True the first time a one-time link's word is used. */
  readonly spend: (word: string) => boolean;
  /** What the identity provider's button says. */
  readonly oidcLabel: string | null;
};

export const addSessionRoutes = (api: Api, { tokens, signIns, invitations, attempts, spend, oidcLabel }: SessionDeps): void => {
  const { store } = api;

  const answer = async (person: PersonRow, signedIn: SignedIn, report: string | null): Promise<SignInAnswer> => ({
    ...signedIn,
    person: await personShown(store, person),
    report,
  });

  /** Whom the link brings in: a signed link names its person, everything else may be an invitation's secret. */
  const follow = async (link: string, name: string | null): Promise<Result<{ person: PersonRow; report: string | null }, Refused>> => {
    if (!link.includes('.')) {
      const row = await store.invitationByDigest(digestOf(link));
      const tooFast = row ? attempts.take(`invitation ${row.id}`) : null;
      if (tooFast !== null) return slowDown(tooFast);
      const accepted = await invitations.accept(link, name);
      return accepted.ok ? accepted : err(acceptRefused(accepted.error));
    }
    const read = await tokens.readLink(link);
    if (!read.ok) return refused(401, message(read.error === 'expired' ? 'server.http.linkExpired' : 'server.http.badLink'));
    const tooFast = attempts.take(`person ${read.value.person}`);
    if (tooFast !== null) return slowDown(tooFast);
    const person = await store.person(read.value.person);
    if (!person?.active) return refused(401, message('server.http.badLink'));
    if (read.value.once !== null && !spend(read.value.once)) return refused(401, message('people.link.used'));
    return ok({ person, report: read.value.report });
  };

  addRoute(
    api,
    {
      method: 'POST',
      path: '/api/session',
      who: 'anybody',
      summary: { zh: '用登录链接或邀请登录', en: 'signs in with a sign-in link or an invitation' },
      body: SignInRequest,
      wrong: () => message('server.http.badSignIn'),
      answer: { status: 200, json: SignInAnswerShape },
      problems: [401, 409, 410, 422, 429],
      perMinute: 60,
    },
    async ({ body }) => {
      const followed = await follow(body.link, body.name ?? null);
      if (!followed.ok) return followed;
      const { person, report } = followed.value;
      return ok(await answer(person, await signIns.begin(person.id), report));
    },
  );

  addRoute(
    api,
    {
      method: 'POST',
      path: '/api/session/renew',
      who: 'anybody',
      summary: { zh: '用续期凭据换取新的令牌', en: 'exchanges a refresh secret for a new token' },
      body: RenewRequest,
      wrong: () => message('people.session.ended'),
      answer: { status: 200, json: SignInAnswerShape },
      problems: [401, 429],
      perMinute: 240,
    },
    async ({ body, request }) => {
      const renewed = await signIns.renew(body.refresh, body.attempt ?? null, (signIn) => attempts.take(`renew ${signIn}`));
      if (!renewed.ok) {
        if (typeof renewed.error === 'number') return slowDown(renewed.error);
        if (renewed.error === 'stolen') request.log.warn('a spent refresh secret came back; its sign-in was ended');
        return refused(401, message(renewed.error === 'stolen' ? 'people.session.stolen' : 'people.session.ended'));
      }
      return ok(await answer(renewed.value.person, renewed.value.signedIn, null));
    },
  );

  addRoute(
    api,
    {
      method: 'DELETE',
      path: '/api/session',
      who: 'person',
      summary: { zh: '退出登录', en: 'signs out' },
      answer: { status: 204 },
    },
    async ({ caller }) => {
      await signIns.end(caller.signIn);
      return ok(undefined);
    },
  );

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/session/ways',
      who: 'anybody',
      summary: { zh: '还可以怎样登录', en: 'which other ways to sign in there are' },
      answer: { status: 200, json: SignInWaysShape },
    },
    async () => ok({ oidc: oidcLabel } satisfies SignInWays),
  );

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/me',
      who: 'person',
      summary: { zh: '当前登录的人', en: 'who is signed in' },
      answer: { status: 200, json: MeAnswer },
    },
    async ({ caller: { person } }) =>
      ok({ person: await personShown(store, person), isAdmin: person.isAdmin, oidc: person.subject !== null } satisfies MeAnswer),
  );
};

/** A person as everybody sees them. */
const personShown = async (store: Pick<PeopleStore, 'unit'>, { id, name, unit, colour }: PersonRow): Promise<Person> => ({
  id,
  name,
  unit: (await store.unit(unit))?.name ?? '',
  colour,
});

export const slowDown = (seconds: number): { readonly ok: false; readonly error: Refused } =>
  err({ status: 429, reason: message('server.http.tooFast'), retryAfter: seconds });

/** Why an invitation does not let in. */
export const acceptRefused = (fault: AcceptFault): Refused => {
  switch (fault) {
    case 'unknown':
      return { status: 401, reason: message('server.http.badLink') };
    case 'expired':
      return { status: 401, reason: message('server.http.linkExpired') };
    case 'used':
      return { status: 410, reason: message('people.link.used') };
    case 'revoked':
      return { status: 410, reason: message('people.link.revoked') };
    case 'nameNeeded':
      return { status: 422, reason: message('people.nameNeeded'), type: NAME_NEEDED };
    case 'nameTaken':
      return { status: 409, reason: message('people.nameTaken') };
    case 'subjectTaken':
      return { status: 409, reason: message('people.oidc.subjectTaken') };
  }
};
