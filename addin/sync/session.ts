// An open report: its document, its line to the server, what is saved, refused and in dispute. The pane and the binding
// use it; nothing else talks to the network. Reconnecting is ours: every attempt gets a new ticket.
import type { Message } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import type { TicketAnswer } from '#shared/protocol/http';
import type { ServerMessage } from '#shared/protocol/socket';
import { CLOSE } from '#shared/protocol/socket';
import type { Result } from '#shared/result';
import type { ConnectionEvent } from './connection.ts';
import { clearOut, createKeeping, type Opened } from './keeping.ts';
import { createBackoff, inTime, platformTimer } from './reconnect.ts';
import type { Discarded } from './refusals.ts';
import { savedOf } from './saved-state.ts';
import type { Seat } from './seat.ts';
import { carryEdits, createSeat, moveTo, publishPresence } from './seat.ts';
import type { SessionDeps, TicketFailure } from './session-deps.ts';
import { createLists } from './session-lists.ts';
import type { SavedState, Session } from './session-state.ts';
import { createTold } from './session-told.ts';
import type { Shelf } from './shelf.ts';
import { memoryShelf } from './shelf.ts';
import { createWatched } from './watched.ts';

/** Opens the report and keeps it connected until closed. Returns at once; `saved` is "loading" until the content is here. */
export const openSession = (deps: SessionDeps): Session => {
  const { reportId, requestTicket, lang = 'zh', newTimer = platformTimer, random = Math.random, now = Date.now } = deps;
  const sit = (shelf: Shelf): Seat =>
    createSeat({ ...deps, now }, shelf, (from, event) => {
      // A discarded document's line has nothing more to say; its ledger has.
      if (from === seat) onEvent(event);
      else if (event.kind === 'progress') showSaved();
    });

  // `seat` is connected to the server, `shown` is what people see; they differ only while a discarded document is replaced.
  let seat = sit(memoryShelf());
  let shown = seat;
  let why: Discarded | 'restored' | null = null;
  let hasContent = false;
  let wasOnline = false;
  let isExpected = true;
  let isClosed = false;
  let epoch: number | null = null;
  let offline: Message | null = null;
  let stopped: Message | null = null;
  let ids = 0;
  let cancelWatchdog = () => {};
  const refusedPlaces = new Map<string, string>();
  const tried = new Set<string>();
  const backoff = createBackoff(newTimer, random);

  const report = createWatched(shown.line.report);
  const awareness = createWatched(shown.line.awareness);
  const saved = createWatched<SavedState>({ kind: 'loading' });
  const kept = createWatched(false);
  const lists = createLists(report, reportId, lang);
  const keeping = createKeeping({ reportId, offline: deps.offline ?? null, lists, newTimer, onWorking: () => showSaved() });
  const told = createTold((member) => publishPresence(seat.line, shown.line, member));
  const newId = () => {
    ids += 1;
    return `${now().toString(36)}-${seat.line.report.doc.clientID}-${ids}`;
  };

  /** Shows what is kept on this computer, before anybody is asked. */
  const start = async () => {
    if (deps.offline) putOn(await keeping.newest());
    if (!isClosed) await attempt();
  };

  const putOn = (opened: Opened | null) => {
    if (opened === null) return;
    if (isClosed) {
      opened.shelf.close();
      return;
    }
    moveTo(seat, opened);
    const { shelf } = opened;
    if (shelf.facts) told.recall(shelf.facts);
    hasContent ||= shelf.content() !== null;
    epoch ??= shelf.name?.epoch ?? null;
    showSaved();
  };

  const attempt = async () => {
    const request = requestTicket().catch(() => NO_ANSWER);
    const answer = await inTime(request, NO_ANSWER, newTimer, LONGEST_OPENING);
    if (isClosed || stopped) return;
    if (!answer.ok) {
      if (answer.error.kind === 'stop') stop(answer.error);
      else {
        offline = answer.error.reason;
        backoff.schedule(attempt);
      }
      showSaved();
      return;
    }
    const ticket = answer.value;
    // Nobody's edits are sent in another's name.
    if (deps.offline && ticket.me.id !== deps.offline.person) {
      stop({ kind: 'stop', reason: message('pane.api.signedOut') });
      showSaved();
      return;
    }
    if (epoch !== null && epoch !== ticket.epoch) replace('restored', memoryShelf());
    epoch = ticket.epoch;
    told.ticket(ticket);
    if (seat.shelf.name === null) putOn(await keeping.at(epoch));
    // What another window of this person made, and has not brought to the server, comes with this one.
    else if (seat === shown) seat.line.load(null, await keeping.others(seat.shelf, seat.line.ledger.unacknowledged()));
    if (isClosed) return;
    keepFacts();
    const opening = seat;
    opening.line.open(ticket.ticket);
    cancelWatchdog();
    cancelWatchdog = newTimer(() => {
      if (opening === seat && !opening.line.isOnline()) opening.line.drop();
    }, LONGEST_OPENING);
  };

  const stop = ({ reason, isLost }: TicketFailure) => {
    const isClean = shown.line.ledger.pending() === 0;
    stopped = !isClean && kept.get() ? message('sync.stoppedKept', { reason: translate(lang, reason) }) : reason;
    if (isLost && isClean) void shown.shelf.remove();
  };

  const onEvent = (event: ConnectionEvent) => {
    if (event.kind === 'message') onMessage(event.message);
    else if (event.kind === 'synced') onSynced();
    else if (event.kind === 'closed') onClosed(event.code);
    showSaved();
  };

  const onSynced = () => {
    cancelWatchdog();
    backoff.reset();
    hasContent = true;
    wasOnline = true;
    isExpected = true;
    offline = null;
    keepFacts();
    if (seat === shown || why === null) {
      lists.settle();
      return;
    }
    const old = shown;
    const isRestored = why === 'restored';
    shown = seat;
    if (why !== 'restored') {
      carryEdits(old, seat, { why, me: told.me.get(), access: told.access.get(), lang, tried, newId }, lists.addRefused);
    }
    why = null;
    refusedPlaces.clear();
    awareness.set(shown.line.awareness);
    report.set(shown.line.report);
    if (isRestored) void clearAway(old);
    old.line.close();
  };

  /** What this person made before a restore, in any window, is theirs to decide. */
  const clearAway = async ({ shelf, line }: Seat) => {
    const own = line.ledger.unacknowledged();
    await clearOut({ shelf, own: [...own, ...(await keeping.others(shelf, own))] }, lists.addHeld);
    lists.settle();
  };

  const onClosed = (code: number) => {
    cancelWatchdog();
    // Once per connection that worked: a ticket's time is over, or rights changed. The document stays, a new ticket is all it needs.
    if (isExpected && (code === CLOSE.ticketExpired || code === CLOSE.accessChanged)) {
      isExpected = false;
      void attempt();
      return;
    }
    offline = message('sync.lost');
    if (code === CLOSE.refused) {
      replace({ kind: 'refused', places: new Map(refusedPlaces) }, seat.shelf);
      offline = message('sync.refused');
    } else if (code === CLOSE.restored) offline = message('sync.restored');
    else if (code === CLOSE.tooLarge) replace({ kind: 'tooLarge' }, seat.shelf);
    else if (code === CLOSE.tryAgainLater) offline = message('sync.busy');
    backoff.schedule(attempt);
  };

  /** Own clocks after a refusal are unusable: a fresh document takes over once it holds the server's content. */
  const replace = (reason: NonNullable<typeof why>, shelf: Shelf) => {
    if (seat !== shown) seat.line.close();
    why = why === 'restored' ? why : reason === 'restored' ? reason : (why ?? reason);
    seat = sit(shelf);
    publishPresence(seat.line, shown.line, told.me.get());
  };

  const onMessage = (received: ServerMessage) => {
    if (received.type === 'refused') return void refusedPlaces.set(received.place ?? '', received.reason);
    told.hear(received);
    keepFacts();
  };

  const keepFacts = () => seat.shelf.saveFacts(told.facts());

  const showSaved = () => {
    const { ledger } = shown.line;
    const isSettled = ledger.isSettled() && seat === shown;
    if (isSettled) tried.clear();
    kept.set(shown.shelf.name !== null && keeping.isWorking());
    const isOnline = seat.line.isOnline();
    const facts = { pending: ledger.pending(), isSettled, isOnline, hasContent, wasOnline, offline, stopped, isKept: kept.get() };
    const next = savedOf(facts);
    if (JSON.stringify(next) !== JSON.stringify(saved.get())) saved.set(next);
  };

  const stopWaking = deps.onWake?.(backoff.hurry, () => seat.line.drop()) ?? (() => {});
  void start();

  return {
    reportId,
    report,
    me: told.me,
    people: told.people,
    access: told.access,
    saved,
    kept,
    refused: lists.refused,
    dismissRefused: lists.dismissRefused,
    review: lists.review,
    takeMine: (id) => lists.take(id, told.me.get(), told.access.get()),
    leaveMine: lists.leave,
    conflicts: told.conflicts,
    choose: async (conflict, index) => (deps.requestChoice ? deps.requestChoice(conflict, index) : message('sync.noServer')),
    reviews: told.reviews,
    notices: told.notices,
    awareness,
    epoch: () => epoch,
    close: () => {
      if (isClosed) return;
      isClosed = true;
      stopWaking();
      cancelWatchdog();
      backoff.cancel();
      lists.close();
      for (const one of new Set([seat, shown])) {
        one.line.close();
        one.shelf.close();
      }
    },
  };
};

const NO_ANSWER: Result<TicketAnswer, TicketFailure> = { ok: false, error: { kind: 'retry', reason: message('sync.noServer') } };
/** Milliseconds a ticket may take, and a connection until the content is here. */
const LONGEST_OPENING = 30_000;
