// An open report: its document, its line to the server, what is saved and what was refused. The pane and the binding
// use it; nothing else talks to the network. Reconnecting is ours: every attempt gets a new ticket.
import * as v from 'valibot';
import type { Lang, Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { Member, type TicketAnswer } from '#shared/protocol/http';
import type { ServerMessage } from '#shared/protocol/socket';
import { CLOSE } from '#shared/protocol/socket';
import type { Result } from '#shared/result';
import type { Connection, ConnectionEvent } from './connection.ts';
import { createConnection } from './connection.ts';
import type { NewTimer } from './reconnect.ts';
import { createBackoff, platformTimer } from './reconnect.ts';
import type { Discarded } from './refusals.ts';
import { carryOver } from './refusals.ts';
import type { MemberInfo, PresenceState, RefusedEdit, SavedState, Session } from './session-state.ts';
import { createWatched } from './watched.ts';

/** retry: the server could not be asked; stop: asking again is pointless (signed out, no access, no such report). */
type TicketFailure = { readonly kind: 'retry' | 'stop'; readonly reason: Message };

export type SessionDeps = {
  readonly reportId: string;
  /** The websocket base without the report, for example wss://host/sync. */
  readonly url: string;
  readonly requestTicket: () => Promise<Result<TicketAnswer, TicketFailure>>;
  /** Language of the reasons in the refused list; Chinese unless told. */
  readonly lang?: Lang;
  readonly WebSocket?: typeof WebSocket;
  readonly newTimer?: NewTimer;
  /** 0 ≤ n < 1, for the jitter between attempts. */
  readonly random?: () => number;
  /** Calls `retry` when waiting has become pointless (the browser is online again); returns the way to stop. */
  readonly onWake?: (retry: () => void) => () => void;
};

/** Opens the report and keeps it connected until closed. Returns at once; `saved` is "loading" until the content is here. */
export const openSession = (deps: SessionDeps): Session => {
  const { reportId, url, requestTicket, lang = 'zh', newTimer = platformTimer, random = Math.random } = deps;
  const connect = (): Connection => {
    const made = createConnection({
      reportId,
      url,
      WebSocket: deps.WebSocket ?? WebSocket,
      // A discarded document's line has nothing more to say; its ledger has.
      onEvent: (event) => {
        if (made === line) onEvent(event);
        else if (event.kind === 'progress') showSaved();
      },
    });
    return made;
  };

  // `line` is connected to the server, `shown` is what people see; they differ only while a discarded document is replaced.
  let line = connect();
  let shown = line;
  let why: Discarded | null = null;
  let hasContent = false;
  let isClosed = false;
  let epoch: number | null = null;
  let offline: Message | null = null;
  let stopped: Message | null = null;
  let ids = 0;
  let cancelWatchdog = () => {};
  const refusedPlaces = new Map<string, string>();
  const tried = new Set<string>();
  const backoff = createBackoff(newTimer, random);

  const report = createWatched(shown.report);
  const awareness = createWatched(shown.awareness);
  const me = createWatched<MemberInfo>(NOBODY);
  const people = createWatched<readonly MemberInfo[]>([]);
  const saved = createWatched<SavedState>({ kind: 'loading' });
  const refused = createWatched<readonly RefusedEdit[]>([]);

  const attempt = async () => {
    const answer = await inTime(requestTicket().catch(() => NO_ANSWER));
    if (isClosed || stopped) return;
    if (!answer.ok) {
      if (answer.error.kind === 'stop') stopped = answer.error.reason;
      else {
        offline = answer.error.reason;
        backoff.schedule(attempt);
      }
      showSaved();
      return;
    }
    const ticket = answer.value;
    if (epoch !== null && epoch !== ticket.epoch) discard({ kind: 'restored' });
    epoch = ticket.epoch;
    people.set(ticket.people);
    showMe(ticket.me);
    line.open(ticket.ticket);
    const opening = line;
    cancelWatchdog();
    cancelWatchdog = newTimer(() => {
      if (opening === line && !line.isOnline()) line.drop();
    }, LONGEST_OPENING);
  };

  /** A request that never returns counts as one without an answer. */
  const inTime = (answer: ReturnType<typeof requestTicket>): ReturnType<typeof requestTicket> =>
    new Promise((resolve) => {
      const cancel = newTimer(() => resolve(NO_ANSWER), LONGEST_OPENING);
      void answer.then((value) => {
        cancel();
        resolve(value);
      });
    });

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
    offline = null;
    if (line === shown || why === null) return;
    const old = shown;
    const newId = () => {
      ids += 1;
      return `refused-${ids}`;
    };
    const left = carryOver({
      from: old.report,
      own: old.ledger.unacknowledged(),
      to: line.report,
      why,
      me: me.get(),
      people: people.get(),
      lang,
      tried,
      newId,
    });
    shown = line;
    why = null;
    refusedPlaces.clear();
    old.close();
    if (left.length > 0) refused.set([...refused.get(), ...left]);
    awareness.set(shown.awareness);
    report.set(shown.report);
  };

  const onClosed = (code: number) => {
    cancelWatchdog();
    offline = message('sync.lost');
    if (code === CLOSE.refused) {
      discard({ kind: 'refused', places: new Map(refusedPlaces) });
      offline = message('sync.refused');
    } else if (code === CLOSE.restored) discard({ kind: 'restored' });
    else if (code === CLOSE.tooLarge) discard({ kind: 'tooLarge' });
    else if (code === CLOSE.tryAgainLater) offline = message('sync.busy');
    backoff.schedule(attempt);
  };

  /** Own clocks after a refusal are unusable: a fresh document takes over once it holds the server's content. */
  const discard = (reason: Discarded) => {
    if (line !== shown) line.close();
    why = why ?? reason;
    line = connect();
    publishPresence(line);
  };

  const onMessage = (received: ServerMessage) => {
    if (received.type === 'refused') {
      refusedPlaces.set(received.place ?? '', received.reason);
      return;
    }
    const list = v.safeParse(v.array(Member), received.people);
    if (!list.success) return;
    people.set(list.output);
    const own = list.output.find(({ id }) => id === me.get().id);
    showMe(own ?? { ...me.get(), role: 'reader', assigned: [] });
  };

  const showMe = (member: MemberInfo) => {
    if (JSON.stringify(member) !== JSON.stringify(me.get())) me.set(member);
    publishPresence(line);
  };

  const publishPresence = (connection: Connection) => {
    const before = (connection.awareness.getLocalState() ?? shown.awareness.getLocalState() ?? {}) as Partial<PresenceState>;
    const { id, name } = me.get();
    if (before.user?.id === id && before.user.name === name && connection === shown) return;
    const state: PresenceState = { user: { id, name, colour: '' }, cell: before.cell ?? null, section: before.section ?? null };
    connection.awareness.setLocalState(state);
  };

  const showSaved = () => {
    const pending = shown.ledger.pending();
    if (pending === 0 && line === shown) tried.clear();
    const now: SavedState = stopped
      ? { kind: 'stopped', pending, reason: stopped }
      : offline
        ? { kind: 'offline', pending, reason: offline }
        : !hasContent
          ? { kind: 'loading' }
          : pending === 0 && line === shown && line.isOnline()
            ? { kind: 'saved' }
            : { kind: 'saving', pending };
    if (JSON.stringify(now) !== JSON.stringify(saved.get())) saved.set(now);
  };

  const stopWaking = deps.onWake?.(() => backoff.hurry()) ?? (() => {});
  void attempt();

  return {
    reportId,
    report,
    me,
    people,
    saved,
    refused,
    awareness,
    dismissRefused: (id) => refused.set(refused.get().filter((edit) => edit.id !== id)),
    close: () => {
      if (isClosed) return;
      isClosed = true;
      stopWaking();
      cancelWatchdog();
      backoff.cancel();
      if (line !== shown) line.close();
      shown.close();
    },
  };
};

const NOBODY: MemberInfo = { id: '', name: '', role: 'reader', assigned: [] };
const NO_ANSWER: Result<TicketAnswer, TicketFailure> = { ok: false, error: { kind: 'retry', reason: message('sync.noServer') } };
/** Milliseconds a ticket may take, and a connection until the content is here. */
const LONGEST_OPENING = 30_000;
