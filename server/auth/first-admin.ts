// The first administrator: where nobody may let people in, one link is made that does. Called by the composition root at the start, and by
// the command `invite --admin` for every later one.
import type { ReportStore } from '../store/report-store.ts';
import { BY_COMMAND, type Invitations } from './invitations.ts';

/** link: the secret of a link nobody had before; waiting: one was made earlier and not used yet; null: there is an administrator. */
export type FirstAdmin = { readonly kind: 'link'; readonly secret: string; readonly hours: number } | { readonly kind: 'waiting' } | null;

export const firstAdmin = async (store: ReportStore, invitations: Invitations): Promise<FirstAdmin> => {
  if ((await store.people()).some(({ isAdmin, active }) => isAdmin && active)) return null;
  if ((await store.invitations()).some(({ isAdmin }) => isAdmin)) return { kind: 'waiting' };
  return { kind: 'link', secret: await inviteAdmin(store, invitations), hours: DAYS * 24 };
};

/** The secret of a new link for an administrator; the unit they begin in is the first there is. */
export const inviteAdmin = async (store: ReportStore, invitations: Invitations): Promise<string> => {
  let unit = (await store.units()).find(({ active }) => active);
  if (!unit) {
    unit = { id: 'office', name: '办公室', active: true };
    await store.saveUnit(unit);
  }
  const wish = { person: null, unit: unit.id, isAdmin: true, report: null, role: null, assigned: [], due: null };
  const invited = await invitations.invite({ id: BY_COMMAND, isAdmin: true }, wish, DAYS);
  if (!invited.ok) throw new Error(`an administrator could not be invited: ${invited.error.reason.key}`);
  return invited.value.secret;
};

const DAYS = 3;
