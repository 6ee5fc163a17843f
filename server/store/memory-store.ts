// Storage that lasts as long as the process: for tests, and the reference the contract suite reads most easily.
import { must } from '#shared/result';
import { beginChain, chainRows } from './audit-chain.ts';
import { createMemoryNotices } from './memory-notices.ts';
import { createMemoryPeople } from './memory-people.ts';
import type { NewMember } from './people-store.ts';
import type {
  Append,
  AuditHead,
  AuditRow,
  ConflictRow,
  LogRow,
  ReportRow,
  ReportStore,
  ReportTitle,
  ReviewRow,
  StoredReport,
} from './report-store.ts';
import { foreignClient, latestReviews, noSuchReport } from './report-store.ts';

type Shelf = {
  row: ReportRow;
  seq: number;
  snapshot: StoredReport['snapshot'];
  updates: readonly LogRow[];
  readonly owners: Map<number, string>;
  readonly members: Map<string, NewMember>;
  readonly audit: AuditRow[];
  readonly conflicts: Map<string, ConflictRow>;
  readonly steps: ReviewRow[];
};

export const createMemoryStore = (): ReportStore => {
  const shelves = new Map<string, Shelf>();
  const people = createMemoryPeople({ membersOf: (report) => shelves.get(report)?.members, reports: () => [...shelves.keys()] });
  const shelfOf = (report: string): Shelf => {
    const shelf = shelves.get(report);
    if (!shelf) throw noSuchReport(report);
    return shelf;
  };
  /** Which of the edits are judged against the latest there is; throws where one is wrong, before anything is written. */
  const check = (edits: readonly Append[]): readonly boolean[] => {
    const seqs = new Map<string, number>();
    const behind = new Set<string>();
    const claimed = new Map<string, string>();
    return edits.map(({ report, clients, author, after }) => {
      const shelf = shelfOf(report);
      const seq = seqs.get(report) ?? shelf.seq;
      if (after !== null && (behind.has(report) || after < shelf.seq || after > seq)) {
        behind.add(report);
        return false;
      }
      seqs.set(report, seq + 1);
      for (const client of clients) {
        const owner = shelf.owners.get(client) ?? claimed.get(`${report}/${client}`) ?? author;
        if (owner !== author) throw foreignClient(report, client);
        claimed.set(`${report}/${client}`, author);
      }
      return true;
    });
  };
  const headOf = (report: string): AuditHead => {
    const last = shelves.get(report)?.audit.at(-1);
    return last ? { count: last.number, hash: last.hash } : beginChain(report);
  };
  const put = (edit: Append): number => {
    const shelf = shelfOf(edit.report);
    shelf.seq += 1;
    const { seq } = shelf;
    shelf.updates = [...shelf.updates, { seq, author: edit.author, update: edit.update }];
    for (const client of edit.clients) shelf.owners.set(client, edit.author);
    shelf.audit.push(...chainRows(headOf(edit.report), { ...edit, seq }));
    for (const conflict of edit.conflicts) shelf.conflicts.set(conflict.id, conflict);
    shelf.row = { ...shelf.row, updatedAt: edit.at };
    return seq;
  };
  const newestFirst = (rows: readonly ReportRow[]): ReportRow[] => [...rows].sort((a, b) => b.year - a.year || (a.id < b.id ? -1 : 1));
  const titled = (row: ReportRow, { organ, year, edition }: ReportTitle): ReportRow => ({ ...row, organ, year, edition });

  return {
    ...people,
    ...createMemoryNotices(async (id) => (await people.person(id)) !== null),
    append: async (edits) => {
      const isCurrent = check(edits);
      return edits.map((edit, index) => (isCurrent[index] ? put(edit) : null));
    },
    load: async (report) => {
      const shelf = shelves.get(report);
      if (!shelf) return null;
      const { row, seq, snapshot, updates, owners } = shelf;
      return { row, seq, snapshot, updates, owners: new Map(owners) };
    },
    rowsAfter: async (report, seq) => {
      const shelf = shelves.get(report);
      return !shelf || (shelf.snapshot?.seq ?? 0) > seq ? null : shelf.updates.filter((row) => row.seq > seq);
    },
    compact: async (report, seq, update) => {
      const shelf = shelfOf(report);
      if (seq > shelf.seq) throw new Error(`report ${report}: a snapshot of number ${seq}, the log ends at ${shelf.seq}`);
      if (seq <= (shelf.snapshot?.seq ?? 0)) return;
      shelf.snapshot = { seq, update };
      shelf.updates = shelf.updates.filter((row) => row.seq > seq);
    },
    createReport: async (id, title, members, first) => {
      if (shelves.has(id)) return false;
      for (const { person } of members) must(await people.person(person), `person ${person}`);
      shelves.set(id, {
        row: titled({ id, organ: '', year: 0, edition: '', epoch: 1, updatedAt: first.at }, title),
        seq: 0,
        snapshot: null,
        updates: [],
        owners: new Map(),
        members: new Map(members.map((member) => [member.person, member])),
        audit: [],
        conflicts: new Map(),
        steps: [],
      });
      put({ ...first, report: id });
      return true;
    },
    setTitle: async (report, title) => {
      const shelf = shelfOf(report);
      shelf.row = titled(shelf.row, title);
    },
    report: async (id) => shelves.get(id)?.row ?? null,
    reports: async () => newestFirst([...shelves.values()].map(({ row }) => row)),
    reportsOf: async (person) =>
      newestFirst([...shelves.values()].filter(({ members }) => members.has(person)).map(({ row }) => row)).map((row) => ({
        row,
        role: must(shelfOf(row.id).members.get(person), 'member').role,
      })),
    raiseEpoch: async (report) => {
      const shelf = shelfOf(report);
      shelf.row = { ...shelf.row, epoch: shelf.row.epoch + 1 };
      return shelf.row.epoch;
    },
    audit: async (report, from = 1, limit = Number.POSITIVE_INFINITY) =>
      (shelves.get(report)?.audit ?? []).slice(from - 1, from - 1 + limit),
    auditHead: async (report) => headOf(report),
    openConflicts: async (report) =>
      [...(shelves.get(report)?.conflicts.values() ?? [])]
        .filter(({ resolvedAt }) => resolvedAt === null)
        .sort((a, b) => (a.openedAt === b.openedAt ? (a.id < b.id ? -1 : 1) : a.openedAt < b.openedAt ? -1 : 1)),
    conflict: async (report, id) => shelves.get(report)?.conflicts.get(id) ?? null,
    reviews: async (report) => latestReviews(shelves.get(report)?.steps ?? []),
    reviewSteps: async (report) => [...(shelves.get(report)?.steps ?? [])],
    addReviewStep: async (step) => void shelfOf(step.report).steps.push(step),
    ping: async () => {},
    probe: async () => {},
    close: async () => {},
  };
};
