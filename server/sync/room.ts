// One open report: its document, its connections, and the order of an edit: gate, document, disk, everybody, acknowledgement.
import * as Y from 'yjs';
import type { AccessState, Principal } from '#shared/access/can';
import { docToReport, editionOfDoc } from '#shared/document/doc-to-report';
import type { ReportDoc } from '#shared/document/schema';
import type { Edition } from '#shared/edition/types';
import type { ServerMessage } from '#shared/protocol/socket';
import { CLOSE } from '#shared/protocol/socket';
import type { Report } from '#shared/report/report';
import type { ReportTitle } from '../store/report-store.ts';
import { createPresence } from './awareness.ts';
import { acknowledge, broadcastUpdates } from './broadcast.ts';
import { changeReader } from './changes.ts';
import type { Committer } from './commit.ts';
import type { Connection, ConnectionRoom } from './connection.ts';
import { MALFORMED } from './connection.ts';
import { createEditQueue } from './edit-queue.ts';
import { step1Frame, step2Frame } from './frames.ts';
import { judge, rootNamesOf } from './gate.ts';
import type { Limits } from './limits.ts';

export type Room = ConnectionRoom & {
  readonly id: string;
  /** Sends what a new connection hears first; its frames may be handed in from now on. */
  readonly welcome: (connection: Connection) => void;
  readonly connections: ReadonlySet<Connection>;
  /** Everyone of the report from now on; those whose own rights changed have to come back with a new ticket. */
  readonly setAccess: (access: AccessState) => void;
  /** The report as it stands on disk; null where the room was closed meanwhile. */
  readonly read: () => Promise<Report | null>;
  /** Somebody is about to come in: not idle for now. */
  readonly touch: () => void;
  /** Nothing of it is on the way to disk. */
  readonly isSettled: () => boolean;
  /** When the last connection left; null while somebody is here. */
  readonly idleSince: () => number | null;
  /** Everything committed as one update, with the number of the log it reaches to; null where a snapshot would not help. */
  readonly snapshot: () => { readonly seq: number; readonly update: Uint8Array } | null;
  /** Ends all connections and lets go of the document. */
  readonly close: (code: number, reason: string) => void;
};

export type RoomDeps = {
  readonly id: string;
  readonly report: ReportDoc;
  readonly owners: Map<number, string>;
  readonly access: AccessState;
  readonly fallbackEdition: Edition;
  /** The log's last number, and how many rows stand after the last snapshot. */
  readonly seq: number;
  readonly rows: number;
  readonly committer: Committer;
  readonly limits: Limits;
  readonly now: () => number;
  /** The title changed and is on disk. */
  readonly onTitle: (title: ReportTitle) => void;
  /** The log has grown enough for a snapshot. */
  readonly onGrown: () => void;
  /** The document and the log no longer agree: it must be read again. */
  readonly onBroken: (error: unknown) => void;
};

