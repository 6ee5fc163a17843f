// The open reports: reads each from storage once, lets go of those nobody has open, keeps connections alive, hears the other nodes.
import { randomBytes, randomInt } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Principal } from '#shared/access/can';
import type { ReportDoc } from '#shared/document/schema';
import { editionByKey, editions } from '#shared/edition/editions';
import { CLOSE } from '#shared/protocol/socket';
import type { Report } from '#shared/report/report';
import { err, must, type Result } from '#shared/result';
import { type Bus, type BusNews, createLocalBus } from '../cluster/bus.ts';
import type { Log } from '../log.ts';
import type { ChangeHow, ReportStore } from '../store/report-store.ts';
import { createCommitter } from './commit.ts';
import type { Written } from './intake.ts';
import type { Limits } from './limits.ts';
import { createRoom } from './room.ts';
import type { Room, RoomDeps } from './room-shape.ts';
import type { ChooseFault, Refused } from './room-writer.ts';
import { readStanding } from './standing.ts';

/** Why a server's edit was not made. */
export type WriteFailure = Refused | { readonly kind: 'no-report' };
export type ChooseFailure = ChooseFault | { readonly kind: 'no-report' };

export type Rooms = {
  /** The room of a report, read from storage where nobody has it open yet; null where there is no such report. */
  readonly open: (report: string) => Promise<Room | null>;
  /** The report as it stands on disk. */
  readonly read: (report: string) => Promise<Report | null>;
  /** Makes an edit for a person: judged, logged (as `how`) and told to everybody like one of their own. Rejects where storage fails. */
  readonly write: (
    report: string,
    author: Principal,
    how: ChangeHow,
    change: (report: ReportDoc) => void,
  ) => Promise<Result<Written, WriteFailure>>;
  /** Lets one of the values of an open conflict stand (see conflicts.ts). */
  readonly choose: (report: string, author: Principal, conflict: string, choice: number) => Promise<Result<Written, ChooseFailure>>;
  /** People, roles, assignments or the review were changed in storage: takes effect on open connections at once, on all nodes. */
  readonly accessChanged: (report: string) => Promise<void>;
  /** The report's epoch was raised in storage: everybody has to open it anew, on all nodes. */
  readonly restored: (report: string) => Promise<void>;
  /** The rooms that are open now. */
  readonly opened: () => Iterable<Room>;
  readonly count: () => { readonly rooms: number; readonly connections: number };
  /** Ends every connection and resolves when everything accepted is on disk. */
  readonly close: () => Promise<void>;
};

export type RoomsDeps = {
  readonly store: ReportStore;
  readonly limits: Limits;
  readonly now: () => number;
  readonly log: Log;
  /** Absent: this node is alone. */
  readonly bus?: Bus;
  /** How often to look for what other nodes wrote; null: they cannot write. */
  readonly pollMilliseconds?: number | null;
  /** For figures: an edit was refused, by this rule. */
  readonly onRefused?: (rule: string) => void;
  /** People were called in comments that are on disk now. */
  readonly onMentions?: RoomDeps['onMentions'];
  readonly newId?: () => string;
  readonly newClient?: () => number;
};

