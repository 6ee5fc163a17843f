// What an open report looks like to the pane and the binding. session.ts makes it; nothing else talks to the network.

import type { InferOutput } from 'valibot';
import type { Awareness } from 'y-protocols/awareness';
import type { AccessState } from '#shared/access/can';
import type { CellId } from '#shared/cell/cell-id';
import type { ReportDoc } from '#shared/document/schema';
import type { SectionKey } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import type { Member } from '#shared/protocol/http';
import type { NoticeSeen } from '#shared/protocol/notices';
import type { ServerMessage } from '#shared/protocol/socket';

/** `unit` and `due` are known once the server has told of the report's people. */
export type MemberInfo = InferOutput<typeof Member> & { readonly unit?: string; readonly due?: string | null };

/** Values two people gave one place without having seen each other's; the last stands until somebody chooses. */
export type Conflict = Extract<ServerMessage, { type: 'conflicts' }>['conflicts'][number];
/** Where the review of the report (`part` null) or of one person's part stands. */
export type Review = Extract<ServerMessage, { type: 'reviews' }>['reviews'][number];

/** loading: first content not here yet. `pending` counts places (cells, parts of the text) with an own edit the server has not yet said is on disk. */
export type SavedState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving'; readonly pending: number }
  | { readonly kind: 'offline'; readonly pending: number; readonly reason: Message }
  /** No further attempt is made: signed out, access withdrawn, report gone. */
  | { readonly kind: 'stopped'; readonly pending: number; readonly reason: Message };

/** An own edit the server would not take: kept in sight until the person dismisses it. */
export type RefusedEdit = {
  readonly id: string;
  /** In words, for people. */
  readonly place: string;
  /** The cell to jump to, where it is one. */
  readonly cell: CellId | null;
  readonly value: string;
  readonly reason: string;
};

/** An own edit the server never got before the report was restored to an earlier state: the person decides about it. */
export type HeldEdit = {
  readonly id: string;
  /** In words, for people. */
  readonly place: string;
  readonly cell: CellId | null;
  readonly section: SectionKey | null;
  /** Null: blank. */
  readonly mine: string | null;
  /** What stands in the report now. */
  readonly now: string | null;
  /** What stood when the edit was made. */
  readonly base: string | null;
  /** When it was made, by the author's clock (ISO 8601). */
  readonly at: string;
};

/** A value with subscribers, in the shape React's useSyncExternalStore wants. */
export type Watched<T> = { readonly get: () => T; readonly subscribe: (listener: () => void) => () => void };

/** Awareness state each client publishes; the server overwrites `user` with the signed-in person's. */
export type PresenceState = {
  readonly user: { readonly id: string; readonly name: string; readonly colour: string };
  readonly cell: CellId | null;
  readonly section: SectionKey | null;
};

export type Session = {
  readonly reportId: string;
  /** The document of the moment; replaced (and subscribers told) when a refusal or a restore made a reload necessary. */
  readonly report: Watched<ReportDoc>;
  readonly me: Watched<MemberInfo>;
  readonly people: Watched<readonly MemberInfo[]>;
  /** People and review state as can() wants them. */
  readonly access: Watched<AccessState>;
  readonly saved: Watched<SavedState>;
  /** Whether what is not on the server yet survives closing the page. */
  readonly kept: Watched<boolean>;
  readonly refused: Watched<readonly RefusedEdit[]>;
  readonly dismissRefused: (id: string) => void;
  /** Own edits left over from before a restore. */
  readonly review: Watched<readonly HeldEdit[]>;
  /** Writes an own edit left over into the report as it is now (prose is merged in) and takes it off the list; else the reason why not. */
  readonly takeMine: (id: string) => Message | null;
  /** Takes it off the list without writing it. */
  readonly leaveMine: (id: string) => void;
  /** Values in dispute, as the server lists them. */
  readonly conflicts: Watched<readonly Conflict[]>;
  /** Lets one of a conflict's values stand (counted from 0); null, or the reason why not. */
  readonly choose: (conflict: string, index: number) => Promise<Message | null>;
  readonly reviews: Watched<readonly Review[]>;
  /** What this person is told, of any report, newest first. */
  readonly notices: Watched<readonly NoticeSeen[]>;
  readonly awareness: Watched<Awareness>;
  /** Which state of the report the server counts from: raised by every restore; null before the server was asked. */
  readonly epoch?: () => number | null;
  /** Stops the connection and its timers; the document stays readable. */
  readonly close: () => void;
};
