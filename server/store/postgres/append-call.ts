// The one statement that writes a group commit, and its parameters in the order of the function (migrations/append-function.ts).
import type { Append, AuditHead, AuditRow, ConflictRow } from '../report-store.ts';

/** Where a report's log and its audit log end. */
export type LogEnd = AuditHead & { readonly seq: number };

/** What one report gets: from where to where its ends move, and all its rows. */
export type ReportCommit = {
  readonly report: string;
  readonly from: LogEnd;
  readonly to: LogEnd;
  /** It must be written from here, or the whole commit is refused: an edit of it may not be left out. */
  readonly isFixed: boolean;
  readonly at: string;
  readonly updates: readonly { readonly seq: number; readonly edit: Append }[];
  readonly rows: readonly AuditRow[];
  readonly conflicts: readonly ConflictRow[];
};

/** The values for APPEND. */
export const appendValues = (node: string, commits: readonly ReportCommit[]): readonly unknown[] => {
  const updates = commits.flatMap((commit) => commit.updates);
  const clients = updates.flatMap(({ edit }) => edit.clients.map((client) => ({ report: edit.report, client, person: edit.author })));
  const rows = commits.flatMap(({ report, rows: of }) => of.map((row) => ({ report, row })));
  const conflicts = commits.flatMap((commit) => lastOfEach(commit.conflicts));
  return [
    node,
    commits.map(({ report }) => report),
    commits.map(({ from }) => from.seq),
    commits.map(({ from }) => from.hash),
    commits.map(({ isFixed }) => isFixed),
    commits.map(({ to }) => to.seq),
    commits.map(({ to }) => to.count),
    commits.map(({ to }) => to.hash),
    commits.map(({ at }) => at),
    updates.map(({ edit }) => edit.report),
    updates.map(({ seq }) => seq),
    updates.map(({ edit }) => edit.author),
    updates.map(({ edit }) => edit.update),
    clients.map(({ report }) => report),
    clients.map(({ client }) => client),
    clients.map(({ person }) => person),
    rows.map(({ report }) => report),
    rows.map(({ row }) => row.number),
    rows.map(({ row }) => row.seq),
    rows.map(({ row }) => row.at),
    rows.map(({ row }) => row.person),
    rows.map(({ row }) => row.place),
    rows.map(({ row }) => jsonText(row.before)),
    rows.map(({ row }) => jsonText(row.after)),
    rows.map(({ row }) => jsonText(row.splices)),
    rows.map(({ row }) => row.how),
    rows.map(({ row }) => row.madeAt),
    rows.map(({ row }) => row.hash),
    conflicts.map(({ report }) => report),
    conflicts.map(({ id }) => id),
    conflicts.map(({ place }) => place),
    conflicts.map(({ values }) => JSON.stringify(values)),
    conflicts.map(({ openedAt }) => openedAt),
    conflicts.map(({ resolvedBy }) => resolvedBy),
    conflicts.map(({ resolvedAt }) => resolvedAt),
  ];
};

/** Null stays null; anything else becomes text that PostgreSQL can hold whatever characters are in it. */
const jsonText = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

const lastOfEach = (conflicts: readonly ConflictRow[]): readonly ConflictRow[] => [
  ...new Map(conflicts.map((conflict) => [conflict.id, conflict])).values(),
];

const PARAMETERS = 35;

/** Answers with the reports that were left out because their log has moved on: `left_out`, and where it ends now. */
export const APPEND = `SELECT left_out, stands_at, stands_count, stands_hash FROM append_edits(${Array.from({ length: PARAMETERS }, (_, index) => `$${index + 1}`).join(', ')})`;

/** The function's own errors. */
export const APPEND_ERRORS = { noSuchReport: 'NB001', foreignClient: 'NB002', movedOn: 'NB003' } as const;