export const createRooms = (deps: RoomsDeps): Rooms => {
  const { store, limits, now, log, bus = createLocalBus(), pollMilliseconds = null } = deps;
  const newId = deps.newId ?? (() => randomBytes(9).toString('base64url'));
  const newClient = deps.newClient ?? (() => randomInt(1, 2 ** 32));
  const rooms = new Map<string, Promise<Room | null>>();
  const opened = new Map<string, Room>();
  const committer = createCommitter(store.append, limits.commitMilliseconds, now, limits.commitBurst);
  const background = new Set<Promise<void>>();
  let lastPing = now();
  let closing = false;

  /** Work nobody waits for; its failure is logged, and closing waits for it. */
  const later = (what: string, work: Promise<void>): void => {
    const watched = work.catch((error) => log.error({ err: error }, what)).finally(() => background.delete(watched));
    background.add(watched);
  };

  const forget = (room: Room): void => {
    if (opened.get(room.id) !== room) return;
    opened.delete(room.id);
    rooms.delete(room.id);
  };

  const compact = (room: Room): void => {
    const snapshot = room.snapshot();
    if (snapshot) later('a snapshot was not written', store.compact(room.id, snapshot.seq, snapshot.update));
  };

  const load = async (id: string): Promise<Room | null> => {
    const stored = await store.load(id);
    if (!stored || closing) return null;
    // After the log: what another node writes meanwhile is heard of, and then the conflicts are read again.
    const [standing, conflicts] = await Promise.all([readStanding(store, id), store.openConflicts(id)]);
    const room: Room = createRoom({
      ...deps,
      stored,
      standing,
      conflicts,
      fallbackEdition: editionByKey(stored.row.edition) ?? must(editions.at(-1), 'an edition'),
      committer,
      newId,
      newClient,
      publish: bus.publish,
      onRefused: deps.onRefused ?? (() => {}),
      hasOthers: pollMilliseconds !== null,
      onTitle: (title) => later('a title was not written', store.setTitle(id, title)),
      onGrown: () => compact(room),
      onBroken: (error) => {
        log.error({ err: error, report: id }, 'edits could not be stored; the report is read again');
        forget(room);
        room.close(CLOSE.tryAgainLater, 'try-again');
      },
    });
    opened.set(id, room);
    return room;
  };

  const open = (id: string): Promise<Room | null> => {
    const known = rooms.get(id);
    if (known) {
      opened.get(id)?.touch();
      return known;
    }
    const loading = load(id).then(
      (room) => {
        if (!room) rooms.delete(id);
        return room;
      },
      (error) => {
        rooms.delete(id);
        throw error;
      },
    );
    rooms.set(id, loading);
    return loading;
  };

  /** Asks the room of a report; once more where it was closed meanwhile. Null: no such report. */
  const ask = async <T>(id: string, question: (room: Room) => Promise<T | null>): Promise<T | null> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const room = await open(id);
      if (!room) return null;
      const answer = room.ready() ? await question(room) : null;
      if (answer !== null) return answer;
      await nextTurn();
    }
    throw new Error(`report ${id} could not be read or written`);
  };

  const readAccess = async (id: string): Promise<void> => {
    const room = await rooms.get(id);
    if (room) room.setStanding(await readStanding(store, id));
  };

  const endRestored = async (id: string): Promise<void> => {
    const room = await rooms.get(id);
    if (!room) return;
    forget(room);
    room.close(CLOSE.restored, 'restored');
  };

  const poll = async (room: Room): Promise<void> => {
    const row = await store.report(room.id);
    if (row?.epoch !== room.epoch) return endRestored(room.id);
    room.poll();
    await readAccess(room.id);
  };
  const pollAll = (): void => {
    for (const room of opened.values()) {
      room.outdate();
      if (room.connections.size > 0) later('the log was not looked at', poll(room));
    }
  };
  const stopListening = bus.subscribe((news: BusNews) => {
    if (news.kind === 'missed') return pollAll();
    if (news.kind === 'signedOut') return;
    const room = rooms.get(news.report);
    if (!room) return;
    if (news.kind === 'access') later('access was not read again', readAccess(news.report));
    else if (news.kind === 'restored') later('a restored report was not closed', endRestored(news.report));
    else
      later(
        'news of another node was not heard',
        room.then((opened) => opened?.hearNode(news)),
      );
  });
  const polling = pollMilliseconds === null ? null : setInterval(pollAll, pollMilliseconds);
  polling?.unref();

  const tick = (): void => {
    const at = now();
    // A clock that was set back must not keep anything waiting until it is there again.
    const pinging = Math.abs(at - lastPing) >= limits.pingMilliseconds;
    if (pinging) lastPing = at;
    for (const room of opened.values()) {
      for (const connection of room.connections) {
        connection.breakSilence();
        if (pinging) connection.checkAlive();
      }
      const since = room.idleSince();
      if (since === null || at - since < limits.idleMilliseconds || !room.isSettled()) continue;
      compact(room);
      forget(room);
      room.close(CLOSE.tryAgainLater, 'try-again');
    }
  };
  const timer = setInterval(tick, Math.max(20, Math.min(limits.silenceMilliseconds, limits.idleMilliseconds, limits.pingMilliseconds) / 3));
  timer.unref();

  return {
    open,
    read: (id) => ask(id, (room) => room.read()),
    write: async (id, author, how, change) => (await ask(id, (room) => room.write(author, how, change))) ?? err({ kind: 'no-report' }),
    choose: async (id, author, conflict, choice) =>
      (await ask(id, (room) => room.choose(author, conflict, choice))) ?? err({ kind: 'no-report' }),
    accessChanged: async (id) => {
      bus.publish({ kind: 'access', report: id });
      await readAccess(id);
    },
    restored: async (id) => {
      bus.publish({ kind: 'restored', report: id });
      await endRestored(id);
    },
    opened: () => opened.values(),
    count: () => ({ rooms: opened.size, connections: [...opened.values()].reduce((sum, room) => sum + room.connections.size, 0) }),
    close: async () => {
      clearInterval(timer);
      if (polling) clearInterval(polling);
      stopListening();
      // What is accepted reaches the disk and is acknowledged before the line goes.
      await committer.drain();
      closing = true;
      // The next start then hands out one snapshot as it is, instead of reading many edits.
      for (const room of opened.values()) if (room.rows() >= WORTH_A_SNAPSHOT) compact(room);
      for (const room of opened.values()) room.close(GOING_AWAY, 'shutting-down');
      await committer.drain();
      while (background.size > 0) await Promise.all(background);
    },
  };
};

const GOING_AWAY = 1001;
const WORTH_A_SNAPSHOT = 5;
const ATTEMPTS = 3;
