-- What waits to be read, and what could not be: beside the ledger in the same database, so that a row here and rows of the ledger change in one
-- transaction. The jobs themselves are graphile-worker's, in the schema hearsay_queue.

CREATE SCHEMA IF NOT EXISTS hearsay_work;

CREATE TABLE hearsay_work.about (
  schema integer NOT NULL
);
INSERT INTO hearsay_work.about VALUES (1);

-- Documents that go through the workers together. The id is a hash of them: what is handed in twice waits once.
CREATE TABLE hearsay_work.batch (
  id text COLLATE "C" PRIMARY KEY,
  documents integer NOT NULL,
  bytes bigint NOT NULL,
  begun integer NOT NULL DEFAULT 0,   -- times that a worker has begun with it and has not come to an end
  pack bytea NOT NULL
);
-- It is compressed already.
ALTER TABLE hearsay_work.batch ALTER pack SET STORAGE EXTERNAL;

-- Documents that could not be taken in, by a hash of what they are.
CREATE TABLE hearsay_work.quarantine (
  id text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  stage text NOT NULL,
  code text NOT NULL,
  reason text NOT NULL,
  hint text,
  version text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  times integer NOT NULL DEFAULT 1,   -- how often it was put here
  pack bytea NOT NULL
);
ALTER TABLE hearsay_work.quarantine ALTER pack SET STORAGE EXTERNAL;
CREATE INDEX quarantine_code ON hearsay_work.quarantine (code);
