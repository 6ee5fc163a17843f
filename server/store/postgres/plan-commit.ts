// What a group commit will write, worked out before the database is asked: numbers and chained audit rows from where each log ends.
// Pure. postgres-log.ts sends it; the database takes it only where the logs still end there.
import { chainRows } from '../audit-chain.ts';
import type { Append, AuditHead, AuditRow, ConflictRow } from '../report-store.ts';
import { noSuchReport } from '../report-store.ts';
import type { LogEnd, ReportCommit } from './append-call.ts';

export type CommitPlan = {
  /** One per edit: its number, or null where it is left out because it was judged against another log. */
  readonly seqs: readonly (number | null)[];
  readonly commits: readonly ReportCommit[];
};

/** Plans all edits on top of `ends`; throws where a report has none. */
export const planCommit = (edits: readonly Append[], ends: ReadonlyMap<string, LogEnd>): CommitPlan => {
  const drafts = new Map<string, Draft>();
  const seqs = edits.map((edit) => {
    const draft = drafts.get(edit.report) ?? begin(edit.report, ends.get(edit.report));
    drafts.set(edit.report, draft);
    // Judged against the log as it was before this commit, or against an edit of this commit, is judged against the latest.
    const { after } = edit;
    draft.isBehind ||= after !== null && (after < draft.from.seq || after > draft.seq);
    if (after !== null && draft.isBehind) return null;
    draft.isFixed ||= after === null;
    put(draft, edit);
    return draft.seq;
  });
  const commits = [...drafts.values()].filter(({ updates }) => updates.length > 0);
  return { seqs, commits: commits.map(({ seq, head, ...draft }): ReportCommit => ({ ...draft, to: { seq, ...head } })) };
};

type Draft = {
  readonly report: string;
  readonly from: LogEnd;
  seq: number;
  head: AuditHead;
  isFixed: boolean;
  isBehind: boolean;
  at: string;
  readonly updates: { readonly seq: number; readonly edit: Append }[];
  readonly rows: AuditRow[];
  readonly conflicts: ConflictRow[];
};

const begin = (report: string, from: LogEnd | undefined): Draft => {
  if (!from) throw noSuchReport(report);
  const { seq, count, hash } = from;
  return { report, from, seq, head: { count, hash }, isFixed: false, isBehind: false, at: '', updates: [], rows: [], conflicts: [] };
};

const put = (draft: Draft, edit: Append): void => {
  draft.seq += 1;
  draft.at = edit.at;
  draft.updates.push({ seq: draft.seq, edit });
  draft.conflicts.push(...edit.conflicts);
  const rows = chainRows(draft.head, { seq: draft.seq, at: edit.at, author: edit.author, changes: edit.changes });
  draft.rows.push(...rows);
  const last = rows.at(-1);
  if (last) draft.head = { count: last.number, hash: last.hash };
};
