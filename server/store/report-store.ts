// The port to storage: the log of every report's updates, who changed what, conflicts, review, people, notices.
// Adapters: memory-store.ts (tests), sqlite-store.ts (the embedded default), postgres/ (several nodes). One contract suite judges all.
import type { Role } from '#shared/access/can';
import type { ReviewState } from '#shared/review/review';
import type { NoticeStore } from './notice-store.ts';
import type { NewMember, PeopleStore } from './people-store.ts';

/** What a report is called; kept beside the document so that lists need not open it. */
export type ReportTitle = { readonly organ: string; readonly year: number; readonly edition: string };

/** `epoch` is raised when a report is restored. Times are ISO 8601. */
export type ReportRow = ReportTitle & { readonly id: string; readonly epoch: number; readonly updatedAt: string };

/** How a value came about. `edited`: live, by a client that does not say; `offline`: the same, sent on reconnecting. */
export type ChangeHow =
  | 'typed'
  | 'pasted'
  | 'imported'
  | 'carriedOver'
  | 'adopted'
  | 'merged'
  | 'restored'
  | 'undone'
  | 'edited'
  | 'offline'
  | 'created'
  | 'seeded';

/** One step of a change in a text: at this position, this was taken out and that was put in. Steps follow each other. */
export type Splice = { readonly at: number; readonly removed: string; readonly inserted: string };

/** One changed place. Values are JSON; of a prose part: all removed and all inserted text, with the exact steps in `splices`. */
export type Change = {
  /** A cell id, `root/key` for other entries, or `section:1`. */
  readonly place: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly splices: readonly Splice[] | null;
  readonly how: ChangeHow;
  /** When the author's own clock says it was made (ISO 8601), where that is known and differs from when it arrived. */
  readonly madeAt: string | null;
};

/**
 * A row of the audit log. `number` counts 1, 2, 3 … per report; `hash` is that of the row together with the row before
 * (audit-chain.ts), so that nothing can be changed or taken out unnoticed.
 */
export type AuditRow = Change & {
  readonly number: number;
  readonly seq: number;
  readonly at: string;
  readonly person: string;
  readonly hash: string;
};

/** Where a report's audit log ends. */
export type AuditHead = { readonly count: number; readonly hash: string };

/** One accepted edit. `clients` are the Yjs client ids that write for the first time and from now on belong to the author. */
export type Append = {
  readonly report: string;
  readonly update: Uint8Array;
  readonly author: string;
  readonly at: string;
  readonly clients: readonly number[];
  readonly changes: readonly Change[];
  /** Conflicts this edit opens or resolves, written in the same commit. */
  readonly conflicts: readonly ConflictRow[];
  /**
   * The log's number the edit was judged against (for the second of several edits of one report: the first one's number).
   * Null: written whatever the log holds.
   */
  readonly after: number | null;
};

export type LogRow = { readonly seq: number; readonly author: string; readonly update: Uint8Array };

/** A value somebody gave a cell without having seen the other's. `value` is JSON; null is blank. */
export type ConflictValue = { readonly person: string; readonly name: string; readonly value: string | null; readonly at: string };

/** Two or more values for one place. The last of `values` stands until somebody chooses. */
export type ConflictRow = {
  readonly id: string;
  readonly report: string;
  readonly place: string;
  readonly values: readonly ConflictValue[];
  readonly openedAt: string;
  readonly resolvedBy: string | null;
  readonly resolvedAt: string | null;
};

/** Where the review stands: of the whole report (`part` null) or of one person's part (`part` is the person). */
export type ReviewRow = {
  readonly report: string;
  readonly part: string | null;
  readonly state: ReviewState;
  readonly by: string;
  readonly at: string;
  /** What the person wrote, such as why it was returned. */
  readonly note: string;
  /** Audit head when it was decided: what exactly was submitted or approved. */
  readonly head: AuditHead;
};

export type StoredReport = {
  readonly row: ReportRow;
  /** Number of the last row of the log. */
  readonly seq: number;
  /** Everything up to and including `seq`; null before the first compaction. */
  readonly snapshot: { readonly seq: number; readonly update: Uint8Array } | null;
  /** The updates after the snapshot, in order. */
  readonly updates: readonly LogRow[];
  /** Yjs client id → person. */
  readonly owners: ReadonlyMap<number, string>;
};

export type LogStore = {
  /**
   * Writes all edits in one commit that survives a crash, or none of them: then it rejects. Numbers count 1, 2, 3 … per report.
   * All edits of a report whose `after` is behind the log are left out and answered with null.
   * Rejects where a client id belongs to another person or a report does not exist.
   */
  readonly append: (edits: readonly Append[]) => Promise<readonly (number | null)[]>;
  readonly load: (report: string) => Promise<StoredReport | null>;
  /** The log after `seq`, in order; null where a snapshot has replaced some of it (then load). */
  readonly rowsAfter: (report: string, seq: number) => Promise<readonly LogRow[] | null>;
  /** Replaces the updates up to `seq` by `snapshot`, at once. The audit log is never touched. An older `seq` than the last changes nothing. */
  readonly compact: (report: string, seq: number, snapshot: Uint8Array) => Promise<void>;

  /** Creates a report with its people and its first edit in one commit. False where the id is taken. */
  readonly createReport: (id: string, title: ReportTitle, members: readonly NewMember[], first: Append) => Promise<boolean>;
  readonly setTitle: (report: string, title: ReportTitle) => Promise<void>;
  readonly report: (id: string) => Promise<ReportRow | null>;
  /** Every report, newest year first. */
  readonly reports: () => Promise<readonly ReportRow[]>;
  /** Those the person belongs to, newest year first. */
  readonly reportsOf: (person: string) => Promise<readonly { readonly row: ReportRow; readonly role: Role }[]>;
  /** After a restore: clients of the older epoch must not bring back what was undone. The new epoch. */
  readonly raiseEpoch: (report: string) => Promise<number>;
};

export type HistoryStore = {
  /** What was changed, oldest first; `from` is the first number wanted (1), at most `limit` rows where given. */
  readonly audit: (report: string, from?: number, limit?: number) => Promise<readonly AuditRow[]>;
  readonly auditHead: (report: string) => Promise<AuditHead>;
  readonly openConflicts: (report: string) => Promise<readonly ConflictRow[]>;
  readonly conflict: (report: string, id: string) => Promise<ConflictRow | null>;
  /** The latest state of the report and of each part; parts never submitted are absent. */
  readonly reviews: (report: string) => Promise<readonly ReviewRow[]>;
  /** All steps, oldest first. */
  readonly reviewSteps: (report: string) => Promise<readonly ReviewRow[]>;
  readonly addReviewStep: (step: ReviewRow) => Promise<void>;
};

export type ReportStore = LogStore &
  HistoryStore &
  PeopleStore &
  NoticeStore & {
    /** Rejects where storage cannot be read. */
    readonly ping: () => Promise<void>;
    /** Writes something where edits go, to the disk, and takes it back. Rejects where edits would be refused. */
    readonly probe: () => Promise<void>;
    readonly close: () => Promise<void>;
  };

/** The last step of the report and of each part, out of all steps, oldest first. For the adapters. */
export const latestReviews = (steps: readonly ReviewRow[]): readonly ReviewRow[] => [
  ...new Map(steps.map((step) => [step.part, step])).values(),
];

/** Rejection of append: a client id that already belongs to somebody else. */
export const foreignClient = (report: string, client: number): Error =>
  new Error(`client ${client} of report ${report} belongs to another person`);

export const noSuchReport = (report: string): Error => new Error(`no such report: ${report}`);
