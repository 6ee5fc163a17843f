// The judge with the review in view: who may still write, manage, publish, and take which step.
import { describe, expect, test } from 'vitest';
import type { AccessState, Action, Principal, Role, Target } from '#shared/access/can';
import { can } from '#shared/access/can';
import { canMove, openSteps } from '#shared/access/can-review';
import type { CellId } from '#shared/cell/cell-id';
import type { ReviewState } from '#shared/review/review';

const person = (id: string, role: Role, assigned: readonly string[] = []): Principal => ({ id, name: `${id}同志`, role, assigned });
const cora = person('cora', 'coordinator');
const pete = person('pete', 'preparer', ['requests', 'section:1']);
const paul = person('paul', 'preparer', ['requests/new']);
const rita = person('rita', 'reviewer');
const ruth = person('ruth', 'reader');
const people = [cora, pete, paul, rita, ruth];
const stateOf = (reportState: ReviewState, parts: Readonly<Record<string, ReviewState>> = {}): AccessState => ({
  people,
  reportState,
  partStates: new Map(Object.entries(parts)),
});
const cell: Target = { kind: 'cell', cell: 'requests/new/natural' as CellId };
const whole: Target = { kind: 'report' };
const entry: Target = { kind: 'entry' };
const comment: Target = { kind: 'comment' };
const meta: Target = { kind: 'meta' };
const asked = (who: Principal, action: Action, target: Target, state: AccessState): string => {
  const answer = can(who, action, target, state);
  return answer.ok ? 'yes' : answer.error.key;
};

describe('writing while the review goes on', () => {
  const rows: readonly (readonly [ReviewState, ReviewState, Principal, Target, string])[] = [
    ['draft', 'draft', pete, cell, 'yes'],
    ['draft', 'returned', pete, cell, 'yes'],
    ['returned', 'draft', pete, cell, 'yes'],
    ['draft', 'submitted', pete, cell, 'access.partSubmitted'],
    ['draft', 'submitted', pete, { kind: 'section', section: '1' }, 'access.partSubmitted'],
    ['draft', 'submitted', pete, entry, 'yes'],
    ['draft', 'submitted', paul, cell, 'yes'],
    ['draft', 'submitted', cora, cell, 'yes'],
    ['submitted', 'draft', pete, cell, 'access.submitted'],
    ['submitted', 'submitted', pete, cell, 'access.submitted'],
    ['submitted', 'draft', cora, cell, 'yes'],
    ['submitted', 'draft', rita, entry, 'yes'],
    ['submitted', 'draft', rita, cell, 'access.reviewer'],
    ['approved', 'draft', cora, cell, 'access.approved'],
    ['approved', 'draft', cora, meta, 'access.approved'],
    ['approved', 'draft', pete, cell, 'access.approved'],
    ['approved', 'draft', rita, entry, 'access.approved'],
    ['approved', 'draft', ruth, cell, 'access.reader'],
    ['published', 'draft', cora, cell, 'access.published'],
    ['draft', 'submitted', pete, comment, 'yes'],
    ['submitted', 'submitted', pete, comment, 'yes'],
    ['approved', 'draft', rita, comment, 'yes'],
    ['approved', 'draft', ruth, comment, 'access.reader'],
    ['published', 'draft', cora, comment, 'access.published'],
    ['published', 'draft', pete, entry, 'access.published'],
  ];
  test.each(rows)('report %s, part %s: %#', (report, part, who, target, expected) => {
    const state = stateOf(report, { pete: part });
    expect(asked(who, 'edit', target, state)).toBe(expected);
    // Choosing and restoring are writing: they are never open where editing is closed.
    expect(asked(who, 'choose', target, state)).toBe(expected);
    expect(asked(who, 'restore', target, state)).toBe(expected);
    expect(asked(who, 'read', target, state)).toBe('yes');
  });

  test('without a word about the review everything is a draft', () => {
    expect(asked(pete, 'edit', cell, { people })).toBe('yes');
  });

  test('a refusal names who can open it again', () => {
    const reason = (state: AccessState, who = pete) => {
      const answer = can(who, 'edit', cell, state);
      return answer.ok ? null : answer.error.parameters;
    };
    expect(reason(stateOf('draft', { pete: 'submitted' }))).toEqual({ people: 'cora同志' });
    expect(reason(stateOf('approved'), cora)).toEqual({ people: 'rita同志、cora同志' });
    expect(reason(stateOf('published'), cora)).toEqual({ people: 'cora同志' });
  });
});

