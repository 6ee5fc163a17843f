// How one edit comes into a room: gate → what it changes and disputes → document → on its way to disk. room.ts hands every edit in here.
import * as Y from 'yjs';
import type { AccessState, Principal } from '#shared/access/can';
import type { ReportDoc } from '#shared/document/schema';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import type { ChangeHow, ConflictRow } from '../store/report-store.ts';
import type { Book } from './book.ts';
import type { Circumstance } from './changes.ts';
import { entryValue } from './changes.ts';
import type { ConflictBook, PlaceHistory } from './conflict-book.ts';
import { isOthers, isOverOwnNewer, isRepeated } from './conflict-book.ts';
import type { Connection } from './connection.ts';
import type { Notes } from './edit-note.ts';
import { NO_NOTES } from './edit-note.ts';
import type { EditQueue } from './edit-queue.ts';
import type { Accepted } from './gate.ts';
import { judge } from './gate.ts';
import { entryOfPlace, judgePlace } from './gate-rules.ts';
import { isoTime } from './iso-time.ts';
import type { Limits } from './limits.ts';
import type { PendingEdit } from './pending.ts';
import type { PlaceHistoryStore } from './place-history.ts';
import { readPlaceHistory } from './place-history.ts';
import type { Refusal } from './refusal.ts';
import type { ServerHand } from './server-hand.ts';
import type { Wish } from './wishes.ts';
import { readWishes } from './wishes.ts';

/** An edit as it comes in. */
export type Incoming = {
  readonly principal: Principal;
  readonly update: Uint8Array;
  /** Where it comes from; null: the server's own hand. */
  readonly connection: Connection | null;
  readonly count: number | null;
  /** Everything a returning client has, not a live edit. */
  readonly resync: boolean;
  readonly notes: Notes;
  readonly known: ReadonlyMap<number, number> | null;
  /** How it came about where no note says it. */
  readonly how: ChangeHow;
  /** A conflict this edit decides. */
  readonly resolves: ConflictRow | null;
  readonly again: () => void;
  readonly settled: (answer: Result<Written, Refusal> | null) => void;
  /** Called instead of a refusal where the edit lacks what may still be on its way. */
  readonly onLacking: (() => void) | null;
};

/** `seq`: the number of the log; `changed`: how many places are different now. */
export type Written = { readonly seq: number; readonly changed: number };

export type IntakeDeps = {
  readonly report: string;
  readonly book: () => Book;
  readonly access: () => AccessState;
  readonly queue: EditQueue;
  readonly conflicts: ConflictBook;
  readonly hand: ServerHand;
  readonly history: PlaceHistoryStore;
  readonly limits: Limits;
  readonly now: () => number;
  /** Takes in what the log has and the document lacks; null: nobody else writes to this log. */
  readonly catchUp: (() => Promise<void>) | null;
  readonly onBroken: (error: unknown) => void;
};

/** Judges an edit and takes it in. An edit that has to wait for the log is taken in later, before those that come after it. */
export type Intake = (incoming: Incoming) => void;