export const createRoom = (deps: RoomDeps): Room => {
  const { id, report, owners, committer, limits, now } = deps;
  const { doc } = report;
  const gateDoc = { report, roots: rootNamesOf(report), fallbackEdition: deps.fallbackEdition };
  const connections = new Set<Connection>();
  const presence = createPresence((client) => owners.get(client), limits.presenceBytes);
  let access = deps.access;
  let { seq, rows } = deps;
  let idleSince: number | null = now();
  let closed = false;
  let titleTouched = false;

  const queue = createEditQueue({
    report: id,
    committer,
    now,
    onCommitted: (edits, seqs) => {
      seq = seqs.at(-1) ?? seq;
      rows += seqs.length;
      broadcastUpdates(
        connections,
        edits.flatMap(({ update }) => (update ? [update] : [])),
      );
      acknowledge(edits);
      // A report that is never still gets a moment of rest, for its snapshot.
      if (rows >= limits.updatesPerSnapshot) queue.whenSettled({ run: deps.onGrown, giveUp: () => {} });
    },
    onSettled: () => {
      if (!titleTouched) return;
      titleTouched = false;
      const title = titleOf(report, deps.fallbackEdition);
      if (title) deps.onTitle(title);
    },
    onFailed: deps.onBroken,
  });

  const accept = (connection: Connection, update: Uint8Array, count: number | null, resync: boolean) => {
    if (closed || connection.isRefused()) return;
    const { principal } = connection;
    const ownership = { owners, author: principal.id, newClientLimit: limits.newClientsPerUpdate };
    const judged = judge(gateDoc, principal, access, ownership, update);
    if (!judged.ok) return connection.refuse(judged.error);
    const { changesAnything, touched, newClients } = judged.value;
    const turn = { connection, count, author: principal.id };
    if (!changesAnything) return queue.push({ ...turn, update: null, clients: [], changes: [] });
    const readChanges = changeReader(report, touched, resync ? 'resync' : 'edit');
    Y.applyUpdate(doc, update, connection);
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
      return deps.onBroken(new Error(`report ${id}: the gate let an update through that cannot be applied`));
    }
    for (const client of newClients) owners.set(client, principal.id);
    titleTouched ||= touched.some((place) => place.kind === 'entry' && place.root === 'meta');
    queue.push({ ...turn, update, clients: newClients, changes: readChanges() });
  };

  return {
    id,
    connections,
    welcome: (connection) => {
      if (closed) return connection.close(CLOSE.tryAgainLater, 'try-again');
      connections.add(connection);
      idleSince = null;
      connection.tell(peopleMessage(access));
      connection.send(step1Frame(Y.encodeStateVector(doc)));
      const everybody = presence.everybody();
      if (everybody) connection.send(everybody);
    },
    join: (connection, stateVector) => {
      if (!isStateVector(stateVector)) return connection.refuse(MALFORMED);
      queue.whenSettled({ run: () => connection.send(step2Frame(Y.encodeStateAsUpdate(doc, stateVector))), giveUp: () => {} });
    },
    edit: (connection, update, count, resync) => queue.inTurn(() => accept(connection, update, count, resync)),
    settle: (connection, count) =>
      queue.inTurn(() => queue.push({ connection, count, update: null, author: connection.principal.id, clients: [], changes: [] })),
    hear: (connection, body) => {
      const heard = presence.receive(connection, body);
      if (heard === 'damaged') return connection.refuse(MALFORMED);
      if (!heard) return;
      for (const other of connections) other.send(other === connection ? heard.echo : heard.others);
    },
    showEverybody: (connection) => {
      const everybody = presence.everybody();
      if (everybody) connection.send(everybody);
    },
    leave: (connection) => {
      if (!connections.delete(connection)) return;
      if (connections.size === 0) idleSince = now();
      const gone = presence.leave(connection);
      if (gone) for (const other of connections) other.send(gone);
    },
    setAccess: (next) => {
      access = next;
      for (const connection of [...connections]) {
        const { principal } = connection;
        const mine = next.people.find((person) => person.id === principal.id);
        if (connection.isGuest || isSamePrincipal(mine, principal)) connection.tell(peopleMessage(next));
        else connection.close(CLOSE.accessChanged, 'access-changed');
      }
    },
    read: () =>
      new Promise((resolve) =>
        queue.whenSettled({
          run: () => resolve(docToReport(report, editionOfDoc(report) ?? deps.fallbackEdition)),
          giveUp: () => resolve(null),
        }),
      ),
    touch: () => {
      if (connections.size === 0) idleSince = now();
    },
    isSettled: queue.isSettled,
    idleSince: () => idleSince,
    snapshot: () => {
      if (rows === 0 || !queue.isSettled()) return null;
      rows = 0;
      return { seq, update: Y.encodeStateAsUpdate(doc) };
    },
    close: (code, reason) => {
      closed = true;
      for (const connection of connections) connection.close(code, reason);
      connections.clear();
      queue.close();
    },
  };
};

const peopleMessage = ({ people }: AccessState): ServerMessage => ({
  type: 'people',
  people: people.map(({ id, name, role, assigned }) => ({ id, name, role, assigned })),
});

const titleOf = (report: ReportDoc, fallback: Edition): ReportTitle | null => {
  const { organ, year } = docToReport(report, editionOfDoc(report) ?? fallback);
  return year === null ? null : { organ: organ ?? '', year, edition: (editionOfDoc(report) ?? fallback).key };
};

const isSamePrincipal = (a: Principal | undefined, b: Principal): boolean =>
  a !== undefined && a.name === b.name && a.role === b.role && a.assigned.join() === b.assigned.join();

const isStateVector = (bytes: Uint8Array): boolean => {
  try {
    Y.decodeStateVector(bytes);
    return true;
  } catch {
    return false;
  }
};
