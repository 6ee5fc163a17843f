// What a connection that may not write sees of the journal: its edits stand in the tables as if they were folded, for this connection only.
// Temporary tables and views of the same names come before those of the file. Used by sqlite-store.ts.
import type { Database } from 'better-sqlite3';
import { createJournal } from './sqlite-journal.ts';

/** Call inside a transaction, before any other statement is prepared. */
export const readBesideJournal = (db: Database): void => {
  if (db.prepare('SELECT 1 FROM journal LIMIT 1').get() === undefined) return;
  db.exec(TABLES);
  // Prepared now, its statements write to what was just made.
  const journal = createJournal(db);
  journal.put(journal.read());
};

/** A table that only grows: the file's rows and a place for more. */
const growing = (table: string): string => `
CREATE TEMP TABLE more_${table} AS SELECT * FROM main.${table} WHERE 0;
CREATE TEMP VIEW ${table} AS SELECT * FROM main.${table} UNION ALL SELECT * FROM temp.more_${table};`;

const into = (table: string, columns: readonly string[]): string => `
CREATE TEMP TRIGGER into_${table} INSTEAD OF INSERT ON ${table} BEGIN
  INSERT INTO more_${table} (${columns.join()}) VALUES (${columns.map((column) => `NEW.${column}`).join()});
END;`;

const AUDIT = ['report', 'number', 'seq', 'at', 'person', 'place', 'before', 'after', 'splices', 'how', 'made_at', 'hash'];

const TABLES = `
CREATE TEMP TABLE reports AS SELECT * FROM main.reports;
CREATE UNIQUE INDEX temp.reports_by_id ON reports (id);
CREATE TEMP TABLE conflicts AS SELECT * FROM main.conflicts;
CREATE UNIQUE INDEX temp.conflicts_by_id ON conflicts (report, id);
${['updates', 'clients', 'audit'].map(growing).join('')}
${into('updates', ['report', 'seq', 'author', 'data'])}
${into('clients', ['report', 'client', 'person'])}
${into('audit', AUDIT)}
`;