export const createIntake = (deps: IntakeDeps): Intake => {
  const { report, queue, conflicts, hand, now } = deps;

  const turnAway = ({ connection, settled }: Incoming, refusal: Refusal): void => {
    connection?.refuse(refusal);
    settled(err(refusal));
  };

  const later = (incoming: Incoming, work: () => Promise<void>): void => queue.aloneNext(work, () => incoming.settled(null));

  const accept = (incoming: Incoming, found: Found | null, caughtUp: boolean): void => {
    const { connection, principal, update } = incoming;
    if (connection?.isRefused()) return;
    const book = deps.book();
    const { owners } = book;
    const ownership = { owners, author: principal.id, newClientLimit: deps.limits.newClientsPerUpdate };
    const judged = judge(book.gate, principal, deps.access(), ownership, update);
    if (!judged.ok) {
      const { catchUp } = deps;
      // What the client got at another node may not have been read here yet, whatever the gate makes of it.
      if (catchUp && !caughtUp) later(incoming, () => catchUp().then(() => accept(incoming, null, true)));
      else if (incoming.onLacking && mayLack(judged.error)) incoming.onLacking();
      else turnAway(incoming, judged.error);
      return;
    }
    const wishes = readWishes(book.report, judged.value, incoming);
    const suspects = suspectsAmong(wishes, incoming, owners);
    if (suspects.length > 0 && !found) {
      const places = new Set(suspects.map(({ place }) => place));
      const blanked = new Set(suspects.flatMap(({ place, value }) => (value === null ? [place] : [])));
      const readHistory = () => readPlaceHistory(deps.history, report, places, principal.id, blanked);
      later(incoming, () => readHistory().then((history) => accept(incoming, history, caughtUp)));
    } else takeIn(incoming, judged.value, wishes, found ?? NOTHING_FOUND);
  };

  /** Written over something unseen of somebody else, or of the author's own in another window: who wrote that, and when, the log says. */
  const suspectsAmong = (wishes: readonly Wish[], { principal, notes }: Incoming, owners: Book['owners']): readonly Wish[] =>
    wishes.filter(
      (wish) =>
        wish.unseen &&
        wish.value !== wish.standing &&
        (wish.value === null || notes.has(wish.place) || isOthers(wish, principal.id, owners) !== false),
    );

  const takeIn = (incoming: Incoming, accepted: Accepted, wishes: readonly Wish[], found: Found) => {
    const { principal, connection, count, resolves, settled } = incoming;
    const book = deps.book();
    const at = isoTime(now());
    const circumstance = circumstances(incoming, at);
    // The gate judges what an update changes; an echo changes nothing, so whether it may is asked here.
    const granted = wishes.filter(
      (wish) =>
        !wish.isEcho ||
        (!isRepeated(wish, principal.id, circumstance(wish.place).madeAt, found.get(wish.place) ?? UNKNOWN) &&
          !judgePlace(principal, deps.access(), wish.root, wish.key)),
    );
    const rows = resolves ? [conflicts.resolve(resolves, principal.id, at)] : [...disputes(granted, incoming, found, at)];
    const turn = { connection, count, author: principal.id, again: incoming.again };
    const readChanges = book.changes.begin(accepted.touched, circumstance);
    if (accepted.changesAnything) Y.applyUpdate(book.report.doc, incoming.update);
    if (book.report.doc.store.pendingStructs !== null || book.report.doc.store.pendingDs !== null) {
      settled(null);
      return deps.onBroken(new Error(`report ${report}: the gate let an update through that cannot be applied`));
    }
    for (const client of accepted.newClients) book.owners.set(client, principal.id);
    const changes = readChanges();
    const updates = accepted.changesAnything ? [incoming.update] : [];
    const clients = [...accepted.newClients];
    const provisional = resolves ? null : writeProvisional(book, granted, principal, circumstance);
    if (provisional) {
      updates.push(provisional.update);
      clients.push(...provisional.clients);
      changes.push(...provisional.changes);
    }
    // Whatever an edit did to a place in dispute: what stands is what its author said last.
    for (const { place, after } of conflicts.isEmpty() ? [] : changes) {
      const row = conflicts.at(place);
      if (row && row.values.at(-1)?.value !== after) rows.push(conflicts.enter({ place, value: after }, principal, at, null));
    }
    if (resolves && changes.length === 0) {
      // What stands already was chosen: the log says by whom.
      const entry = entryOfPlace(resolves.place);
      const value = entry && entryValue(book.report, entry.root, entry.key);
      changes.push({ place: resolves.place, before: value, after: value, splices: null, ...circumstance(resolves.place) });
    }
    const whole = updates.length > 1 ? Y.mergeUpdates(updates) : (updates[0] ?? (rows.length > 0 ? EMPTY : null));
    const done = (seq: number | null): void => settled(seq === null ? null : ok({ seq, changed: changes.length }));
    queue.push({ ...turn, update: whole, clients, changes, conflicts: rows, done } satisfies PendingEdit);
  };

  /** The conflicts these wishes open, or change. */
  const disputes = (wishes: readonly Wish[], incoming: Incoming, found: Found, at: string): readonly ConflictRow[] => {
    const { principal, notes } = incoming;
    const { owners } = deps.book();
    return wishes.flatMap((wish) => {
      const { place, value, standing, unseen } = wish;
      const madeAt = notes.get(place)?.madeAt ?? null;
      const time = madeAt === null ? at : new Date(madeAt).toISOString();
      const open = conflicts.at(place);
      const last = found.get(place)?.last ?? null;
      const besideOwn = isOverOwnNewer(wish, principal.id, madeAt, last, open !== null);
      if (open) {
        const stands = open.values.at(-1);
        return stands?.person === principal.id && stands.value === value ? [] : [conflicts.enter(wish, principal, time, null, besideOwn)];
      }
      if (!unseen || value === standing) return [];
      const person = (wish.standingClient === null ? last?.person : owners.get(wish.standingClient)) ?? null;
      if (person === null || (person === principal.id && !besideOwn)) return [];
      const known = last?.person === person ? { name: last.name, at: last.at } : { name: person, at };
      const other = { person, value: standing, ...known };
      return [conflicts.enter(wish, principal, time, other, besideOwn)];
    });
  };

  /** The later value stands until somebody chooses, whichever Yjs lets win. */
  const writeProvisional = (book: Book, wishes: readonly Wish[], principal: Principal, circumstance: (place: string) => Circumstance) => {
    const lost = wishes.filter(({ root, key, value }) => entryValue(book.report, root, key) !== value);
    if (lost.length === 0) return null;
    const touched = lost.map(({ root, key }) => ({ kind: 'entry' as const, root, key }));
    const readChanges = book.changes.begin(touched, (place) => ({ ...circumstance(place), how: 'merged' }));
    const written = hand.write(book.report, principal.id, (doc) => {
      for (const { root, key, value } of lost) setEntry(doc, root, key, value);
    });
    if (!written) return null;
    const clients = book.owners.has(written.client) ? [] : [written.client];
    for (const client of clients) book.owners.set(client, principal.id);
    return { update: written.update, clients, changes: readChanges() };
  };

  return (incoming) => accept(incoming, null, false);
};

/** Sets an entry of a root map to a JSON value, or (null) removes it. */
export const setEntry = (report: ReportDoc, root: Wish['root'], key: string, value: string | null): void => {
  const map = report[root] as Y.Map<unknown>;
  if (entryValue(report, root, key) === value) return;
  if (value === null) map.delete(key);
  else map.set(key, JSON.parse(value));
};

const circumstances =
  ({ notes, how }: Incoming, at: string) =>
  (place: string): Circumstance => {
    const note = notes === NO_NOTES ? undefined : notes.get(place);
    if (!note) return { how, madeAt: null };
    const madeAt = note.madeAt === null ? null : new Date(note.madeAt).toISOString();
    return { how: note.how, madeAt: madeAt === at ? null : madeAt };
  };

type Found = ReadonlyMap<string, PlaceHistory>;

const NOTHING_FOUND: Found = new Map();
const UNKNOWN: PlaceHistory = { last: null, own: null };
/** An update that changes nothing. */
const EMPTY = Uint8Array.of(0, 0);
/** Whether a refusal can mean that something is still on its way: also a struct whose place cannot be told without what it stands beside. */
const mayLack = ({ rule, place }: Refusal): boolean => rule === 'gap' || rule === 'unknown-delete' || (rule === 'shape' && place === null);
