// The open reports: reads each from storage once, lets go of those nobody has open, keeps connections alive.
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as Y from 'yjs';
import type { AccessState } from '#shared/access/can';
import { openReportDoc } from '#shared/document/schema';
import { editionByKey, editions } from '#shared/edition/editions';
import { CLOSE } from '#shared/protocol/socket';
import type { Report } from '#shared/report/report';
import { must } from '#shared/result';
import type { Log } from '../log.ts';
import type { ReportStore, StoredReport } from '../store/report-store.ts';
import { createCommitter } from './commit.ts';
import type { Limits } from './limits.ts';
import type { Room } from './room.ts';
import { createRoom } from './room.ts';

export type Rooms = {
  /** The room of a report, read from storage where nobody has it open yet; null where there is no such report. */
  readonly open: (report: string) => Promise<Room | null>;
  /** The report as it stands on disk. */
  readonly read: (report: string) => Promise<Report | null>;
  /** Roles or assignments were changed in storage: takes effect on open connections at once. */
  readonly accessChanged: (report: string) => Promise<void>;
  readonly count: () => { readonly rooms: number; readonly connections: number };
  /** Ends every connection and resolves when everything accepted is on disk. */
  readonly close: () => Promise<void>;
};

export type RoomsDeps = { readonly store: ReportStore; readonly limits: Limits; readonly now: () => number; readonly log: Log };

export const createRooms = ({ store, limits, now, log }: RoomsDeps): Rooms => {
  const rooms = new Map<string, Promise<Room | null>>();
  const opened = new Map<string, Room>();
  const committer = createCommitter(store.append);
  const background = new Set<Promise<void>>();
  let lastPing = now();

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
    const [stored, access] = await Promise.all([store.load(id), accessOf(store, id)]);
    if (!stored) return null;
    const room: Room = createRoom({
      id,
      report: openReportDoc(docOf(stored)),
      owners: new Map(stored.owners),
      access,
      fallbackEdition: editionByKey(stored.row.edition) ?? must(editions.at(-1), 'an edition'),
      seq: stored.updates.at(-1)?.seq ?? stored.snapshot?.seq ?? 0,
      rows: stored.updates.length,
      committer,
      limits,
      now,
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

  const tick = (): void => {
    const at = now();
    const pinging = at - lastPing >= limits.pingMilliseconds;
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
    read: async (id) => {
      for (let attempt = 0; attempt < READ_ATTEMPTS; attempt += 1) {
        const room = await open(id);
        if (!room) return null;
        const report = await room.read();
        if (report) return report;
        await nextTurn();
      }
      throw new Error(`report ${id} could not be read`);
    },
    accessChanged: async (id) => {
      const room = await rooms.get(id);
      if (room) room.setAccess(await accessOf(store, id));
    },
    count: () => ({ rooms: opened.size, connections: [...opened.values()].reduce((sum, room) => sum + room.connections.size, 0) }),
    close: async () => {
      clearInterval(timer);
      // What is accepted reaches the disk and is acknowledged before the line goes.
      await committer.drain();
      for (const room of opened.values()) room.close(GOING_AWAY, 'shutting-down');
      await committer.drain();
      while (background.size > 0) await Promise.all(background);
    },
  };
};

/** Everyone of a report as the gate and the pane judge them. */
export const accessOf = async (store: ReportStore, report: string): Promise<AccessState> => ({
  people: (await store.members(report)).map(({ person, role, assigned }) => ({ id: person.id, name: person.name, role, assigned })),
});

const docOf = ({ snapshot, updates }: StoredReport): Y.Doc => {
  const doc = new Y.Doc();
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot.update);
    for (const { update } of updates) Y.applyUpdate(doc, update);
  });
  return doc;
};

const GOING_AWAY = 1001;
const READ_ATTEMPTS = 3;
