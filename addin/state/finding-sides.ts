// The two sides of what a finding says does not agree, so that both can be marked in the form. Pure; decorate-host.ts asks.
import type { CellId } from '#shared/cell/cell-id';
import type { Finding } from '#shared/check/finding';
import type { Edition } from '#shared/edition/types';

/** left and right of the first balance it breaks; of other findings their cells as one side (the prose is the other). Blanks have none. */
export const findingSides = (edition: Edition, finding: Finding): ReadonlyMap<CellId, 'left' | 'right'> => {
  if (finding.rule === 'C1') return new Map();
  const identity = edition.identities.find(({ id }) => id === finding.id || id === finding.symptoms[0]);
  if (!identity) return new Map(finding.cells.map((cell) => [cell, 'left']));
  return new Map([...identity.left.map((cell) => [cell, 'left'] as const), ...identity.right.map((cell) => [cell, 'right'] as const)]);
};
