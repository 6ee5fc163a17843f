// First step of the gate: the bytes of an update as structs, checked for everything that does not depend on what they mean.
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { ok } from '#shared/result';
import { repeatsKnown } from './gate-known.ts';
import type { RootNames } from './gate-place.ts';
import type { Refusal } from './refusal.ts';
import { refuse } from './refusal.ts';

export type DeleteRange = { readonly clock: number; readonly len: number };

/** What of an update the document does not have yet. */
export type Edit = {
  /** New items by client, in the order of their clocks; the first may begin before the known clock. */
  readonly fresh: ReadonlyMap<number, readonly Y.Item[]>;
  /** Delete ranges by client: in order, not overlapping, within what is known after the update. */
  readonly deletes: ReadonlyMap<number, readonly DeleteRange[]>;
  /** Client ids that write for the first time. */
  readonly newClients: readonly number[];
};

export type Ownership = { readonly owners: ReadonlyMap<number, string>; readonly author: string; readonly newClientLimit: number };

/**
 * Decodes the whole update before anything is judged (applying a damaged one changes a document before it fails).
 * `update` must be an array of its own, not a view into a larger buffer: the decoder reads past the end of a view.
 */
export const decodeEdit = (store: Y.Doc['store'], roots: RootNames, update: Uint8Array, ownership: Ownership): Result<Edit, Refusal> => {
  const decoded = decodeUpdate(update);
  if (!decoded) return malformed();
  const fresh = new Map<number, Y.Item[]>();
  const endByClient = new Map<number, number>();
  const newClients: number[] = [];
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id;
    const known = endByClient.get(client) ?? Y.getState(store, client);
    endByClient.set(client, known);
    if (struct instanceof Y.Skip) return refuse('gap', message('server.refused.gap'));
    const end = clock + struct.length;
    if (struct.length < 1 || end > MAX_CLOCK || client > MAX_CLIENT) return malformed();
    if (clock < Y.getState(store, client) && struct instanceof Y.Item && !repeatsKnown(store, roots, struct)) return malformed();
    if (end <= known) continue;
    if (clock > known) return refuse('gap', message('server.refused.gap'));
    if (struct instanceof Y.GC) return refuse('gc', message('server.refused.shape'));
    const list = fresh.get(client);
    if (list) list.push(struct);
    else {
      const owner = ownership.owners.get(client);
      if (owner === undefined) newClients.push(client);
      else if (owner !== ownership.author) return refuse('foreign-client', message('server.refused.foreignClient'));
      fresh.set(client, [struct]);
    }
    endByClient.set(client, end);
  }
  // A client that stands in two parts of one update: only the last would be applied.
  if (endByClient.size !== decoded.parts) return malformed();
  if (newClients.length > ownership.newClientLimit) return refuse('too-many-clients', message('server.refused.tooManyClients'));
  for (const [client, ranges] of decoded.ds.clients) {
    let from = 0;
    for (const { clock, len } of ranges) {
      if (len < 1 || clock < from) return malformed();
      from = clock + len;
    }
    if (from > (endByClient.get(client) ?? Y.getState(store, client))) return refuse('unknown-delete', message('server.refused.gap'));
  }
  return ok({ fresh, deletes: decoded.ds.clients, newClients });
};

/** Whether an update deletes this very item. */
export const isDeletedBy = (deletes: Edit['deletes'], { client, clock }: Y.ID): boolean => {
  const ranges = deletes.get(client) ?? [];
  const range = ranges[firstEndingAfter(ranges, clock)];
  return range !== undefined && range.clock <= clock;
};

/** The index of the first range that ends after this clock. */
export const firstEndingAfter = (ranges: readonly DeleteRange[], clock: number): number => {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range && range.clock + range.len <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
};

const decodeUpdate = (update: Uint8Array) => {
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    return { structs, ds, parts: decoding.readVarUint(decoding.createDecoder(update)) };
  } catch {
    return null;
  }
};

const malformed = () => refuse('malformed', message('server.refused.malformed'));

const MAX_CLIENT = 0xffff_ffff;
const MAX_CLOCK = 0x7fff_ffff;
