// A PeopleApi for the views' tests: what a test does not give answers that the server cannot be reached.
import { message } from '#shared/i18n/translate';
import { err } from '#shared/result';
import type { Fault } from '../../../addin/state/ask-server.ts';
import type { PeopleApi } from '../../../addin/state/people-api.ts';

export const peopleApi = (given: Partial<PeopleApi> = {}): PeopleApi => ({ ...UNREACHABLE, ...given });

/** A refusal with the server's sentence. */
export const refusal = (text: string, body: unknown = null): { readonly ok: false; readonly error: Fault } =>
  err({ kind: 'refused', status: 409, type: null, reason: message('pane.said', { text }), body });

const away = async () => err<Fault>({ kind: 'unreachable', status: null, type: null, reason: message('pane.api.unreachable'), body: null });

const UNREACHABLE: PeopleApi = {
  me: away,
  reports: away,
  report: away,
  file: away,
  units: away,
  addUnit: away,
  changeUnit: away,
  people: away,
  addPerson: away,
  changePerson: away,
  deactivate: away,
  importPeople: away,
  invitations: away,
  invite: away,
  revoke: away,
  members: away,
  setMember: away,
  removeMember: away,
  reviews: away,
  takeStep: away,
  history: away,
  restore: away,
  desk: {
    notices: away,
    readNotices: away,
    chase: away,
    look: away,
    setLook: away,
    isTourSeen: away,
    setTourSeen: away,
  },
};
