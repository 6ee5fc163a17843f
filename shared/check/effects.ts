// What changing one cell by 1 does to the identities. Cells with the same effect form a class: the search in
// explain.ts works on classes, because the identities alone cannot tell their members apart.
import type { CellId } from '../cell/cell-id.ts';
import type { Edition } from '../edition/types.ts';

type Member = {
  readonly cell: CellId;
  /** 1 where the cell moves the identities as the class does, −1 where it moves them the other way. */
  readonly sign: 1 | -1;
};

export type EffectClass = {
  readonly key: string;
  /** Index of the identity → how much left − right changes. */
  readonly vector: ReadonlyMap<number, number>;
  readonly members: readonly Member[];
};

/**
 * The classes of everything a person may change: typed cells, and the stated totals that differ from their formula.
 * A typed cell carries its change into every total that is not stated.
 */
export const effectClasses = (edition: Edition, stated: ReadonlyMap<CellId, number>): readonly EffectClass[] => {
  const { incidence, totalsOver } = structureOf(edition);
  const classes = new Map<string, { vector: ReadonlyMap<number, number>; members: Member[] }>();
  const add = (cell: CellId, moved: readonly CellId[]): void => {
    const vector = new Map<number, number>();
    for (const each of moved) {
      for (const { identity, sign } of incidence.get(each) ?? []) vector.set(identity, (vector.get(identity) ?? 0) + sign);
    }
    const entries = [...vector].filter(([, amount]) => amount !== 0).sort(([a], [b]) => a - b);
    const first = entries[0];
    if (!first) return;
    const sign = first[1] > 0 ? 1 : -1;
    const normal = entries.map(([identity, amount]) => [identity, amount * sign] as const);
    const key = normal.map(([identity, amount]) => `${identity}:${amount}`).join(' ');
    const known = classes.get(key) ?? { vector: new Map(normal), members: [] };
    classes.set(key, known);
    known.members.push({ cell, sign });
  };
  for (const { id } of edition.inputs) add(id, [id, ...(totalsOver.get(id) ?? []).filter((total) => !stated.has(total))]);
  for (const id of stated.keys()) add(id, [id]);
  return [...classes].map(([key, { vector, members }]) => ({ key, vector, members }));
};

type Structure = {
  readonly incidence: ReadonlyMap<CellId, readonly { readonly identity: number; readonly sign: 1 | -1 }[]>;
  /** Typed cell → every computed cell that sums it, directly or through another total. */
  readonly totalsOver: ReadonlyMap<CellId, readonly CellId[]>;
};

const structureOf = (edition: Edition): Structure => {
  const known = structures.get(edition);
  if (known) return known;
  const incidence = new Map<CellId, { identity: number; sign: 1 | -1 }[]>();
  const note = (cell: CellId, identity: number, sign: 1 | -1): void => {
    incidence.set(cell, [...(incidence.get(cell) ?? []), { identity, sign }]);
  };
  edition.identities.forEach(({ left, right }, index) => {
    for (const cell of left) note(cell, index, 1);
    for (const cell of right) note(cell, index, -1);
  });
  const directly = new Map<CellId, CellId[]>();
  for (const { id, sumOf } of edition.computed) {
    for (const part of sumOf ?? []) directly.set(part, [...(directly.get(part) ?? []), id]);
  }
  const reach = (cell: CellId): CellId[] => (directly.get(cell) ?? []).flatMap((total) => [total, ...reach(total)]);
  const totalsOver = new Map(edition.inputs.map(({ id }) => [id, [...new Set(reach(id))]]));
  const structure = { incidence, totalsOver };
  structures.set(edition, structure);
  return structure;
};

const structures = new WeakMap<Edition, Structure>();
