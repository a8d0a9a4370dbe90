import { randomInt } from 'node:crypto';
import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrations } from '../../electron/platform/library/schema/migrations.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { runAndDie } from './runAndDie.ts';

const WORKER = fileURLToPath(new URL('migrateWorker.ts', import.meta.url));
const FIXTURE = fileURLToPath(new URL('../fixtures/libraries/v1', import.meta.url));
const KILLS = 12;
/** So that there is time to die in. */
const CALLS = 2500;
const SEED = Number(process.env['LUMI_CRASH_SEED'] ?? randomInt(2 ** 31));

it(`an index that is brought up to date is of the old version, whole, or of the new one, after each of ${String(KILLS)} SIGKILLs`, async () => {
  console.log(`LUMI_CRASH_SEED=${String(SEED)}`);
  const random = seededRandom(SEED);
  const first = join(tempFolder(), 'first');
  cpSync(FIXTURE, first, { recursive: true });
  fill(join(first, 'index.sqlite'));
  const before = stateOf(first);
  expect(before).toMatchObject({ version: 1, faults: 'ok' });

  let [kills, olds, whole] = [0, 0, 0];
  for (let round = 0; kills < KILLS; round++) {
    const folder = join(tempFolder(), 'library');
    mkdirSync(folder);
    copyFileSync(join(first, 'index.sqlite'), join(folder, 'index.sqlite'));
    const { isDone, ms } = await runAndDie(WORKER, [folder], round === 0 ? Infinity : random() * whole);
    if (round === 0) whole = ms;
    if (!isDone) kills++;
    const after = stateOf(folder);
    if (after.version === 1) {
      olds++;
      expect(after).toEqual(before);
    } else {
      expect(after).toMatchObject({ version: migrations.length, faults: 'ok', rows: before.rows });
    }
    // The next start brings it there.
    if (!isDone) await runAndDie(WORKER, [folder], Infinity);
    expect(stateOf(folder)).toMatchObject({ version: migrations.length, faults: 'ok', rows: before.rows });
  }
  // Some must have met it on its way.
  expect(olds).toBeGreaterThan(0);
}, 240_000);

/** With many calls like its first. */
function fill(index: string): void {
  const db = new Database(index);
  const columns = 'run, node, request_hash, request, notes, seed, state, estimate, estimate_kind, text, sent_at';
  db.exec(`WITH RECURSIVE count(n) AS (SELECT 100 UNION ALL SELECT n + 1 FROM count WHERE n < ${String(99 + CALLS)})
    INSERT INTO calls (number, id, place, ${columns}) SELECT n, 'more-' || n, n, ${columns} FROM count, calls WHERE number = 1`);
  db.close();
}

/** What there is of it, as whoever opens it next finds it. */
function stateOf(folder: string) {
  const db = new Database(join(folder, 'index.sqlite'));
  const all = (sql: string) => db.prepare(sql).pluck().all();
  try {
    const version = Number(db.pragma('user_version', { simple: true }));
    return {
      version,
      faults: db.pragma('integrity_check', { simple: true }),
      rows: {
        calls: all('SELECT id || text || request FROM calls ORDER BY id'),
        pictures: all('SELECT id || width || bytes FROM pictures ORDER BY id'),
        runs: all('SELECT id || name FROM runs ORDER BY id'),
        results: all('SELECT call || picture FROM results ORDER BY call, position'),
      },
      ...(version === 1 && { schema: all("SELECT name || coalesce(sql, '') FROM sqlite_schema ORDER BY name") }),
    };
  } finally {
    db.close();
  }
}
