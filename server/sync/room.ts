// One open report: its connections, what they hear and when. An edit comes in by intake.ts, waits in edit-queue.ts, and is told from here.
import * as Y from 'yjs';
import type { Principal } from '#shared/access/can';
import { docToReport, editionOfDoc } from '#shared/document/doc-to-report';
import { CLOSE } from '#shared/protocol/socket';
import type { Report } from '#shared/report/report';
import type { ReportTitle } from '../store/report-store.ts';
import type { Book } from './book.ts';
import { openBook } from './book.ts';
import { tellCommitted } from './broadcast.ts';
import { createConflictBook } from './conflict-book.ts';
import type { Connection, SentEdit } from './connection.ts';
import { NO_NOTES, notesByPlace } from './edit-note.ts';
import { createEditQueue } from './edit-queue.ts';
import { createGreeting, isStateVector } from './greeting.ts';
import { createHomecoming } from './homecoming.ts';
import { createIntake } from './intake.ts';
import { mentionsOf } from './mentions.ts';
import { createParking } from './parking.ts';
import { GAP, MALFORMED, tooLarge } from './refusal.ts';
import { createRoomLog } from './room-log.ts';
import { createRoomPresence } from './room-presence.ts';
import type { Room, RoomDeps } from './room-shape.ts';
import { createRoomWriter } from './room-writer.ts';
import { createServerHand } from './server-hand.ts';
import type { Standing } from './standing.ts';
import { conflictsMessage } from './standing.ts';

