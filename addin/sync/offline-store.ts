// The port to what a browser keeps of a person's reports: the document as the server held it, own edits it has not acknowledged,
// and the lists of edits that need a person's eye. session.ts uses it; adapter: offline-indexeddb.ts. Without one, all stays in memory.
import type * as Y from 'yjs';
import type { ReportSummary } from '#shared/protocol/http';
import type { OwnUpdate } from './acknowledge.ts';
import type { Conflict, MemberInfo, RefusedEdit, Review, Watched } from './session-state.ts';

/** One copy per person, report and epoch; two windows of one person share it. */
export type CopyName = { readonly person: string; readonly report: string; readonly epoch: number };

/** What the server last said of the report, beside the document. */
export type CopyFacts = {
  readonly me: MemberInfo;
  readonly people: readonly MemberInfo[];
  readonly conflicts: readonly Conflict[];
  readonly reviews: readonly Review[];
  /** What the report is called, for lists; null while that is not known. */
  readonly title: { readonly organ: string; readonly year: number; readonly edition: string } | null;
};

/** An own edit made on a state of the report that was since undone by a restore. Values are JSON, of prose parts their text. */
export type HeldRow = {
  readonly id: string;
  readonly root: string;
  readonly key: string | null;
  readonly base: string | null;
  readonly mine: string | null;
  /** When it was made, by the author's clock. */
  readonly at: string;
};

export type ListRow = { readonly kind: 'refused'; readonly edit: RefusedEdit } | { readonly kind: 'held'; readonly edit: HeldRow };

export type OfflineCopy = {
  readonly name: CopyName;
  readonly facts: CopyFacts | null;
  /** All own edits not acknowledged yet, of every window, oldest first. */
  readonly own: () => Promise<readonly OwnUpdate[]>;
  /** Keeps an own edit, in place of the named ones. */
  readonly addOwn: (own: OwnUpdate, replaces: readonly string[]) => void;
  /** These are on the server's disk: they go once what `base` took is written. */
  readonly confirmOwn: (ids: readonly string[]) => void;
  /** These have become something else (applied again, or a row of a list written in the same turn). */
  readonly dropOwn: (ids: readonly string[]) => void;
  readonly saveFacts: (facts: CopyFacts) => void;
  readonly close: () => void;
  /** Closes and removes it, own edits included. */
  readonly remove: () => Promise<void>;
};

export type OfflineStore = {
  /** What is kept of this report for this person, newest epoch first. */
  readonly copies: (person: string, report: string) => Promise<readonly CopyName[]>;
  /** Opens or makes a copy and fills `base` from it; from then on everything `base` takes is kept. */
  readonly open: (name: CopyName, base: Y.Doc) => Promise<OfflineCopy>;
  /** The reports this person can open without the server, newest year first. */
  readonly reports: (person: string) => Promise<readonly ReportSummary[]>;
  readonly rows: (person: string, report: string) => Promise<readonly ListRow[]>;
  readonly saveRow: (person: string, report: string, row: ListRow) => void;
  readonly removeRow: (person: string, report: string, id: string) => void;
  /** False once the browser has refused to write (no space, storage taken away): what is new then lives in memory only. */
  readonly isWorking: Watched<boolean>;
  /** Resolves when everything told so far is written, or has failed to be. */
  readonly settled: () => Promise<void>;
  /** Removes what is kept for this person, except reports with edits the server has not got. How many places those hold. */
  readonly forget: (person: string) => Promise<number>;
  readonly close: () => void;
};
