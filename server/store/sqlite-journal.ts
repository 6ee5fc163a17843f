// The journal of the SQLite store: what one group commit writes is one row at the end of one table, whatever reports it is about, and is
// folded into the log, the audit log and the rest later, many commits at once. Used by sqlite-log.ts, and for readers by sqlite-beside.ts.
import type { Database } from 'better-sqlite3';
import type { AuditRow, ConflictRow } from './report-store.ts';

/** One edit with its number and the rows it adds to the audit log; `clients` are only those nobody had before. */
export type JournalEntry = {
  readonly report: string;
  readonly seq: number;
  readonly author: string;
  readonly at: string;
  readonly update: Uint8Array;
  readonly clients: readonly number[];
  readonly rows: readonly AuditRow[];
  readonly conflicts: readonly ConflictRow[];
};

export type Journal = {
  /** Writes the edits as one row, inside the caller's transaction. */
  readonly add: (entries: readonly JournalEntry[]) => void;
  /** Writes edits to the tables they belong in, inside the caller's transaction. Those of one report have to be in order. */
  readonly put: (entries: readonly JournalEntry[]) => void;
  /** All edits of the journal, in order. Throws where a row is damaged. */
  readonly read: () => readonly JournalEntry[];
  /** Puts all there is where it belongs and empties the journal, inside the caller's transaction. */
  readonly fold: () => void;
};

export const createJournal = (db: Database): Journal => {
  const addRow = db.prepare<[string, Uint8Array]>('INSERT INTO journal (edits, updates) VALUES (?, ?)');
  const rows = db.prepare<[], { readonly edits: string; readonly updates: Uint8Array }>('SELECT edits, updates FROM journal ORDER BY id');
  const empty = db.prepare<[]>('DELETE FROM journal');
  const addUpdate = db.prepare<[string, number, string, Uint8Array]>('INSERT INTO updates (report, seq, author, data) VALUES (?, ?, ?, ?)');
  const addClient = db.prepare<[string, number, string]>('INSERT INTO clients (report, client, person) VALUES (?, ?, ?)');
  const addChange = db.prepare(
    `INSERT INTO audit (report, number, seq, at, person, place, before, after, splices, how, made_at, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const putConflict = db.prepare(
    `INSERT INTO conflicts (report, id, place, choices, opened_at, resolved_by, resolved_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (report, id) DO UPDATE SET place = excluded.place, choices = excluded.choices, opened_at = excluded.opened_at,
       resolved_by = excluded.resolved_by, resolved_at = excluded.resolved_at`,
  );
  const setSeq = db.prepare<[number, string, string]>('UPDATE reports SET seq = ?, updated_at = ? WHERE id = ?');
  const setHead = db.prepare<[number, string, string]>('UPDATE reports SET audit_count = ?, audit_hash = ? WHERE id = ?');

  const put = (entries: readonly JournalEntry[]): void => {
    // Report by report: what lies on one page is written once.
    for (const [report, edits] of byReport(entries)) {
      for (const { seq, author, update, clients } of edits) {
        addUpdate.run(report, seq, author, update);
        for (const client of clients) addClient.run(report, client, author);
      }
      for (const { rows: changes } of edits) {
        for (const { number, seq, at, person, place, before, after, splices, how, madeAt, hash } of changes) {
          addChange.run(report, number, seq, at, person, place, before, after, splices && JSON.stringify(splices), how, madeAt, hash);
        }
      }
      for (const { conflicts } of edits) {
        for (const { id, place, values, openedAt, resolvedBy, resolvedAt } of conflicts) {
          putConflict.run(report, id, place, JSON.stringify(values), openedAt, resolvedBy, resolvedAt);
        }
      }
      const last = edits.at(-1);
      if (last) setSeq.run(last.seq, last.at, report);
      const head = edits.findLast((edit) => edit.rows.length > 0)?.rows.at(-1);
      if (head) setHead.run(head.number, head.hash, report);
    }
  };

  const read = (): readonly JournalEntry[] => rows.all().flatMap(({ edits, updates }) => decode(edits, updates));

  return {
    add: (entries) => {
      addRow.run(
        encode(entries),
        entries.length === 1 && entries[0] ? entries[0].update : Buffer.concat(entries.map(({ update }) => update)),
      );
    },
    put,
    read,
    fold: () => {
      put(read());
      empty.run();
    },
  };
};

const byReport = (entries: readonly JournalEntry[]): readonly (readonly [string, readonly JournalEntry[]])[] => {
  const groups = new Map<string, JournalEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.report);
    if (group) group.push(entry);
    else groups.set(entry.report, [entry]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
};

/** What of an audit row its edit does not say. */
type StoredChange = readonly [
  AuditRow['number'],
  AuditRow['place'],
  AuditRow['before'],
  AuditRow['after'],
  AuditRow['splices'],
  AuditRow['how'],
  AuditRow['madeAt'],
  AuditRow['hash'],
];
type StoredEntry = readonly [
  report: string,
  seq: number,
  author: string,
  at: string,
  bytes: number,
  clients: readonly number[],
  changes: readonly StoredChange[],
  conflicts: readonly ConflictRow[],
];

const encode = (entries: readonly JournalEntry[]): string =>
  JSON.stringify(
    entries.map(
      ({ report, seq, author, at, update, clients, rows, conflicts }): StoredEntry => [
        report,
        seq,
        author,
        at,
        update.length,
        clients,
        rows.map((row): StoredChange => [row.number, row.place, row.before, row.after, row.splices, row.how, row.madeAt, row.hash]),
        conflicts,
      ],
    ),
  );

const decode = (edits: string, updates: Uint8Array): readonly JournalEntry[] => {
  let from = 0;
  const entries = (JSON.parse(edits) as readonly StoredEntry[]).map(
    ([report, seq, author, at, bytes, clients, changes, conflicts]): JournalEntry => {
      const update = updates.subarray(from, from + bytes);
      from += bytes;
      const rows = changes.map(
        ([number, place, before, after, splices, how, madeAt, hash]): AuditRow => ({
          number,
          seq,
          at,
          person: author,
          place,
          before,
          after,
          splices,
          how,
          madeAt,
          hash,
        }),
      );
      return { report, seq, author, at, update, clients, rows, conflicts };
    },
  );
  if (from !== updates.length) throw new Error('a row of the journal is damaged');
  return entries;
};
