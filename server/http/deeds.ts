// Writes down what somebody did outside the document (invited, assigned, deactivated …). Every file of routes that changes something uses it.
import type { Caller } from '../auth/caller.ts';
import type { ReportStore } from '../store/report-store.ts';
import { callerId } from './route.ts';

/** `about`: ids and words, never a secret. */
export type Deeds = (caller: Caller, deed: Deed, report: string | null, about: string) => Promise<void>;

type Deed =
  | 'unitAdded'
  | 'unitChanged'
  | 'personAdded'
  | 'personChanged'
  | 'peopleImported'
  | 'deactivated'
  | 'revoked'
  | 'assigned'
  | 'removed'
  | 'reviewed'
  | 'chased'
  | 'restored'
  | 'conflictChosen'
  | 'imported'
  | 'backedUp'
  | 'tied';

export const createDeeds =
  (store: ReportStore, now: () => number): Deeds =>
  (caller, deed, report, about) =>
    store.addDeed({ at: new Date(now()).toISOString(), person: callerId(caller), deed, report, about: about.slice(0, MOST) });

const MOST = 1000;
