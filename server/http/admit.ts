// Who gets past the door of a route, and as whom. route.ts asks before anything of the request's body is read.
import type { FastifyRequest } from 'fastify';
import type { Principal } from '#shared/access/can';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import type { Caller } from '../auth/caller.ts';
import { ADMINISTRATOR, principalOf } from '../auth/entrance.ts';
import type { ReportRow, ReportStore } from '../store/report-store.ts';

/**
 * anybody: no sign-in; signedIn: a person or the administrator's token; person: a person; admin: an administrator;
 * member: whoever belongs to the report `:id`; manager: a member, or an administrator putting a report's people in order.
 */
export type Who = 'anybody' | 'signedIn' | 'person' | 'admin' | 'member' | 'manager';

/** The report and the caller's place in it. */
export type Entered = { readonly row: ReportRow; readonly me: Principal; readonly guest: boolean };

type NotAdmitted = { readonly status: 401 | 403 | 404; readonly reason: Message };

/** Null: nothing to enter. */
export const admit = async (
  store: ReportStore,
  who: Who,
  caller: Caller | null,
  request: FastifyRequest,
): Promise<Result<Entered | null, NotAdmitted>> => {
  if (who === 'anybody') return ok(null);
  if (!caller || (who === 'person' && caller.kind !== 'person')) return err({ status: 401, reason: message('server.http.signIn') });
  if (who === 'admin') return isAdmin(caller) ? ok(null) : err({ status: 403, reason: message('people.adminOnly') });
  return who === 'member' || who === 'manager' ? enter(store, caller, request, who === 'manager') : ok(null);
};

export const isAdmin = (caller: Caller): boolean => caller.kind === 'administrator' || caller.person.isAdmin;

/** The caller's place in the report; for everybody who has none the answer is as if the report did not exist. */
const enter = async (
  store: ReportStore,
  caller: Caller,
  request: FastifyRequest,
  adminMay: boolean,
): Promise<Result<Entered, NotAdmitted>> => {
  const { id = '' } = request.params as { readonly id?: string };
  // Both are asked for, whether or not there is such a report, so that both answers take as long.
  const [row, member] = await Promise.all([store.report(id), caller.kind === 'person' ? store.member(id, caller.person.id) : null]);
  const guest = !member && (caller.kind === 'administrator' || (adminMay && isAdmin(caller)));
  if (!row || !(member || guest)) return err({ status: 404, reason: message('server.http.noSuchReport') });
  if (member) return ok({ row, me: principalOf(member), guest: false });
  const me = caller.kind === 'person' ? { ...ADMINISTRATOR, id: caller.person.id, name: caller.person.name } : ADMINISTRATOR;
  return ok({ row, me, guest });
};
