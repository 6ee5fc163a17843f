// PostgreSQL data format 1: tables. Times and JSON are text as the port has them, so that the audit chain reads what it wrote, byte for byte;
// `before`, `after`, `splices` and the conflicts' values are JSON text, because bare text cannot hold every character JavaScript can.

export const first = `
CREATE TABLE units (id text COLLATE "C" PRIMARY KEY, name text NOT NULL, active boolean NOT NULL);
CREATE TABLE people (
  id text COLLATE "C" PRIMARY KEY, name text NOT NULL, unit text COLLATE "C" NOT NULL REFERENCES units (id),
  colour text NOT NULL, active boolean NOT NULL, is_admin boolean NOT NULL, subject text COLLATE "C" UNIQUE
);
-- "stamp" is the transaction that last moved the log: what a node has not seen yet has a stamp not below its last snapshot's oldest one.
CREATE TABLE reports (
  id text COLLATE "C" PRIMARY KEY, organ text NOT NULL, year integer NOT NULL, edition text NOT NULL, epoch integer NOT NULL DEFAULT 1,
  seq integer NOT NULL DEFAULT 0, audit_count integer NOT NULL DEFAULT 0, audit_hash text NOT NULL, updated_at text NOT NULL,
  stamp xid8 NOT NULL DEFAULT pg_current_xact_id()
) WITH (fillfactor = 50);
-- No foreign keys on what every edit writes: the append function holds the report's row while it writes, and reports are never deleted.
CREATE TABLE updates (
  report text COLLATE "C" NOT NULL, seq integer NOT NULL, author text COLLATE "C" NOT NULL, data bytea NOT NULL, PRIMARY KEY (report, seq)
);
CREATE TABLE snapshots (report text COLLATE "C" PRIMARY KEY, seq integer NOT NULL, data bytea NOT NULL);
CREATE TABLE clients (
  report text COLLATE "C" NOT NULL, client bigint NOT NULL, person text COLLATE "C" NOT NULL, PRIMARY KEY (report, client)
);
CREATE TABLE audit (
  report text COLLATE "C" NOT NULL, number integer NOT NULL, seq integer NOT NULL, at text NOT NULL, person text COLLATE "C" NOT NULL,
  place text NOT NULL, before text, after text, splices text, how text NOT NULL, made_at text, hash text NOT NULL,
  PRIMARY KEY (report, number)
);
CREATE TABLE conflicts (
  report text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, place text NOT NULL, "values" text NOT NULL, opened_at text NOT NULL,
  resolved_by text, resolved_at text, PRIMARY KEY (report, id)
);
CREATE INDEX conflicts_open ON conflicts (report, opened_at) WHERE resolved_at IS NULL;
CREATE TABLE review_steps (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, report text COLLATE "C" NOT NULL REFERENCES reports (id), part text COLLATE "C",
  state text NOT NULL, by text NOT NULL, at text NOT NULL, note text NOT NULL, head_count integer NOT NULL, head_hash text NOT NULL
);
CREATE INDEX review_steps_by_report ON review_steps (report, number);
CREATE TABLE members (
  report text COLLATE "C" NOT NULL REFERENCES reports (id), person text COLLATE "C" NOT NULL REFERENCES people (id),
  role text NOT NULL, assigned text NOT NULL, due text, PRIMARY KEY (report, person)
);
CREATE INDEX members_by_person ON members (person);
CREATE TABLE invitations (
  number bigint GENERATED ALWAYS AS IDENTITY, id text COLLATE "C" PRIMARY KEY, digest text NOT NULL UNIQUE, person text, unit text,
  is_admin boolean NOT NULL, report text, role text, assigned text NOT NULL, due text, created_by text NOT NULL, created_at text NOT NULL,
  expires_at text NOT NULL, accepted_by text, accepted_at text, revoked_at text
);
CREATE TABLE sign_ins (
  id text COLLATE "C" PRIMARY KEY, person text COLLATE "C" NOT NULL REFERENCES people (id), digest text NOT NULL UNIQUE, spent text, created_at text NOT NULL,
  expires_at text NOT NULL, ended_at text
);
CREATE INDEX sign_ins_by_spent ON sign_ins (spent);
CREATE INDEX sign_ins_by_person ON sign_ins (person);
CREATE TABLE deeds (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at text NOT NULL, person text NOT NULL, deed text NOT NULL, report text, about text NOT NULL
);
CREATE INDEX deeds_by_report ON deeds (report, number);
-- What all nodes have to agree on, such as the secret that signs tickets.
CREATE TABLE shared (name text PRIMARY KEY, data bytea NOT NULL);
`;
