import type Database from 'better-sqlite3';
import { z } from 'zod';
import { createCallTexts } from '../words/createCallTexts.ts';
import { createShelf } from '../shelf/createShelf.ts';

/**
 * Version 12 of the index: what people say of pictures, and by what they are found.
 *
 * `pictures` has a short `number` for ever. `rating` to `missing_at` are what is said of it and what became of its file: one whose trash was
 * emptied (`emptied_at`) keeps its row, so that ledger and lineage stay whole. `kind` to `words` are worked out of its first call, its import or
 * its drawing, by `Shelf` alone. `shelf` says where it lies: 0 in the gallery, 1 only came about by drawing, 2 in the trash, 3 emptied.
 * `shelf_totals` counts that, and `shelf_changes` names the pictures that changed since a reader looked: triggers keep both.
 * `pictures_text` and `calls_text` are written as words already (`wordsOf`), and keep no text; names of labels are looked for among the labels.
 * Money is micro-dollars, times are ms since the epoch.
 */
const TABLES = `
DROP TRIGGER calls_text_insert;
DROP TRIGGER calls_text_update;
DROP TRIGGER calls_text_delete;
DROP TABLE calls_text;
CREATE VIRTUAL TABLE calls_text USING fts5 (
  prompt, instructions, text, reason, about,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);
CREATE INDEX calls_by_batch ON calls (run, node, list_row);

CREATE TABLE call_references (
  picture TEXT NOT NULL,
  call    INTEGER NOT NULL REFERENCES calls (number),
  PRIMARY KEY (picture, call)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO call_references (picture, call)
  SELECT reference.value ->> '$.id', calls.number FROM calls, json_each(calls.request, '$.references') AS reference
  WHERE reference.value ->> '$.id' IS NOT NULL;

CREATE TABLE new_pictures (
  number          INTEGER PRIMARY KEY,
  id              TEXT NOT NULL UNIQUE,
  mime            TEXT NOT NULL,
  width           INTEGER NOT NULL,
  height          INTEGER NOT NULL,
  bytes           INTEGER NOT NULL,
  created_at      INTEGER NOT NULL UNIQUE,
  proof           TEXT CHECK (proof IN ('whole', 'damaged')),
  rating          INTEGER NOT NULL DEFAULT 0 CHECK (rating BETWEEN 0 AND 5),
  favourite       INTEGER NOT NULL DEFAULT 0 CHECK (favourite IN (0, 1)),
  trashed_at      INTEGER,
  emptied_at      INTEGER,
  missing_at      INTEGER,
  kind            TEXT NOT NULL DEFAULT 'found' CHECK (kind IN ('made', 'imported', 'drawn', 'found')),
  run             TEXT REFERENCES runs (id),
  batch           INTEGER NOT NULL DEFAULT 0,
  group_at        INTEGER NOT NULL DEFAULT 0,
  provider        TEXT,
  model           TEXT,
  graph           TEXT,
  seed            INTEGER,
  cost            INTEGER,
  cost_kind       TEXT CHECK (cost_kind IN ('actual', 'estimate')),
  ratio           TEXT NOT NULL DEFAULT '',
  resolution      TEXT NOT NULL DEFAULT '',
  reference_count INTEGER NOT NULL DEFAULT 0,
  words           TEXT NOT NULL DEFAULT '',
  thumbhash       BLOB,
  note            TEXT NOT NULL DEFAULT '',
  shelf           INTEGER NOT NULL AS (CASE WHEN emptied_at IS NOT NULL THEN 3 WHEN trashed_at IS NOT NULL THEN 2 WHEN kind = 'drawn' THEN 1 ELSE 0 END)
) STRICT;
INSERT INTO new_pictures (id, mime, width, height, bytes, created_at, proof)
  SELECT id, mime, width, height, bytes, created_at, proof FROM pictures ORDER BY created_at;
DROP TABLE pictures;
ALTER TABLE new_pictures RENAME TO pictures;
-- Emptied, while their files may still be there.
CREATE TABLE files_to_remove (
  picture INTEGER PRIMARY KEY REFERENCES pictures (number)
) STRICT;

ALTER TABLE imports ADD COLUMN program TEXT;
ALTER TABLE imports ADD COLUMN prompt TEXT;
ALTER TABLE imports ADD COLUMN negative TEXT;
ALTER TABLE imports ADD COLUMN model TEXT;
ALTER TABLE imports ADD COLUMN seed INTEGER;
-- JSON: label and value, in reading order.
ALTER TABLE imports ADD COLUMN settings TEXT;
-- The graph of ours that came with it.
ALTER TABLE imports ADD COLUMN workflow TEXT REFERENCES workflows (hash);
-- Whose graph came with it, where it is not ours.
ALTER TABLE imports ADD COLUMN foreign_graph TEXT CHECK (foreign_graph IN ('comfyui', 'invokeai'));
-- The picture that this is another form of.
ALTER TABLE imports ADD COLUMN twin_of TEXT REFERENCES pictures (id);
-- When all that came with it began to come.
ALTER TABLE imports ADD COLUMN batch_at INTEGER;

CREATE TABLE labels (
  number   INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL CHECK (kind IN ('tag', 'board')),
  name     TEXT NOT NULL,
  name_key TEXT NOT NULL,
  UNIQUE (kind, name_key)
) STRICT;
CREATE TABLE picture_labels (
  picture INTEGER NOT NULL REFERENCES pictures (number),
  label   INTEGER NOT NULL REFERENCES labels (number),
  PRIMARY KEY (picture, label)
) STRICT, WITHOUT ROWID;
CREATE INDEX picture_labels_by_label ON picture_labels (label, picture);
CREATE TABLE saved_searches (
  id       TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  query    TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE pictures_text USING fts5 (
  prompt, instructions, text, note, origin,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);
`;

