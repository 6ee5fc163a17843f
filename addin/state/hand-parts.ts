// Giving parts of the form to a person, from nobody or from somebody else, and taking that back. Pure; the board sends what it gives.
import type { Assignment } from '#shared/access/can';
import type { MemberChange } from '#shared/protocol/http-people';
import type { MemberInfo } from '../sync/session-state.ts';
import { isWithin } from './assignments.ts';

/** What each person has afterwards. */
export type Handed = readonly { readonly person: string; readonly change: MemberChange }[];

/**
 * `parts` leave `from` (null: they were nobody's) and go to `to`. `back` undoes it. Both empty where nothing changes. Whoever had nothing
 * yet and no day to keep gets the `proposed` one.
 */
export const handParts = (
  people: readonly MemberInfo[],
  parts: readonly Assignment[],
  from: string | null,
  to: string,
  proposed: string | null = null,
): { readonly forth: Handed; readonly back: Handed } => {
  const target = people.find(({ id }) => id === to);
  if (!target || from === to) return { forth: [], back: [] };
  const fresh = parts.filter((part) => !target.assigned.some((one) => isWithin(part, one)));
  const kept = target.assigned.filter((one) => !fresh.some((part) => isWithin(one, part)));
  const source = people.find(({ id }) => id === from);
  const left = source?.assigned.filter((one) => !parts.includes(one)) ?? [];
  // The new holder first: at no moment is the part nobody's.
  const changed = [
    ...(fresh.length > 0 ? [{ member: target, assigned: [...kept, ...fresh], due: firstDue(target, proposed) }] : []),
    ...(source && left.length < source.assigned.length ? [{ member: source, assigned: left, due: source.due ?? null }] : []),
  ];
  return {
    forth: changed.map(({ member, assigned, due }) => changeOf(member, assigned, due)),
    back: [...changed].reverse().map(({ member }) => changeOf(member, member.assigned, member.due ?? null)),
  };
};

const firstDue = ({ role, assigned, due }: MemberInfo, proposed: string | null): string | null =>
  due ?? (role === 'preparer' && assigned.length === 0 ? proposed : null);

const changeOf = ({ id, role }: MemberInfo, assigned: readonly Assignment[], due: string | null) => ({
  person: id,
  change: { role, assigned: [...assigned], due },
});
