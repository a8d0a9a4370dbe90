/**
 * Version 2 of the index: runs wait in a queue and can go on; calls are written when they are planned, and may be answered by an earlier
 * one (`reused_from`). Both tables are made anew, because a time of sending is no longer there from the start; small columns come before
 * the long ones, so that counting does not read prompts. Row numbers stay, so the index of words does too.
 *
 * `adopted` marks a call whose pictures were found after a crash without a receipt: nothing proves that its answer was whole.
 * `session` names the program that runs, or ran, the row: see `Sessions`. `queued_at` is when a run was first asked for.
 */
export const addQueueAndReuse = `
CREATE TABLE new_runs (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  workflow    TEXT NOT NULL REFERENCES workflows (hash),
  document    TEXT,
  settings    TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('queued', 'running', 'ended')),
  position    INTEGER CHECK ((position IS NOT NULL) = (state = 'queued')),
  resume      TEXT,
  session     TEXT,
  queued_at   INTEGER NOT NULL,
  started_at  INTEGER,
  finished_at INTEGER,
  outcome     TEXT CHECK (outcome IN ('completed', 'failed', 'cancelled'))
) STRICT;
INSERT INTO new_runs (id, name, workflow, settings, state, queued_at, started_at, finished_at, outcome)
  SELECT id, name, workflow, '{}', 'ended',
    started_at + row_number() OVER (PARTITION BY started_at ORDER BY rowid) - 1, started_at, finished_at, outcome
  FROM runs ORDER BY rowid;
DROP TABLE runs;
ALTER TABLE new_runs RENAME TO runs;
CREATE INDEX runs_by_time ON runs (queued_at);
CREATE INDEX runs_waiting ON runs (position) WHERE state = 'queued';

CREATE TABLE new_calls (
  number        INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  run           TEXT NOT NULL REFERENCES runs (id),
  node          TEXT NOT NULL,
  place         INTEGER NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('pending', 'running', 'done', 'failed', 'cancelled', 'unknown')),
  estimate      INTEGER NOT NULL,
  estimate_kind TEXT NOT NULL CHECK (estimate_kind IN ('actual', 'estimate')),
  cost          INTEGER,
  cost_kind     TEXT CHECK (cost_kind IN ('actual', 'estimate')),
  reused_from   INTEGER REFERENCES calls (number),
  adopted       INTEGER NOT NULL DEFAULT 0,
  session       TEXT,
  planned_at    INTEGER NOT NULL,
  sent_at       INTEGER,
  finished_at   INTEGER,
  seed          INTEGER NOT NULL,
  request_hash  TEXT NOT NULL,
  request       TEXT NOT NULL,
  notes         TEXT NOT NULL,
  error         TEXT,
  usage         TEXT,
  text          TEXT NOT NULL DEFAULT '',
  provider      TEXT NOT NULL AS (request ->> '$.provider'),
  model         TEXT NOT NULL AS (request ->> '$.model'),
  prompt        TEXT NOT NULL AS (request ->> '$.prompt'),
  instructions  TEXT NOT NULL AS (request ->> '$.instructions')
) STRICT;
INSERT INTO new_calls (number, id, run, node, place, state, estimate, estimate_kind, cost, cost_kind, planned_at, sent_at, finished_at,
    seed, request_hash, request, notes, error, usage, text)
  SELECT number, id, run, node, place, state, estimate, estimate_kind, cost, cost_kind, sent_at, sent_at, finished_at,
    seed, request_hash, request, notes, error, usage, text
  FROM calls ORDER BY number;
DROP TABLE calls;
ALTER TABLE new_calls RENAME TO calls;
CREATE INDEX calls_by_run ON calls (run);
CREATE INDEX calls_by_request ON calls (request_hash, state);
CREATE INDEX calls_by_sending ON calls (sent_at);
CREATE INDEX calls_by_source ON calls (reused_from) WHERE reused_from IS NOT NULL;
CREATE INDEX calls_by_reuse ON calls (finished_at) WHERE reused_from IS NOT NULL;
CREATE INDEX calls_running ON calls (session) WHERE state = 'running';

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
