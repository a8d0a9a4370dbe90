import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFacts } from '../../../../../electron/platform/library/createFacts.ts';
import { openIndex } from '../../../../../electron/platform/library/schema/openIndex.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const FIRST = 'a'.repeat(64);
const SECOND = 'b'.repeat(64);

/** An index of two pictures with two facts of its own, as a later version of it would have them. */
function anIndex() {
  const folder = tempFolder();
  const db = openIndex(join(folder, 'index.sqlite'), folder);
  db.exec('ALTER TABLE pictures ADD COLUMN rating INTEGER; ALTER TABLE pictures ADD COLUMN note TEXT');
  const add = db.prepare(
    "INSERT INTO pictures (id, mime, width, height, bytes, created_at) VALUES (?, 'image/png', 1, 1, 1, ?)",
  );
  for (const [at, id] of [FIRST, SECOND].entries()) add.run(id, at);
  const rows = () => db.prepare('SELECT rating, note FROM pictures ORDER BY id').all();
  return { facts: createFacts(db, folder, ['rating', 'note']), rows, db };
}

describe('facts of pictures', () => {
  it('are said of many at once, and what is not named stays', () => {
    const { facts, rows, db } = anIndex();
    expect(facts.setFacts([FIRST, SECOND], { rating: 4 })).toBe(true);
    expect(facts.setFacts([SECOND], { note: 'a keeper', rating: undefined })).toBe(true);
    expect(rows()).toEqual([
      { rating: 4, note: null },
      { rating: 4, note: 'a keeper' },
    ]);
    db.close();
  });

  it('are taken away by null', () => {
    const { facts, rows, db } = anIndex();
    facts.setFacts([FIRST], { rating: 2 });
    facts.setFacts([FIRST], { rating: null });
    expect(rows()[0]).toEqual({ rating: null, note: null });
    db.close();
  });

  it('are said of none where one of the pictures is not there', () => {
    const { facts, rows, db } = anIndex();
    expect(facts.setFacts([FIRST, 'c'.repeat(64)], { rating: 5 })).toBe(false);
    expect(rows()[0]).toEqual({ rating: null, note: null });
    db.close();
  });

  it('have no column but those that are listed', () => {
    const { facts, rows, db } = anIndex();
    facts.setFacts([FIRST], { rating: 3, 'bytes = 0, note': 'x', id: SECOND });
    expect(rows()).toEqual([
      { rating: 3, note: null },
      { rating: null, note: null },
    ]);
    db.close();
  });
});
