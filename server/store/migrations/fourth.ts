// Data format 4: what people are told inside the program (notices), and how far each of them has looked (marks).

export const fourth = `
CREATE TABLE notices (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, person TEXT NOT NULL REFERENCES people (id), report TEXT NOT NULL, kind TEXT NOT NULL,
  by TEXT NOT NULL, at TEXT NOT NULL, place TEXT, words TEXT NOT NULL, read_at TEXT
) STRICT;
CREATE INDEX notices_by_person ON notices (person, number);
CREATE TABLE marks (
  person TEXT NOT NULL REFERENCES people (id), name TEXT NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (person, name)
) STRICT, WITHOUT ROWID;
`;
