import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { pngPicture } from '../support/pngPicture.ts';
import { runCli, type CliResult } from '../support/runCli.ts';
import { sampleGraph } from '../support/runs.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { contradictions } from './crashedLibrary.ts';

const PICTURES = 40;

/** A data folder, and the command line in programs of their own. */
function aHome() {
  const home = join(tempFolder(), 'home');
  mkdirSync(home);
  return { home, lumi: (...args: readonly string[]) => runCli(args, { env: { LUMI_HOME: home } }) };
}

function aFolderOfPictures(): string {
  const from = join(tempFolder(), 'from');
  mkdirSync(from);
  for (let at = 0; at < PICTURES; at++)
    writeFileSync(join(from, `fox ${String(at)}.png`), pngPicture({ width: 100 + at, height: 80 }));
  return from;
}

function rows<T>(home: string, sql: string): T[] {
  const db = new Database(join(home, 'library', 'index.sqlite'));
  try {
    return db.prepare(sql).all() as T[];
  } finally {
    db.close();
  }
}

const done = (results: readonly CliResult[]) => {
  for (const { code, stderr } of results) expect({ code, stderr }).toMatchObject({ code: 0 });
};

describe('two programs with one library', () => {
  it('import the same folder: every picture is there, once', { timeout: 60_000 }, async () => {
    const { home, lumi } = aHome();
    const from = aFolderOfPictures();
    const results = await Promise.all([lumi('import', from, '--json'), lumi('import', from, '--json')]);
    done(results);
    for (const { stdout } of results) {
      const { taken, there, refused } = JSON.parse(stdout) as Record<string, readonly unknown[]>;
      expect([(taken?.length ?? 0) + (there?.length ?? 0), refused]).toEqual([PICTURES, []]);
    }
    expect(rows(home, 'SELECT id FROM pictures')).toHaveLength(PICTURES);
    expect(rows(home, 'SELECT picture FROM imports')).toHaveLength(PICTURES);
    expect(contradictions(home)).toEqual([]);

    // Both say something of the same pictures: of each all holds that one of them said, and nothing is torn.
    const ids = rows<{ id: string }>(home, 'SELECT id FROM pictures').map(({ id }) => id);
    done(
      await Promise.all([
        lumi('keep', ...ids, '--rating', '4', '--tag', 'winter'),
        lumi('keep', ...ids.toReversed(), '--rating', '2', '--tag', 'forest'),
      ]),
    );
    for (const { rating } of rows<{ rating: number }>(home, 'SELECT rating FROM pictures')) {
      expect([2, 4]).toContain(rating);
    }
    expect(
      rows(home, 'SELECT name, count(*) AS count FROM picture_labels JOIN labels ON number = label GROUP BY name'),
    ).toEqual([
      { name: 'forest', count: PICTURES },
      { name: 'winter', count: PICTURES },
    ]);
    expect((await lumi('library', 'check')).code).toBe(0);
  });

  it(
    'one empties the trash while the other runs what lies there: what the run gives is there',
    { timeout: 60_000 },
    async () => {
      const { home, lumi } = aHome();
      const file = join(home, 'foxes.lumi.json');
      writeFileSync(file, writeWorkflow(sampleGraph(8).build()));
      done([await lumi('run', file)]);
      for (let round = 0; round < 3; round++) {
        const before = rows<{ id: string }>(home, 'SELECT id FROM pictures').map(({ id }) => id);
        done([await lumi('keep', ...before, '--trash')]);
        const [run, emptied] = await Promise.all([lumi('run', file), lumi('library', 'empty-trash')]);
        done([run, emptied]);
        const paths = run.stdout.split('\n').map((line) => line.slice(0, line.indexOf('  ')));
        expect(paths).toHaveLength(8);
        for (const path of paths) expect(existsSync(path)).toBe(true);
        expect(contradictions(home)).toEqual([]);
        expect(rows(home, 'SELECT id FROM pictures WHERE shelf = 0')).toHaveLength(8);
      }
      expect((await lumi('library', 'check')).code).toBe(0);
    },
  );
});
