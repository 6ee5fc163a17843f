// Data format 1: the log, its snapshots, people, and the audit log.

export const first = `
CREATE TABLE reports (
  id TEXT PRIMARY KEY, organ TEXT NOT NULL, year INTEGER NOT NULL, edition TEXT NOT NULL,
  epoch INTEGER NOT NULL DEFAULT 1, seq INTEGER NOT NULL DEFAULT 0, updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE updates (
  report TEXT NOT NULL REFERENCES reports (id), seq INTEGER NOT NULL, author TEXT NOT NULL, data BLOB NOT NULL,
  PRIMARY KEY (report, seq)
) STRICT;
CREATE TABLE snapshots (report TEXT PRIMARY KEY REFERENCES reports (id), seq INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
CREATE TABLE clients (
  report TEXT NOT NULL REFERENCES reports (id), client INTEGER NOT NULL, person TEXT NOT NULL, PRIMARY KEY (report, client)
) STRICT, WITHOUT ROWID;
CREATE TABLE people (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, unit TEXT NOT NULL, colour TEXT NOT NULL, active INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE members (
  report TEXT NOT NULL REFERENCES reports (id), person TEXT NOT NULL REFERENCES people (id), role TEXT NOT NULL, assigned TEXT NOT NULL,
  PRIMARY KEY (report, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_person ON members (person);
CREATE TABLE audit (
  id INTEGER PRIMARY KEY, report TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, person TEXT NOT NULL,
  place TEXT NOT NULL, before TEXT, after TEXT, how TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_report ON audit (report, id);
`;