export const createRoom = ({ stored, ...deps }: RoomDeps): Room => {
  const { id, epoch } = stored.row;
  const { limits, now, fallbackEdition, publish, store } = deps;
  const connections = new Set<Connection>();
  const conflicts = createConflictBook(id, deps.newId);
  conflicts.reset(deps.conflicts);
  const homecoming = createHomecoming();
  const audience = { connections, isAway: homecoming.isAway };
  let book: Book = openBook(stored, fallbackEdition);
  let { standing } = deps;
  let idleSince: number | null = now();
  let closed = false;
  let titleTouched = false;

  const tellConflicts = (): void => {
    const list = conflictsMessage(conflicts.shown());
    for (const connection of connections) connection.tell(list);
  };
  const readReport = (): Report => docToReport(book.report, editionOfDoc(book.report) ?? fallbackEdition);

  const queue = createEditQueue({
    report: id,
    committer: deps.committer,
    now,
    seq: () => book.seq,
    onCommitted: (edits, seqs, updates) => {
      book.seq = seqs.at(-1) ?? book.seq;
      book.rows += seqs.length;
      tellCommitted(audience, updates, edits);
      if (conflicts.committed(edits.flatMap((edit) => edit.conflicts))) tellConflicts();
      if (seqs.length > 0) publish({ kind: 'committed', report: id, seq: book.seq });
      const mentions = mentionsOf(id, book.report, standing.access.people, edits);
      if (mentions.length > 0) deps.onMentions?.(mentions);
      titleTouched ||= edits.some(({ changes }) => changes.some(({ place }) => place.startsWith('meta/')));
      // A report that is never still gets a moment of rest, for its snapshot.
      if (book.rows >= limits.updatesPerSnapshot) queue.whenSettled(deps.onGrown);
    },
    onSettled: () => {
      if (!titleTouched) return;
      titleTouched = false;
      const title = titleOf(readReport());
      if (title) deps.onTitle(title);
    },
    onBehind: () => log.reload(),
    onFailed: deps.onBroken,
  });
  const log = createRoomLog({
    id,
    store,
    book: () => book,
    setBook: (next) => {
      book = next;
    },
    fallbackEdition,
    conflicts,
    tellUpdates: (updates) => tellCommitted(audience, updates, []),
    tellConflicts,
  });
  const hand = createServerHand(() => book.owners, deps.newClient);
  const access = () => standing.access;
  const shared = { book: () => book, access, queue, conflicts, hand };
  const intake = createIntake({
    ...shared,
    report: id,
    history: store,
    limits,
    now,
    catchUp: deps.hasOthers ? log.catchUp : null,
    onBroken: deps.onBroken,
  });
  const parking = createParking(limits.parkedBytes, limits.parkedMilliseconds, (connection) => connection.refuse(GAP));
  const presence = createRoomPresence({
    id,
    connections,
    ownerOf: (client) => book.owners.get(client),
    limitBytes: limits.presenceBytes,
    now,
    publish,
  });

  const greeting = createGreeting({ book: () => book, queue, onBroken: deps.onBroken });
  const park = (connection: Connection, sent: SentEdit): void => {
    if (!parking.park(connection, sent)) connection.refuse(tooLarge(limits.parkedBytes));
  };
  /** What of a connection had to wait for this resync follows it at once, and only then the resync counts as done. */
  const followUp = (connection: Connection, count: number): void => {
    const waiting = parking.take(connection);
    const { id: author } = connection.principal;
    const settle = (): void => queue.push({ ...NO_EDIT, connection, count, author, again: settle });
    queue.next([...waiting.map((sent) => () => take(connection, { ...sent, early: false })), settle]);
  };
  const take = (connection: Connection, sent: SentEdit) => {
    const { update, resync, early, noted } = sent;
    if (early && parking.has(connection)) return park(connection, sent);
    const hasWaiting = resync && parking.has(connection);
    const count = hasWaiting ? null : sent.count;
    if (hasWaiting && sent.count !== null) followUp(connection, sent.count);
    intake({
      principal: connection.principal,
      update,
      connection,
      count,
      resync,
      notes: noted.length === 0 ? NO_NOTES : notesByPlace(noted, now()),
      known: resync ? connection.known() : null,
      how: resync ? 'offline' : 'edited',
      resolves: null,
      again: () => take(connection, { ...sent, count, early: false }),
      settled: () => {},
      onLacking: early ? () => park(connection, sent) : null,
    });
    if (resync) {
      queue.whenSettled(() => {
        const question = homecoming.end(connection);
        if (question) greeting.show(connection, question);
      });
    }
  };

  publish({ kind: 'asked', report: id });
  return {
    id,
    epoch,
    connections,
    ...createRoomWriter({ ...shared, intake }),
    welcome: (connection) => {
      if (closed) {
        connection.close(CLOSE.tryAgainLater, 'try-again');
        return true;
      }
      connections.add(connection);
      homecoming.begin(connection);
      idleSince = null;
      for (const text of [standing.people, standing.reviews, conflictsMessage(conflicts.shown())]) connection.tell(text);
      greeting.begin(connection);
      presence.showEverybody(connection);
      return isUpToDate(connection, standing);
    },
    join: (connection, stateVector) => {
      if (!isStateVector(stateVector)) return connection.refuse(MALFORMED);
      if (!homecoming.keep(connection, stateVector)) greeting.show(connection, stateVector);
    },
    edit: (connection, sent) => {
      if (greeting.read()) queue.inTurn(() => take(connection, sent));
    },
    ready: greeting.read,
    refused: deps.onRefused,
    hear: presence.hear,
    showEverybody: presence.showEverybody,
    leave: (connection) => {
      if (!connections.delete(connection)) return;
      if (connections.size === 0) idleSince = now();
      greeting.leave(connection);
      presence.leave(connection);
    },
    setStanding: (next) => {
      const news = [next.people, next.reviews].filter((text) => !isTold(standing, text));
      standing = next;
      for (const connection of [...connections]) {
        if (!isUpToDate(connection, next)) connection.close(CLOSE.accessChanged, 'access-changed');
        else for (const text of news) connection.tell(text);
      }
    },
    hearNode: (news) => {
      if (news.kind === 'presence') presence.hearNode(news.state);
      else if (news.kind === 'asked') presence.tellOwn();
      else if (news.kind === 'conflicts') queue.alone(log.readConflicts);
      else if (news.kind === 'committed' && news.seq > book.seq) {
        queue.alone(async () => {
          if (news.seq > book.seq) await log.catchUp();
        });
      }
    },
    poll: () => queue.alone(log.catchUp),
    read: () =>
      new Promise((resolve) =>
        queue.whenSettled(
          () => resolve(readReport()),
          () => resolve(null),
        ),
      ),
    touch: () => {
      if (connections.size === 0) idleSince = now();
    },
    isSettled: queue.isSettled,
    idleSince: () => idleSince,
    rows: () => book.rows,
    snapshot: () => {
      if (book.rows === 0 || !queue.isSettled()) return null;
      book.rows = 0;
      return { seq: book.seq, update: Y.encodeStateAsUpdate(book.report.doc) };
    },
    outdate: presence.outdate,
    close: (code, reason) => {
      closed = true;
      for (const connection of connections) connection.close(code, reason);
      connections.clear();
      greeting.close();
      queue.close();
    },
  };
};

/** What only wants to be acknowledged in its turn. */
const NO_EDIT = { update: null, clients: [], changes: [], conflicts: [], done: null };

const titleOf = ({ organ, year, edition }: Report): ReportTitle | null =>
  year === null ? null : { organ: organ ?? '', year, edition: edition.key };

const isTold = ({ people, reviews }: Standing, text: Standing['people']): boolean =>
  [people, reviews].some((told) => JSON.stringify(told) === JSON.stringify(text));

const isUpToDate = ({ principal, isGuest }: Connection, { access }: Standing): boolean =>
  isGuest ||
  isSamePrincipal(
    access.people.find(({ id }) => id === principal.id),
    principal,
  );

const isSamePrincipal = (a: Principal | undefined, b: Principal): boolean =>
  a !== undefined && a.name === b.name && a.role === b.role && a.assigned.join() === b.assigned.join();
