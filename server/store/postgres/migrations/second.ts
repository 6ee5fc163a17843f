// PostgreSQL data format 2: what people are told inside the program (notices), and how far each of them has looked (marks).

export const second = `
CREATE TABLE notices (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text COLLATE "C" NOT NULL UNIQUE,
  person text COLLATE "C" NOT NULL REFERENCES people (id), report text COLLATE "C" NOT NULL, kind text NOT NULL, by text NOT NULL,
  at text NOT NULL, place text, words text NOT NULL, read_at text
);
CREATE INDEX notices_by_person ON notices (person, number);
CREATE TABLE marks (
  person text COLLATE "C" NOT NULL REFERENCES people (id), name text NOT NULL, value text NOT NULL, at text NOT NULL,
  PRIMARY KEY (person, name)
);
`;