/** What is quicker made once than kept up to date while each picture is shelved. */
const INDICES = `
CREATE INDEX pictures_by_time ON pictures (shelf, created_at);
CREATE INDEX pictures_by_group ON pictures (shelf, group_at, batch, created_at);
CREATE INDEX pictures_by_rating ON pictures (shelf, rating, created_at);
CREATE INDEX pictures_by_cost ON pictures (shelf, cost, created_at);
CREATE INDEX pictures_in_trash ON pictures (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE TABLE shelf_totals (
  shelf     INTEGER PRIMARY KEY,
  count     INTEGER NOT NULL,
  cost      INTEGER NOT NULL,
  estimates INTEGER NOT NULL
) STRICT;
INSERT INTO shelf_totals
  SELECT shelf, count(*), coalesce(sum(cost), 0), sum(cost_kind IS 'estimate') FROM pictures GROUP BY shelf;
INSERT OR IGNORE INTO shelf_totals VALUES (0, 0, 0, 0), (1, 0, 0, 0), (2, 0, 0, 0), (3, 0, 0, 0);
CREATE TABLE shelf_changes (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  picture  INTEGER NOT NULL
) STRICT;
CREATE TRIGGER pictures_added AFTER INSERT ON pictures BEGIN
  UPDATE shelf_totals SET count = count + 1, cost = cost + coalesce(new.cost, 0), estimates = estimates + (new.cost_kind IS 'estimate')
    WHERE shelf = new.shelf;
  INSERT INTO shelf_changes (picture) VALUES (new.number);
END;
CREATE TRIGGER pictures_moved AFTER UPDATE OF trashed_at, emptied_at, kind, cost, cost_kind ON pictures
  WHEN old.shelf <> new.shelf OR old.cost IS NOT new.cost OR old.cost_kind IS NOT new.cost_kind BEGIN
  UPDATE shelf_totals SET count = count - 1, cost = cost - coalesce(old.cost, 0), estimates = estimates - (old.cost_kind IS 'estimate')
    WHERE shelf = old.shelf;
  UPDATE shelf_totals SET count = count + 1, cost = cost + coalesce(new.cost, 0), estimates = estimates + (new.cost_kind IS 'estimate')
    WHERE shelf = new.shelf;
END;
CREATE TRIGGER pictures_changed AFTER UPDATE OF proof, rating, favourite, note, trashed_at, emptied_at, missing_at, kind, run, batch, group_at,
    provider, model, graph, seed, cost, cost_kind, ratio, resolution, reference_count ON pictures BEGIN
  INSERT INTO shelf_changes (picture) VALUES (new.number);
END;
CREATE TRIGGER labels_put AFTER INSERT ON picture_labels BEGIN
  INSERT INTO shelf_changes (picture) VALUES (new.picture);
END;
CREATE TRIGGER labels_taken AFTER DELETE ON picture_labels BEGIN
  INSERT INTO shelf_changes (picture) VALUES (old.picture);
END;
`;

/** So many rows are held at once. */
const SLICE = 5000;

export function addGallery(db: Database.Database): void {
  db.exec(TABLES);
  const texts = createCallTexts(db);
  forEach(db, 'calls', (number) => {
    texts.write(number);
  });
  const shelf = createShelf(db);
  forEach(db, 'pictures', (number) => {
    shelf.shelve(number);
  });
  db.exec(INDICES);
}

function forEach(db: Database.Database, table: 'calls' | 'pictures', work: (number: number) => void): void {
  const numbers = db
    .prepare<[number, number], number>(`SELECT number FROM ${table} WHERE number > ? ORDER BY number LIMIT ?`)
    .pluck();
  let slice: number[];
  let last = 0;
  do {
    slice = numbers.all(last, SLICE);
    for (const number of slice)
      asFarAsReadable(() => {
        work(number);
      });
    last = slice.at(-1) ?? last;
  } while (slice.length === SLICE);
}

/** A row that is not as it should be stays without words, and keeps nobody from the rest of a library that was paid for. */
function asFarAsReadable(work: () => void): void {
  try {
    work();
  } catch (caught) {
    if (!(caught instanceof z.ZodError || caught instanceof SyntaxError)) throw caught;
  }
}
