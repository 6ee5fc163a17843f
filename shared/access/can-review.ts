// Who may take a report, or somebody's part of it, a step further or back. The server asks before it writes a step, the pane shows what
// openSteps gives.
import type { Message } from '../i18n/translate.ts';
import { message } from '../i18n/translate.ts';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import type { ReviewActor, ReviewState, ReviewStep } from '../review/review.ts';
import { REVIEW_STEPS, reviewStep } from '../review/review.ts';
import type { AccessState, Principal } from './can.ts';

/** `part`: the person whose part it is; null: the whole report. */
export type ReviewMove = { readonly part: string | null; readonly to: ReviewState };

/** The step, or the reason why this person may not take it now. */
export const canMove = (principal: Principal, { part, to }: ReviewMove, state: AccessState): Result<ReviewStep, Message> => {
  const subject = part === null ? 'report' : 'part';
  if (part !== null) {
    if (!state.people.some(({ id, role }) => id === part && role === 'preparer')) return err(message('access.noPart'));
    // Parts stand still once the whole is on its way.
    const whole = state.reportState ?? 'draft';
    if (whole !== 'draft' && whole !== 'returned') return err(message('access.partWithWhole'));
  }
  const from = stateOf(part, state);
  for (const actor of actorsOf(principal, part)) {
    const step = reviewStep(subject, from, to, actor);
    if (step) return ok(step);
  }
  const owners = whoMay(subject, from, to, part, state);
  if (owners === null) return err(message('access.noStep'));
  return err(message('access.stepOf', { people: owners.length === 0 ? '—' : owners.join('、') }));
};

/** Everything this person may do now, for buttons. */
export const openSteps = (principal: Principal, state: AccessState): readonly (ReviewMove & { readonly needsNote: boolean })[] => {
  const parts = [null, ...state.people.filter(({ role }) => role === 'preparer').map(({ id }) => id)];
  const targets: readonly ReviewState[] = [...new Set(REVIEW_STEPS.map(({ to }) => to))];
  return parts.flatMap((part) =>
    targets.flatMap((to) => {
      const step = canMove(principal, { part, to }, state);
      return step.ok ? [{ part, to, needsNote: step.value.needsNote }] : [];
    }),
  );
};

const stateOf = (part: string | null, { reportState, partStates }: AccessState): ReviewState =>
  (part === null ? reportState : partStates?.get(part)) ?? 'draft';

const actorsOf = ({ id, role }: Principal, part: string | null): readonly ReviewActor[] => [
  ...(part !== null && part === id && role === 'preparer' ? (['own'] as const) : []),
  ...(role === 'coordinator' || role === 'reviewer' ? [role] : []),
];

/** Names of those who may take the step; null where there is no such step from here. */
const whoMay = (subject: ReviewStep['subject'], from: ReviewState, to: ReviewState, part: string | null, { people }: AccessState) => {
  const actors = (['own', 'coordinator', 'reviewer'] as const).filter((actor) => reviewStep(subject, from, to, actor));
  if (actors.length === 0) return null;
  const may = (person: Principal) => actorsOf(person, part).some((actor) => actors.includes(actor));
  return people.filter(may).map(({ name }) => name);
};
