/**
 * Version 1 of the index.
 *
 * `calls` is the ledger: one row per paid call, written before it is sent. `prompt`, `instructions`, `provider` and `model` are
 * read out of the request, so the two can never differ.
 * Times are ms since the epoch; money is whole micro-dollars with its kind beside it.
 */
export const createFirstTables = `
CREATE TABLE workflows (
  hash TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE runs (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  workflow    TEXT NOT NULL REFERENCES workflows (hash),
  started_at  INTEGER NOT NULL,
  finished_at INTEGER,
  outcome     TEXT CHECK (outcome IN ('completed', 'failed', 'cancelled'))
) STRICT;
CREATE INDEX runs_by_start ON runs (started_at);

CREATE TABLE calls (
  number        INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  run           TEXT NOT NULL REFERENCES runs (id),
  node          TEXT NOT NULL,
  place         INTEGER NOT NULL,
  request_hash  TEXT NOT NULL,
  request       TEXT NOT NULL,
  notes         TEXT NOT NULL,
  seed          INTEGER NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('pending', 'running', 'done', 'failed', 'cancelled', 'unknown')),
  estimate      INTEGER NOT NULL,
  estimate_kind TEXT NOT NULL CHECK (estimate_kind IN ('actual', 'estimate')),
  cost          INTEGER,
  cost_kind     TEXT CHECK (cost_kind IN ('actual', 'estimate')),
  error         TEXT,
  usage         TEXT,
  text          TEXT NOT NULL DEFAULT '',
  sent_at       INTEGER NOT NULL,
  finished_at   INTEGER,
  provider      TEXT NOT NULL AS (request ->> '$.provider'),
  model         TEXT NOT NULL AS (request ->> '$.model'),
  prompt        TEXT NOT NULL AS (request ->> '$.prompt'),
  instructions  TEXT NOT NULL AS (request ->> '$.instructions')
) STRICT;
CREATE INDEX calls_by_run ON calls (run);
CREATE INDEX calls_by_request ON calls (request_hash);

-- No two pictures have the same created_at, so that paging by it skips none.
CREATE TABLE pictures (
  id         TEXT PRIMARY KEY,
  mime       TEXT NOT NULL,
  width      INTEGER NOT NULL,
  height     INTEGER NOT NULL,
  bytes      INTEGER NOT NULL,
  created_at INTEGER NOT NULL UNIQUE
) STRICT;

CREATE TABLE results (
  call     INTEGER NOT NULL REFERENCES calls (number),
  position INTEGER NOT NULL,
  picture  TEXT NOT NULL REFERENCES pictures (id),
  PRIMARY KEY (call, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX results_by_picture ON results (picture, call);

CREATE VIRTUAL TABLE calls_text USING fts5 (
  prompt, instructions, text,
  content = 'calls', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TRIGGER calls_text_insert AFTER INSERT ON calls BEGIN
  INSERT INTO calls_text (rowid, prompt, instructions, text)
  VALUES (new.number, new.prompt, new.instructions, new.text);
END;
CREATE TRIGGER calls_text_update AFTER UPDATE OF request, text ON calls BEGIN
  INSERT INTO calls_text (calls_text, rowid, prompt, instructions, text)
  VALUES ('delete', old.number, old.prompt, old.instructions, old.text);
  INSERT INTO calls_text (rowid, prompt, instructions, text)
  VALUES (new.number, new.prompt, new.instructions, new.text);
END;
CREATE TRIGGER calls_text_delete AFTER DELETE ON calls BEGIN
  INSERT INTO calls_text (calls_text, rowid, prompt, instructions, text)
  VALUES ('delete', old.number, old.prompt, old.instructions, old.text);
END;
`;
