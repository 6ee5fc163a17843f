// Parameters of the messages about balances: official labels and figures, no words of any language.
import type { CellId } from '../cell/cell-id.ts';
import { cellLabel } from '../edition/cell-label.ts';
import type { Edition } from '../edition/types.ts';
import { must } from '../result.ts';
import type { Change } from './alternatives.ts';
import type { Balance } from './balance.ts';

type Label = (edition: Edition, cell: CellId) => string;

/** The innermost row label, where the column is known. */
export const rowLabel: Label = (edition, cell) => must(edition.cellById.get(cell), cell).rowLabels.at(-1) ?? cell;

/** The row (R1), column (R2, R3) or group (R4) a balance is about, by its official label. */
export const balanceLabel = (edition: Edition, { identity }: Balance): string => {
  const first = must(identity.left[0], identity.id);
  const { rowLabels, columnLabel } = must(edition.cellById.get(first), first);
  return identity.rule === 'R2' || identity.rule === 'R3' ? columnLabel : (rowLabels.at(-1) ?? cellLabel(edition, first));
};

/** "label 0 → 3". */
export const changeText = (edition: Edition, { cell, from, to }: Change, label: Label): string => `${label(edition, cell)} ${from} → ${to}`;

/** The first few changes; the message itself says how many there are in all. */
export const candidateText = (edition: Edition, changes: readonly Change[], label: Label): string =>
  changes
    .slice(0, MAX_NAMED)
    .map((change) => changeText(edition, change, label))
    .join('；');

const MAX_NAMED = 5;
