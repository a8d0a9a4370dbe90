import Database from 'better-sqlite3';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createImages } from '../../../../../../electron/platform/images/createImages.ts';
import { migrations } from '../../../../../../electron/platform/library/schema/migrations.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';
import { ASKED, FOUND } from '../../../../../fixtures/libraries/libraryRows.ts';
import { openIn } from '../records.ts';

const images = createImages();
afterAll(() => images.close());

const FIXTURES = join(import.meta.dirname, '../../../../../fixtures/libraries');
const VERSIONS = migrations.map((_, at) => at + 1);
const RUN = '11111111-0000-4000-8000-000000000000';

interface CallRow {
  readonly id: string;
  readonly run: string;
  readonly text: string;
  readonly prompt: string;
  readonly state: string;
  readonly pictures: string;
}

/** All there is in the index, as its own version has it. */
function written(folder: string) {
  const db = new Database(join(folder, 'index.sqlite'));
  const has = (table: string) => db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) !== undefined;
  const all = <T>(sql: string, table = 'calls') => (has(table) ? (db.prepare(sql).all() as T[]) : []);
  try {
    return {
      version: db.pragma('user_version', { simple: true }),
      pictures: all<{ id: string; width: number; bytes: number }>('SELECT id, width, bytes FROM pictures'),
      runs: all<{ id: string; name: string }>('SELECT id, name FROM runs'),
      calls: all<CallRow>(
        `SELECT id, run, text, prompt, state,
           (SELECT coalesce(group_concat(picture), '') FROM results WHERE call = calls.number) AS pictures FROM calls`,
      ),
      imports: all<{ picture: string; name: string }>('SELECT picture, name FROM imports', 'imports'),
      sets: all<{ id: string; name: string }>('SELECT id, name FROM reference_sets', 'reference_sets'),
      kept: all<{ run: string; node: string; text: string }>('SELECT * FROM kept_texts', 'kept_texts'),
    };
  } finally {
    db.close();
  }
}

function copyOf(version: number): string {
  const folder = tempFolder();
  cpSync(join(FIXTURES, `v${String(version)}`), folder, { recursive: true });
  return folder;
}

describe.each(VERSIONS)('a library as version %i left it', (version) => {
  it('is kept: node tests/fixtures/libraries/makeLibrary.ts writes that of a new version', () => {
    expect(existsSync(join(FIXTURES, `v${String(version)}`, 'index.sqlite'))).toBe(true);
    expect(written(copyOf(version)).version).toBe(version);
  });

  it('has every picture, run, call and text, is searched by its words, and passes a check', async () => {
    const before = written(copyOf(version));
    const folder = copyOf(version);
    const library = openIn(folder, { decode: images.decode });
    expect(before.pictures.length * before.runs.length * before.calls.length).toBeGreaterThan(0);
    for (const { id, width, bytes } of before.pictures) {
      expect(library.details(id)).toMatchObject({ bytes, image: { width } });
    }
    const runs = library.runs({ limit: 99 });
    expect(runs.map(({ runId, graph }) => [runId, graph]).toSorted()).toEqual(
      before.runs.map(({ id, name }) => [id, name]).toSorted(),
    );
    for (const { id, run, text, prompt, pictures, state } of before.calls) {
      const call = library.callsOf(run).find(({ callId }) => callId === id);
      expect(call).toMatchObject({ prompt, text });
      expect(call?.images.map((image) => image.id).toSorted()).toEqual(pictures.split(',').filter(Boolean).toSorted());
      // What was under way when it ended is so no more.
      if (state !== 'running') expect(call?.state).toBe(state);
    }
    for (const { picture, name } of before.imports) expect(library.details(picture)?.imported?.name).toBe(name);
    expect(library.referenceSets()).toMatchObject(before.sets.map(({ id, name }) => ({ id, name })));
    for (const { run, node, text } of before.kept) expect(library.keptTexts(run, node, [ASKED])).toEqual([text]);
    const found = library.list({ query: 'fox', limit: 9 }).map(({ image }) => image.id);
    const foxes = before.calls.filter(({ prompt, pictures }) => prompt.includes('fox') && pictures !== '');
    expect(found).toEqual(expect.arrayContaining(foxes.map(({ pictures }) => pictures.split(',')[0])));
    const report = await library.check({ progress: () => undefined, signal: new AbortController().signal });
    expect(report).toMatchObject({ damaged: { count: 0 }, index: [] });
    await library.close();
    expect(written(folder).version).toBe(migrations.length);
  });
});

describe('a library of the version of the gallery', () => {
  it('has what is said of pictures', async () => {
    const library = openIn(copyOf(12));
    const [id] = library.callsOf(RUN)[0]?.images.map((image) => image.id) ?? [];
    expect(library.details(id ?? '')).toMatchObject({
      facts: { rating: 4, isFavourite: true, note: 'the best one' },
      labels: [
        { kind: 'tag', name: 'winter' },
        { kind: 'board', name: 'Client A' },
      ],
    });
    expect(library.searches()).toMatchObject([{ name: 'Foxes', query: { sort: 'newest' } }]);
    await library.close();
  });
});

describe('a library of the version of searches', () => {
  it('has what a model found before it drew', async () => {
    const library = openIn(copyOf(14));
    const [call] = library.callsOf(RUN);
    expect(call?.sources).toEqual(FOUND);
    expect(library.details(call?.images[0]?.id ?? '')?.made?.sources).toEqual(FOUND);
    await library.close();
  });
});
