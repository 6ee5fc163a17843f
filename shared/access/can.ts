// Who may do what in a report: the one judge. The server's gate and routes decide with it, the pane explains with it.
import type { CellId } from '../cell/cell-id.ts';
import type { SectionKey } from '../edition/types.ts';
import type { Message } from '../i18n/translate.ts';
import { message } from '../i18n/translate.ts';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import type { ReviewState } from '../review/review.ts';
import { isOpenToCoordinators, isOpenToPreparers } from '../review/review.ts';
import { covers } from './assignment.ts';

export type Role = 'coordinator' | 'preparer' | 'reviewer' | 'reader';

// What a preparer answers for: a table ("requests"), a row ("requests/new"), a column ("requests/*/natural"),
// one cell ("requests/new/natural") or a prose part ("section:5").
export type Assignment = string;

/** Where something is written. entry: the reason for a query; report: all of it at once. */
export type Target =
  | { readonly kind: 'cell'; readonly cell: CellId }
  | { readonly kind: 'section'; readonly section: SectionKey }
  | { readonly kind: 'meta' }
  | { readonly kind: 'entry' }
  | { readonly kind: 'comment' }
  | { readonly kind: 'report' };

export type Principal = { readonly id: string; readonly name: string; readonly role: Role; readonly assigned: readonly Assignment[] };

/** Everyone of a report, so that a refusal can name who may; and where the review stands. */
export type AccessState = {
  readonly people: readonly Principal[];
  /** Of the whole report; absent: draft. */
  readonly reportState?: ReviewState;
  /** Person → state of their part; absent: draft. */
  readonly partStates?: ReadonlyMap<string, ReviewState>;
};

/**
 * edit, choose (a value in dispute) and restore (a place to a moment) write to the target; import replaces the whole report;
 * manage: people, roles, assignments, invitations; publish: the final file (a draft needs read only). Review steps: can-review.ts.
 */
export type Action = 'read' | 'edit' | 'choose' | 'restore' | 'import' | 'manage' | 'publish';

/** Yes, or the reason why not, naming who may. */
export const can = (principal: Principal, action: Action, target: Target, state: AccessState): Result<true, Message> => {
  if (action === 'read') return YES;
  if (action === 'manage') return principal.role === 'coordinator' ? YES : coordinatorOnly('access.manageOnly', state);
  if (action === 'publish') return canPublish(principal, state);
  return canWrite(principal, action === 'import' ? WHOLE : target, state);
};

const canPublish = ({ role }: Principal, state: AccessState): Result<true, Message> => {
  const { reportState = 'draft' } = state;
  if (role === 'coordinator' || reportState === 'approved' || reportState === 'published') return YES;
  return coordinatorOnly('access.publishOnly', state);
};

const canWrite = (principal: Principal, target: Target, state: AccessState): Result<true, Message> => {
  const { reportState = 'draft' } = state;
  const { role } = principal;
  if (role === 'reader') return err(message(target.kind === 'meta' ? 'access.metaCoordinatorOnly' : 'access.reader'));
  // Talking about a report changes none of it: whoever works on it may, in every state but the last, wherever their parts are.
  if (target.kind === 'comment') return reportState === 'published' ? closed(reportState, state) : YES;
  if (target.kind !== 'entry' && role !== 'coordinator') {
    if (target.kind === 'meta') return err(message('access.metaCoordinatorOnly'));
    if (role === 'reviewer') return err(message('access.reviewer'));
    if (target.kind === 'report') return coordinatorOnly('access.wholeOnly', state);
    if (!principal.assigned.some((assignment) => covers(assignment, target))) return notAssigned(target, state);
  }
  if (!isOpenToCoordinators(reportState)) return closed(reportState, state);
  if (role !== 'preparer' || target.kind === 'entry') return YES;
  const part = state.partStates?.get(principal.id) ?? 'draft';
  if (isOpenToPreparers(reportState, part)) return YES;
  return reportState === 'submitted' ? closed(reportState, state) : partClosed(state);
};

const notAssigned = (target: Target, { people }: AccessState): Result<never, Message> => {
  const owners = people.filter(({ assigned }) => assigned.some((assignment) => covers(assignment, target)));
  return err(owners.length === 0 ? message('access.unassigned') : message('access.ownedBy', { owners: listOf(owners) }));
};

/** The whole report is with somebody else now, or done. */
const closed = (reportState: ReviewState, { people }: AccessState): Result<never, Message> => {
  const reviewers = people.filter(({ role }) => role === 'reviewer');
  const coordinators = coordinatorsOf(people);
  if (reportState === 'published') return err(message('access.published', { people: listOf(coordinators) }));
  const mayReturn = listOf([...reviewers, ...coordinators]);
  return err(message(reportState === 'approved' ? 'access.approved' : 'access.submitted', { people: mayReturn }));
};

const partClosed = ({ people }: AccessState): Result<never, Message> =>
  err(message('access.partSubmitted', { people: listOf(coordinatorsOf(people)) }));

const coordinatorOnly = (key: 'access.manageOnly' | 'access.publishOnly' | 'access.wholeOnly', { people }: AccessState) =>
  err(message(key, { people: listOf(coordinatorsOf(people)) }));

const coordinatorsOf = (people: readonly Principal[]): readonly Principal[] => people.filter(({ role }) => role === 'coordinator');

/** Names for a sentence; three are enough to know whom to ask. */
const listOf = (people: readonly Principal[]): string => {
  if (people.length === 0) return '—';
  return `${people
    .slice(0, MOST_NAMES)
    .map(({ name }) => name)
    .join('、')}${people.length > MOST_NAMES ? '…' : ''}`;
};

const MOST_NAMES = 3;
const YES = ok(true as const);
const WHOLE: Target = { kind: 'report' };
