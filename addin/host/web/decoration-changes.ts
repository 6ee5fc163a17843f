// Which cells look otherwise after other people moved or findings changed, so that only these are painted. web-host.ts asks it.
import type { CellId } from '#shared/cell/cell-id';
import type { Decorations } from '../workbook-host.ts';

/** What is drawn over each cell, as one comparable text. */
export type Looks = ReadonlyMap<CellId, string>;

/** `theirs`: cells inside ranges of others, and their colour. */
export const looksOf = ({ presence, flagged, stated, commented, sides }: Decorations, theirs: ReadonlyMap<CellId, string>): Looks => {
  const looks = new Map<CellId, string>();
  const add = (cell: CellId, mark: string) => looks.set(cell, `${looks.get(cell) ?? ''}\n${mark}`);
  for (const { cell, name, colour, isTyping } of presence) add(cell, `${name} ${colour} ${isTyping === true}`);
  for (const [cell, severity] of flagged) add(cell, severity);
  for (const [cell, value] of stated) add(cell, `= ${value}`);
  for (const [cell, count] of commented ?? []) add(cell, `# ${count}`);
  for (const [cell, side] of sides ?? []) add(cell, `| ${side}`);
  for (const [cell, colour] of theirs) add(cell, `~ ${colour}`);
  return looks;
};

/** Cells whose look differs between the two. */
export const changedLooks = (before: Looks, after: Looks): CellId[] => [
  ...[...after].flatMap(([cell, look]) => (before.get(cell) === look ? [] : [cell])),
  ...[...before.keys()].filter((cell) => !after.has(cell)),
];
