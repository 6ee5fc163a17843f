// Data format 2: units, the audit chain, conflicts, review, invitations, sign-ins, deeds.
// Log and audit log keep their rowid: rows of many reports are written side by side, which touches a fifth fewer pages per commit.

export const second = `
CREATE TABLE units (id TEXT PRIMARY KEY, name TEXT NOT NULL, active INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO units SELECT 'unit-' || row_number() OVER (ORDER BY unit), unit, 1 FROM (SELECT DISTINCT unit FROM people);

CREATE TABLE people_2 (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, unit TEXT NOT NULL REFERENCES units (id), colour TEXT NOT NULL, active INTEGER NOT NULL,
  is_admin INTEGER NOT NULL, subject TEXT UNIQUE
) STRICT, WITHOUT ROWID;
INSERT INTO people_2 SELECT people.id, people.name, units.id, colour, people.active, 0, NULL FROM people JOIN units ON units.name = people.unit;
DROP TABLE people;
ALTER TABLE people_2 RENAME TO people;
CREATE INDEX people_by_unit ON people (unit);
ALTER TABLE members ADD COLUMN due TEXT;

ALTER TABLE reports ADD COLUMN audit_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reports ADD COLUMN audit_hash TEXT NOT NULL DEFAULT '';
CREATE TABLE audit_2 (
  report TEXT NOT NULL REFERENCES reports (id), number INTEGER NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, person TEXT NOT NULL,
  place TEXT NOT NULL, before TEXT, after TEXT, splices TEXT, how TEXT NOT NULL, made_at TEXT, hash TEXT NOT NULL,
  PRIMARY KEY (report, number)
) STRICT;

CREATE TABLE conflicts (
  report TEXT NOT NULL REFERENCES reports (id), id TEXT NOT NULL, place TEXT NOT NULL, choices TEXT NOT NULL, opened_at TEXT NOT NULL,
  resolved_by TEXT, resolved_at TEXT, PRIMARY KEY (report, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conflicts_open ON conflicts (report, opened_at) WHERE resolved_at IS NULL;
CREATE TABLE review_steps (
  number INTEGER PRIMARY KEY, report TEXT NOT NULL REFERENCES reports (id), part TEXT, state TEXT NOT NULL, by TEXT NOT NULL,
  at TEXT NOT NULL, note TEXT NOT NULL, head_count INTEGER NOT NULL, head_hash TEXT NOT NULL
) STRICT;
CREATE INDEX review_steps_by_report ON review_steps (report, number);

CREATE TABLE invitations (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL UNIQUE, person TEXT, unit TEXT, is_admin INTEGER NOT NULL,
  report TEXT, role TEXT, assigned TEXT NOT NULL, due TEXT, created_by TEXT NOT NULL, created_at TEXT NOT NULL, expires_at TEXT NOT NULL,
  accepted_by TEXT, accepted_at TEXT, revoked_at TEXT
) STRICT;
CREATE TABLE sign_ins (
  id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES people (id), digest TEXT NOT NULL UNIQUE, spent TEXT, created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL, ended_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_ins_by_spent ON sign_ins (spent);
CREATE INDEX sign_ins_by_person ON sign_ins (person);
CREATE TABLE deeds (
  number INTEGER PRIMARY KEY, at TEXT NOT NULL, person TEXT NOT NULL, deed TEXT NOT NULL, report TEXT, about TEXT NOT NULL
) STRICT;
CREATE INDEX deeds_by_report ON deeds (report, number);
`;