describe('what is not an edit of one place', () => {
  const rows: readonly (readonly [Action, Principal, ReviewState, string])[] = [
    ['manage', cora, 'draft', 'yes'],
    ['manage', cora, 'published', 'yes'],
    ['manage', pete, 'draft', 'access.manageOnly'],
    ['manage', rita, 'draft', 'access.manageOnly'],
    ['manage', ruth, 'draft', 'access.manageOnly'],
    ['import', cora, 'draft', 'yes'],
    ['import', cora, 'approved', 'access.approved'],
    ['import', pete, 'draft', 'access.wholeOnly'],
    ['import', rita, 'draft', 'access.reviewer'],
    ['import', ruth, 'draft', 'access.reader'],
    ['restore', cora, 'draft', 'yes'],
    ['restore', cora, 'published', 'access.published'],
    ['restore', pete, 'draft', 'access.wholeOnly'],
    ['publish', cora, 'draft', 'yes'],
    ['publish', rita, 'submitted', 'access.publishOnly'],
    ['publish', ruth, 'draft', 'access.publishOnly'],
    ['publish', rita, 'approved', 'yes'],
    ['publish', ruth, 'published', 'yes'],
  ];
  test.each(rows)('%s: %#', (action, who, report, expected) => {
    expect(asked(who, action, whole, stateOf(report))).toBe(expected);
  });
});

describe('steps of the review', () => {
  const rows: readonly (readonly [string, Principal, string | null, ReviewState, AccessState, string])[] = [
    ['a preparer submits their part', pete, 'pete', 'submitted', stateOf('draft'), 'yes'],
    ['not somebody else’s', pete, 'paul', 'submitted', stateOf('draft'), 'access.stepOf'],
    ['the coordinator for them', cora, 'pete', 'submitted', stateOf('draft'), 'yes'],
    ['a preparer takes it back', pete, 'pete', 'draft', stateOf('draft', { pete: 'submitted' }), 'yes'],
    ['the coordinator does not take it back', cora, 'pete', 'draft', stateOf('draft', { pete: 'submitted' }), 'access.stepOf'],
    ['a preparer returns nothing to themselves', pete, 'pete', 'returned', stateOf('draft', { pete: 'submitted' }), 'access.stepOf'],
    ['somebody without a part', cora, 'rita', 'submitted', stateOf('draft'), 'access.noPart'],
    ['somebody unknown', cora, 'nobody', 'submitted', stateOf('draft'), 'access.noPart'],
    ['parts stand still under review', pete, 'pete', 'submitted', stateOf('submitted'), 'access.partWithWhole'],
    ['a part is approved by nobody', cora, 'pete', 'approved', stateOf('draft', { pete: 'submitted' }), 'access.noStep'],
    ['the coordinator submits the whole', cora, null, 'submitted', stateOf('draft'), 'yes'],
    ['a preparer does not', pete, null, 'submitted', stateOf('draft'), 'access.stepOf'],
    ['the reviewer approves', rita, null, 'approved', stateOf('submitted'), 'yes'],
    ['the coordinator does not approve their own', cora, null, 'approved', stateOf('submitted'), 'access.stepOf'],
    ['nothing is approved unseen', rita, null, 'approved', stateOf('draft'), 'access.noStep'],
    ['only what is approved is published', cora, null, 'published', stateOf('submitted'), 'access.noStep'],
    ['the coordinator publishes', cora, null, 'published', stateOf('approved'), 'yes'],
    ['the reviewer does not', rita, null, 'published', stateOf('approved'), 'access.stepOf'],
    ['a reader does nothing', ruth, null, 'returned', stateOf('submitted'), 'access.stepOf'],
  ];
  test.each(rows)('%s', (_what, who, part, to, state, expected) => {
    const step = canMove(who, { part, to }, state);
    expect(step.ok ? 'yes' : step.error.key).toBe(expected);
  });

  test('the steps shown are exactly those that are allowed', () => {
    const states: readonly ReviewState[] = ['draft', 'submitted', 'returned', 'approved', 'published'];
    for (const report of states) {
      for (const part of states) {
        const state = stateOf(report, { pete: part });
        for (const who of people) {
          const shown = openSteps(who, state);
          for (const to of states) {
            for (const of of [null, 'pete', 'paul']) {
              expect(shown.some((step) => step.part === of && step.to === to)).toBe(canMove(who, { part: of, to }, state).ok);
            }
          }
          if (who.role === 'reader') expect(shown).toEqual([]);
        }
      }
    }
  });
});
