// What an open report looks like to the pane and the binding. session.ts makes it; nothing else talks to the network.

import type { InferOutput } from 'valibot';
import type { Awareness } from 'y-protocols/awareness';
import type { CellId } from '#shared/cell/cell-id';
import type { ReportDoc } from '#shared/document/schema';
import type { SectionKey } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import type { Member } from '#shared/protocol/http';

export type MemberInfo = InferOutput<typeof Member>;

/** loading: first content not here yet. `pending` counts own updates the server has not yet said are on disk. */
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
  /** The document of the moment; replaced (and subscribers told) when a refusal made a reload necessary. */
  readonly report: Watched<ReportDoc>;
  readonly me: Watched<MemberInfo>;
  readonly people: Watched<readonly MemberInfo[]>;
  readonly saved: Watched<SavedState>;
  readonly refused: Watched<readonly RefusedEdit[]>;
  readonly dismissRefused: (id: string) => void;
  readonly awareness: Watched<Awareness>;
  /** Stops the connection and its timers; the document stays readable. */
  readonly close: () => void;
};
