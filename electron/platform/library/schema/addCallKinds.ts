/**
 * Version 4 of the index: what a call makes (`kind`), and what it means that it is cut off (`endpoint`). A call that a provider works at and
 * that is fetched there is `submitted`; `remote_id` is what the provider calls it, empty until that is known. `tier` is the service tier that
 * really answered, `price` the line of the price list its estimate rests on. The table is made anew, because its states are more.
 */
export const addCallKinds = `
CREATE TABLE new_calls (
  number        INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  run           TEXT NOT NULL REFERENCES runs (id),
  node          TEXT NOT NULL,
  place         INTEGER NOT NULL,
  kind          TEXT NOT NULL DEFAULT 'image',
  endpoint      TEXT NOT NULL DEFAULT 'ask',
  state         TEXT NOT NULL CHECK (state IN ('pending', 'running', 'submitted', 'done', 'failed', 'cancelled', 'unknown')),
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
  remote_id     TEXT,
  tier          TEXT,
  price         TEXT,
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
INSERT INTO new_calls (number, id, run, node, place, state, estimate, estimate_kind, cost, cost_kind, reused_from, adopted, session,
    planned_at, sent_at, finished_at, seed, request_hash, request, notes, error, usage, text)
  SELECT number, id, run, node, place, state, estimate, estimate_kind, cost, cost_kind, reused_from, adopted, session,
    planned_at, sent_at, finished_at, seed, request_hash, request, notes, error, usage, text
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
