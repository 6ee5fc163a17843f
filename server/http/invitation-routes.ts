// Invitations: making, listing and revoking links. What a link may do and who may make it is judged in auth/invitations.ts.
import { message } from '#shared/i18n/translate';
import type { Invitation, NewInvitationAnswer } from '#shared/protocol/http-people';
import { InvitationList, NewInvitation, NewInvitationAnswer as NewInvitationAnswerShape } from '#shared/protocol/http-people';
import { ok } from '#shared/result';
import type { Attempts } from '../auth/attempts.ts';
import type { Caller } from '../auth/caller.ts';
import type { Invitations } from '../auth/invitations.ts';
import type { InvitationRow } from '../store/people-store.ts';
import { isAdmin } from './admit.ts';
import type { Deeds } from './deeds.ts';
import { type Api, addRoute, callerId, refused } from './route.ts';
import { slowDown } from './session-routes.ts';

export type InvitationRouteDeps = {
  readonly invitations: Invitations;
  /** Per person. */
  readonly attempts: Attempts;
  readonly deeds: Deeds;
  readonly publicUrl: () => string;
  readonly now: () => number;
};

export const addInvitationRoutes = (api: Api, { invitations, attempts, deeds, publicUrl, now }: InvitationRouteDeps): void => {
  const { store } = api;

  const visibleTo = async (caller: Caller): Promise<(row: InvitationRow) => boolean> => {
    if (caller.kind === 'administrator' || caller.person.isAdmin) return () => true;
    const mine = (await store.reportsOf(caller.person.id)).filter(({ role }) => role === 'coordinator').map(({ row }) => row.id);
    return ({ report, isAdmin: admin, person }) => report !== null && !admin && person === null && mine.includes(report);
  };

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/invitations',
      who: 'signedIn',
      summary: { zh: '发出的邀请', en: 'invitations made' },
      answer: { status: 200, json: InvitationList },
    },
    async ({ caller }) => {
      const isVisible = await visibleTo(caller);
      return ok({ invitations: (await store.invitations()).filter(isVisible).map((row) => shown(row, now())) });
    },
  );

  addRoute(
    api,
    {
      method: 'POST',
      path: '/api/invitations',
      who: 'signedIn',
      summary: { zh: '发出邀请链接（只显示一次）', en: 'makes an invitation link, shown once' },
      body: NewInvitation,
      answer: { status: 201, json: NewInvitationAnswerShape },
      problems: [403, 404, 422, 429],
      perMinute: 60,
    },
    async ({ caller, body: { days, ...wish } }) => {
      const wait = attempts.take(`invite ${callerId(caller)}`);
      if (wait !== null) return slowDown(wait);
      const made = await invitations.invite({ id: callerId(caller), isAdmin: isAdmin(caller) }, wish, days);
      if (!made.ok) return refused(STATUS[made.error.kind], made.error.reason);
      const { row, secret } = made.value;
      return ok({ id: row.id, link: signInLink(publicUrl(), secret), expiresAt: row.expiresAt } satisfies NewInvitationAnswer);
    },
  );

  addRoute(
    api,
    {
      method: 'DELETE',
      path: '/api/invitations/:invitation',
      who: 'signedIn',
      summary: { zh: '收回邀请', en: 'revokes an invitation' },
      answer: { status: 204 },
      problems: [404, 409],
    },
    async ({ caller, params: { invitation = '' } }) => {
      const isVisible = await visibleTo(caller);
      const row = (await store.invitations()).find(({ id }) => id === invitation);
      if (!row || !isVisible(row)) return refused(404, message('people.invite.none'));
      if (!(await store.revokeInvitation(row.id, new Date(now()).toISOString()))) return refused(409, message('people.invite.over'));
      await deeds(caller, 'revoked', row.report, row.id);
      return ok(undefined);
    },
  );
};

/** What a person opens; the secret stands behind the #, which browsers keep to themselves. */
export const signInLink = (publicUrl: string, secret: string): string => `${publicUrl}/web#/sign-in/${secret}`;

const shown = (row: InvitationRow, now: number): Invitation => {
  const { id, person, unit, isAdmin: admin, report, role, assigned, due, createdBy, createdAt, expiresAt, acceptedBy, acceptedAt } = row;
  const isOver = Date.parse(expiresAt) <= now;
  const state = acceptedAt !== null ? 'accepted' : row.revokedAt !== null ? 'revoked' : isOver ? 'expired' : 'open';
  const place = { person, unit, isAdmin: admin, report, role, assigned: [...assigned], due };
  return { id, state, ...place, createdBy, createdAt, expiresAt, acceptedBy, acceptedAt };
};

const STATUS = { forbidden: 403, hidden: 404, wrong: 422 } as const;
