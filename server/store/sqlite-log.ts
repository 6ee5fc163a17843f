// The part of the SQLite store that writes and reads the log of updates, with the audit rows of each. Used by sqlite-store.ts.
// A commit goes to the journal (sqlite-journal.ts); where each log ends, and who owns the new client ids, is kept in memory until it is folded.
import type { Database } from 'better-sqlite3';
import { must } from '#shared/result';
import { chainRows } from './audit-chain.ts';
import type { Append, AuditHead, LogRow, LogStore, ReportRow } from './report-store.ts';
import { foreignClient, noSuchReport } from './report-store.ts';
import { createJournal, type JournalEntry } from './sqlite-journal.ts';
import { REPORT_COLUMNS } from './sqlite-reports.ts';

export type InOneCommit = <T>(work: () => T) => T;

type Log = Pick<LogStore, 'append' | 'load' | 'rowsAfter' | 'compact'> & {
  /** Writes a new report's first edit inside the caller's transaction. */
  readonly begin: (edit: Append) => void;
  /** Folds the journal where it may hold something of this report (null: of any). Throws where the disk takes nothing. */
  readonly fold: (report: string | null) => void;
  /** Folds now and then no more. */
  readonly stop: () => void;
};

export const createSqliteLog = (db: Database, inOneCommit: InOneCommit): Log => {
  const journal = createJournal(db);
  const end = db.prepare<[string], End>('SELECT seq, audit_count AS count, audit_hash AS hash FROM reports WHERE id = ?');
  const clientOwner = db.prepare<[string, number], string>('SELECT person FROM clients WHERE report = ? AND client = ?').pluck();
  // Changes when another connection writes.
  const others = db.prepare<[], number>('PRAGMA data_version').pluck();
  const setSnapshot = db.prepare<[string, number, Uint8Array]>(
    `INSERT INTO snapshots (report, seq, data) VALUES (?, ?, ?)
     ON CONFLICT (report) DO UPDATE SET seq = excluded.seq, data = excluded.data WHERE excluded.seq > seq`,
  );
  const dropUpdates = db.prepare<[string, number]>('DELETE FROM main.updates WHERE report = ? AND seq <= ?');
  const report = db.prepare<[string], ReportRow & { readonly seq: number }>(`SELECT ${REPORT_COLUMNS}, seq FROM reports WHERE id = ?`);
  const snapshot = db.prepare<[string], { readonly seq: number; readonly update: Uint8Array }>(
    'SELECT seq, data AS "update" FROM snapshots WHERE report = ?',
  );
  const snapshotSeq = db.prepare<[string], number>('SELECT seq FROM snapshots WHERE report = ?').pluck();
  const updates = db.prepare<[string, number], LogRow>(
    'SELECT seq, author, data AS "update" FROM updates WHERE report = ? AND seq > ? ORDER BY seq',
  );
  const owners = db.prepare<[string], [number, string]>('SELECT client, person FROM clients WHERE report = ?').raw();

  /** Where logs end, of every report this process has written to. */
  const ends = new Map<string, End>();
  /** Reports with rows in the journal, and whose client ids those are that stand there only. */
  const unfolded = new Map<string, Map<number, string>>();
  let edits = 0;
  let bytes = 0;
  /** Whether the journal holds what is known here and nothing else: not at the beginning, after a failure, or once others have written. */
  let sure = false;
  let version = 0;
  let timer: NodeJS.Timeout | null = null;

  const rest = (): void => {
    unfolded.clear();
    edits = 0;
    bytes = 0;
    if (timer) clearTimeout(timer);
    timer = null;
  };
  const foldAll = (): void => {
    const seen = inOneCommit(() => {
      journal.fold();
      return must(others.get(), 'the version');
    });
    if (!sure) ends.clear();
    version = seen;
    sure = true;
    rest();
  };
  const fold = (id: string | null): void => {
    if (!sure || (id === null ? unfolded.size > 0 : unfolded.has(id))) foldAll();
  };
  const foldLater = (): void => {
    try {
      if (db.open) fold(null);
    } catch {
      // The disk takes nothing now: nothing is lost, and whoever writes next is told.
      timer = null;
    }
  };

  /** What these edits will write, and where the logs will end; throws where one is wrong. */
  const plan = (appends: readonly Append[]): Planned => {
    const open = new Map<string, OpenEnd>();
    const claimed = new Map<string, Map<number, string>>();
    const entries: JournalEntry[] = [];
    const newClients = ({ report: id, clients, author }: Append): readonly number[] => {
      if (clients.length === 0) return clients;
      const known = unfolded.get(id);
      const mine = claimed.get(id) ?? new Map<number, string>();
      claimed.set(id, mine);
      return clients.filter((client) => {
        const owner = known?.get(client) ?? mine.get(client) ?? clientOwner.get(id, client);
        if (owner !== undefined && owner !== author) throw foreignClient(id, client);
        if (owner === undefined) mine.set(client, author);
        return owner === undefined;
      });
    };
    const seqs = appends.map((edit) => {
      const { report: id, after, at, author, update, conflicts } = edit;
      const known = open.get(id);
      const from = known ?? ends.get(id) ?? end.get(id);
      if (!from) throw noSuchReport(id);
      const start = known ? known.start : from.seq;
      // What is judged against the log as it was before this commit, or against an edit of this commit, is judged against the latest.
      if (after !== null && (known?.isBehind || after < start || after > from.seq)) {
        open.set(id, { seq: from.seq, count: from.count, hash: from.hash, start, isBehind: true });
        return null;
      }
      const seq = from.seq + 1;
      const rows = chainRows(from, { seq, at, author, changes: edit.changes });
      entries.push({ report: id, seq, author, at, update, clients: newClients(edit), rows, conflicts });
      const { number: count, hash } = rows.at(-1) ?? { number: from.count, hash: from.hash };
      open.set(id, { seq, count, hash, start, isBehind: known?.isBehind ?? false });
      return seq;
    });
    const size = entries.reduce((sum, { update, rows }) => sum + update.length + rows.length * CHANGE_BYTES, 0);
    return { seqs, entries, open, claimed, size };
  };

  const remember = ({ entries, open, claimed, size }: Planned): void => {
    for (const [id, { seq, count, hash }] of open) ends.set(id, { seq, count, hash });
    if (size > JOURNAL_BYTES) {
      rest();
      return;
    }
    bytes += size;
    for (const { report: id } of entries) {
      let known = unfolded.get(id);
      if (!known) {
        known = new Map();
        unfolded.set(id, known);
      }
      const mine = claimed.get(id);
      if (mine) for (const [client, person] of mine) known.set(client, person);
      edits += 1;
    }
    if (edits >= FOLD_EDITS || bytes >= FOLD_BYTES) {
      if (timer) clearTimeout(timer);
      timer = setTimeout(foldLater, 0);
    } else timer ??= setTimeout(foldLater, FOLD_MILLISECONDS);
    timer.unref();
  };

  const append = (appends: readonly Append[]): readonly (number | null)[] => {
    if (appends.length === 0) return [];
    if (!sure) foldAll();
    try {
      const planned = inOneCommit(() => {
        if (others.get() !== version) return null;
        const found = plan(appends);
        if (found.size > JOURNAL_BYTES) {
          // Much at once is not written twice.
          journal.fold();
          journal.put(found.entries);
        } else if (found.entries.length > 0) journal.add(found.entries);
        return found;
      });
      if (planned) {
        remember(planned);
        return planned.seqs;
      }
    } catch (error) {
      sure = false;
      throw error;
    }
    sure = false;
    return append(appends);
  };

  return {
    begin: (edit) => journal.put(plan([edit]).entries),
    fold,
    stop: () => {
      if (timer) clearTimeout(timer);
      timer = null;
    },
    append: async (appends) => append(appends),
    load: async (id) =>
      db.transaction(() => {
        const found = report.get(id);
        if (!found) return null;
        const { seq, ...row } = found;
        const base = snapshot.get(id) ?? null;
        return { row, seq, snapshot: base, updates: updates.all(id, base?.seq ?? 0), owners: new Map(owners.all(id)) };
      })(),
    rowsAfter: async (id, seq) => db.transaction(() => (!end.get(id) || (snapshotSeq.get(id) ?? 0) > seq ? null : updates.all(id, seq)))(),
    compact: async (id, seq, data) => {
      fold(id);
      inOneCommit(() => {
        const last = must(end.get(id), `report ${id}`).seq;
        if (seq > last) throw new Error(`report ${id}: a snapshot of number ${seq}, the log ends at ${last}`);
        if (setSnapshot.run(id, seq, data).changes > 0) dropUpdates.run(id, seq);
      });
    },
  };
};

/** Where a report's log and audit log end. */
type End = AuditHead & { readonly seq: number };

/** The same within a commit: where the log began, whether an edit was left out. */
type OpenEnd = End & { readonly start: number; readonly isBehind: boolean };

type Planned = {
  readonly seqs: readonly (number | null)[];
  readonly entries: readonly JournalEntry[];
  readonly open: ReadonlyMap<string, OpenEnd>;
  readonly claimed: ReadonlyMap<string, ReadonlyMap<number, string>>;
  /** Bytes, about. */
  readonly size: number;
};

/** So many edits or bytes are folded at once, after those waiting for them were told; and what is fewer, after this time. */
const FOLD_EDITS = 500;
const FOLD_BYTES = 500_000;
const FOLD_MILLISECONDS = 5000;
/** A commit larger than this goes to the tables at once. */
const JOURNAL_BYTES = 32_000;
/** What a row of the audit log takes, about. */
const CHANGE_BYTES = 250;
