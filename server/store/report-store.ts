// The port to storage: the log of every report's updates, who may work on it, and what was changed by whom.
// Adapters: memory-store.ts (tests), sqlite-store.ts (the embedded default). One contract suite judges both.
import type { Assignment, Role } from '#shared/access/can';

export type PersonRow = {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly colour: string;
  /** False once the person no longer works here; their history stays. */
  readonly active: boolean;
};

export type MemberRow = { readonly person: PersonRow; readonly role: Role; readonly assigned: readonly Assignment[] };

export type NewMember = { readonly person: string; readonly role: Role; readonly assigned: readonly Assignment[] };

/** What a report is called; kept beside the document so that lists need not open it. */
export type ReportTitle = { readonly organ: string; readonly year: number; readonly edition: string };

/** `epoch` is raised when a report is restored. Times are ISO 8601. */
export type ReportRow = ReportTitle & { readonly id: string; readonly epoch: number; readonly updatedAt: string };

/** edit: came live; resync: made offline, sent on reconnecting; created, seeded: written by the server. */
export type ChangeHow = 'edit' | 'resync' | 'created' | 'seeded';

/** One changed place. Of a prose part: the removed and the inserted text. */
export type Change = {
  /** A cell id, `root/key` for other entries, or `section:1`. */
  readonly place: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly how: ChangeHow;
};

export type AuditRow = Change & { readonly seq: number; readonly at: string; readonly person: string };

/** One accepted edit. `clients` are the Yjs client ids that write for the first time and from now on belong to the author. */
export type Append = {
  readonly report: string;
  readonly update: Uint8Array;
  readonly author: string;
  readonly at: string;
  readonly clients: readonly number[];
  readonly changes: readonly Change[];
};

export type LogRow = { readonly seq: number; readonly author: string; readonly update: Uint8Array };

export type StoredReport = {
  readonly row: ReportRow;
  /** Everything up to and including `seq`; null before the first compaction. */
  readonly snapshot: { readonly seq: number; readonly update: Uint8Array } | null;
  /** The updates after the snapshot, in order. */
  readonly updates: readonly LogRow[];
  /** Yjs client id → person. */
  readonly owners: ReadonlyMap<number, string>;
};

export type ReportStore = {
  /**
   * Writes all edits in one commit that survives a crash, or none of them: then it rejects. Numbers count 1, 2, 3 … per report.
   * Rejects where a client id belongs to another person or a report does not exist.
   */
  readonly append: (edits: readonly Append[]) => Promise<readonly number[]>;
  readonly load: (report: string) => Promise<StoredReport | null>;
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

  /** Adds or changes a person. */
  readonly savePerson: (person: PersonRow) => Promise<void>;
  readonly person: (id: string) => Promise<PersonRow | null>;
  readonly members: (report: string) => Promise<readonly MemberRow[]>;
  readonly member: (report: string, person: string) => Promise<MemberRow | null>;
  readonly setMember: (report: string, member: NewMember) => Promise<void>;
  readonly removeMember: (report: string, person: string) => Promise<void>;

  /** What was changed, oldest first. */
  readonly audit: (report: string) => Promise<readonly AuditRow[]>;
  /** Rejects where storage cannot be read. */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Rejection of append: a client id that already belongs to somebody else. */
export const foreignClient = (report: string, client: number): Error =>
  new Error(`client ${client} of report ${report} belongs to another person`);

export const noSuchReport = (report: string): Error => new Error(`no such report: ${report}`);
