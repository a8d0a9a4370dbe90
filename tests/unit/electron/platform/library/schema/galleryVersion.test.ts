import Database from 'better-sqlite3';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../../../../../electron/platform/library/schema/migrations.ts';
import { openIndex } from '../../../../../../electron/platform/library/schema/openIndex.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';
import { openIn } from '../records.ts';

const RUNS = [1, 2].map((n) => `${String(n).repeat(8)}-0000-4000-8000-000000000000`);

/** A library as a version of before left it. */
function earlier(version: string): string {
  const folder = tempFolder();
  cpSync(join(import.meta.dirname, '../../../../../fixtures/libraries', version), folder, { recursive: true });
  return folder;
}

function rows(folder: string, sql: string, ...values: string[]): unknown[] {
  const db = openIndex(join(folder, 'index.sqlite'), folder);
  try {
    return db.prepare(sql).all(...values);
  } finally {
    db.close();
  }
}

describe('a library of the version before the gallery', () => {
  it('has each picture with what made it', () => {
    const found = rows(
      earlier('v11'),
      'SELECT number, kind, run, batch, group_at, provider, model, graph, seed, cost, ratio, resolution, reference_count, words, shelf FROM pictures ORDER BY number',
    );
    const made = { kind: 'made', provider: 'google', model: 'gemini-nano-banana-2.1', cost: 120_000, shelf: 0 };
    const fox = { ...made, run: RUNS[0], graph: 'Foxes', group_at: 1000, reference_count: 0, resolution: '0.5K' };
    const words = 'a red fox in the snow';
    expect(found).toEqual([
      { ...fox, number: 1, batch: 1, seed: 7, ratio: '16:9', words },
      { ...fox, number: 2, batch: 1, seed: 8, ratio: '16:9', words },
      { ...fox, number: 3, batch: 3, seed: 3, ratio: '1:1', words: '雪の中の狐 🦊' },
      expect.objectContaining({ number: 4, batch: 4, run: RUNS[1], reference_count: 1, words: 'a heron beside it' }),
      expect.objectContaining({
        number: 5,
        kind: 'imported',
        run: null,
        group_at: 4000,
        words: 'holiday.png',
        shelf: 0,
      }),
      expect.objectContaining({ number: 6, kind: 'drawn', run: null, shelf: 1 }),
    ]);
  });

  it('opens though a row of it is not as it should be, and has all the rest', () => {
    const folder = earlier('v11');
    const db = new Database(join(folder, 'index.sqlite'));
    expect(db.prepare("UPDATE calls SET error = 'no report' WHERE number = 1").run().changes).toBe(1);
    db.close();
    expect(rows(folder, 'SELECT count(*) AS count FROM pictures')).toEqual([{ count: 6 }]);
    expect(rows(folder, 'SELECT rowid AS number FROM pictures_text WHERE pictures_text MATCH ?', '"🦊"')).toEqual([
      { number: 3 },
    ]);
  });

  it('finds every word, in any script, and why a call failed', () => {
    const folder = earlier('v11');
    const pictures = 'SELECT rowid AS number FROM pictures_text WHERE pictures_text MATCH ?';
    expect(rows(folder, pictures, '"狐"')).toEqual([{ number: 3 }]);
    expect(rows(folder, pictures, '"🦊"')).toEqual([{ number: 3 }]);
    expect(rows(folder, pictures, '"holiday"')).toEqual([{ number: 5 }]);
    const calls = 'SELECT c.id FROM calls_text JOIN calls c ON c.number = calls_text.rowid WHERE calls_text MATCH ?';
    expect(rows(folder, calls, '"quota"')).toEqual([{ id: 'owl' }]);
    expect(rows(folder, calls, '"herons" "wait"')).toEqual([{ id: 'words' }]);
  });

  it('counts its pictures and what they cost', () => {
    expect(rows(earlier('v11'), 'SELECT * FROM shelf_totals ORDER BY shelf LIMIT 2')).toEqual([
      { shelf: 0, count: 5, cost: 480_000, estimates: 0 },
      { shelf: 1, count: 1, cost: 0, estimates: 0 },
    ]);
  });

  it('knows which calls were given which pictures', () => {
    expect(
      rows(
        earlier('v11'),
        'SELECT c.id, p.number FROM call_references r JOIN calls c ON c.number = r.call JOIN pictures p ON p.id = r.picture',
      ),
    ).toEqual([{ id: 'edit', number: 1 }]);
  });

  it('keeps sets, drawings, texts and reuse', async () => {
    const library = openIn(earlier('v11'));
    expect(library.referenceSets()).toMatchObject([{ name: 'The fox', pictures: [{ note: 'from the side' }] }]);
    expect(library.runs({ limit: 5 })).toMatchObject([
      { graph: 'Herons', done: 3, reused: 1, status: 'completed' },
      { graph: 'Foxes', done: 3, failed: 1, status: 'failed' },
    ]);
    await library.close();
  });
});

describe('a library of any version since the sixth', () => {
  it.each([6, 7, 8, 9, 10, 11])('that was left at %i is brought up to date', async (version) => {
    const folder = earlier('v6');
    const db = new Database(join(folder, 'index.sqlite'));
    db.pragma('foreign_keys = OFF');
    for (const migration of migrations.slice(6, version)) db.exec(migration as string);
    db.pragma(`user_version = ${String(version)}`);
    db.close();
    const library = openIn(folder);
    const counts = library.counts();
    expect(counts['pictures']).toBeGreaterThan(0);
    expect(rows(folder, "SELECT count(*) AS shelved FROM pictures WHERE batch > 0 AND ratio > ''")).toEqual([
      { shelved: counts['pictures'] },
    ]);
    await library.close();
  });
});
