// Second step of the gate: where in the document each new item would stand, worked out without touching the document.
import * as Y from 'yjs';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { ok } from '#shared/result';
import type { Edit } from './gate-decode.ts';
import type { Refusal } from './refusal.ts';
import { refuse } from './refusal.ts';

/** A key of a root map, or (key null) the list of a root text. */
export type Place = { readonly root: string; readonly key: string | null };

export type PlacedItem = { readonly item: Y.Item; readonly place: Place };

/** Root type → its name. Every root of the schema is in it, so a type that is not is nested. */
export type RootNames = ReadonlyMap<unknown, string>;

/**
 * Places the new items in the order in which Yjs will take them in. Every item Yjs would put aside (because it waits for
 * another that waits for it) or attach to two places at once makes the whole edit refused.
 */
export const placeItems = (store: Y.Doc['store'], roots: RootNames, edit: Edit): Result<readonly PlacedItem[], Refusal> => {
  const placed: PlacedItem[] = [];
  const lines = [...edit.fresh].map(([client, items]): Line => ({ client, items, places: [] }));
  const lineByClient = new Map(lines.map((line) => [line.client, line]));

  const placeAt = ({ client, clock }: Y.ID): Place | 'waiting' | 'lost' => {
    if (clock < Y.getState(store, client)) return placeInDoc(store, roots, client, clock) ?? 'lost';
    const line = lineByClient.get(client);
    if (!line) return 'lost';
    return line.places[indexOfClock(line.items, clock)] ?? 'waiting';
  };

  const placeOf = (item: Y.Item): Place | 'waiting' | 'lost' => {
    const { origin, rightOrigin } = item;
    const parent: unknown = item.parent;
    if (!origin && !rightOrigin) return typeof parent === 'string' ? { root: parent, key: item.parentSub } : 'lost';
    const left = origin ? placeAt(origin) : null;
    const right = rightOrigin ? placeAt(rightOrigin) : null;
    if (left === 'lost' || right === 'lost') return 'lost';
    if (left === 'waiting' || right === 'waiting') return 'waiting';
    if (left && right && !isSamePlace(left, right)) return 'lost';
    return left ?? right ?? 'lost';
  };

  /** Takes in as much of one client's line as can be; null where something is wrong. */
  const advance = (line: Line): boolean | null => {
    const before = line.places.length;
    for (let item = line.items[before]; item; item = line.items[line.places.length]) {
      const place = placeOf(item);
      if (place === 'waiting') break;
      if (place === 'lost') return null;
      line.places.push(place);
      placed.push({ item, place });
    }
    return line.places.length > before;
  };

  for (let open = lines; open.length > 0; ) {
    let moved = false;
    for (const line of open) {
      const step = advance(line);
      if (step === null) return refuse('shape', message('server.refused.shape'));
      moved ||= step;
    }
    open = open.filter((line) => line.places.length < line.items.length);
    if (!moved && open.length > 0) return refuse('gap', message('server.refused.gap'));
  }
  return ok(placed);
};

/** Where an item of the document stands; null for what is not an item of a root. */
const placeInDoc = (store: Y.Doc['store'], roots: RootNames, client: number, clock: number): Place | null => {
  const item: unknown = Y.getItem(store, Y.createID(client, clock));
  if (!(item instanceof Y.Item)) return null;
  const root = roots.get(item.parent);
  return root === undefined ? null : { root, key: item.parentSub };
};

const isSamePlace = (a: Place, b: Place): boolean => a.root === b.root && a.key === b.key;

const indexOfClock = (items: readonly Y.Item[], clock: number): number => {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (!item) return -1;
    if (clock < item.id.clock) high = middle - 1;
    else if (clock >= item.id.clock + item.length) low = middle + 1;
    else return middle;
  }
  return -1;
};

type Line = { readonly client: number; readonly items: readonly Y.Item[]; readonly places: Place[] };
