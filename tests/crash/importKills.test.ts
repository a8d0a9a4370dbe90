import { createHash, randomInt, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openApp } from '../../electron/hosts/openApp.ts';
import { pngPicture } from '../support/pngPicture.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { contradictions } from './crashedLibrary.ts';
import { runAndDie } from './runAndDie.ts';

const WORKER = fileURLToPath(new URL('importWorker.ts', import.meta.url));
const KILLS = 8;
const PICTURES = 40;
const SEED = Number(process.env['LUMI_CRASH_SEED'] ?? randomInt(2 ** 31));

it(`an import that is cut off leaves whole pictures, and the next takes the rest once, after each of ${String(KILLS)} SIGKILLs`, async () => {
  console.log(`LUMI_CRASH_SEED=${String(SEED)}`);
  const random = seededRandom(SEED);
  const from = join(tempFolder(), 'from');
  mkdirSync(join(from, 'deep'), { recursive: true });
  for (let at = 0; at < PICTURES; at++) {
    const name = `${at % 2 === 0 ? '' : 'deep/'}fox ${String(at)}.png`;
    writeFileSync(join(from, name), pngPicture({ width: 200 + at, height: 150 }));
  }
  const given = filesBelow(from).map(sha256).toSorted();

  let [kills, parts, whole] = [0, 0, 0];
  for (let round = 0; kills < KILLS; round++) {
    const home = join(tempFolder(), 'home');
    mkdirSync(home);
    const { isDone, ms } = await runAndDie(WORKER, [home, from], round === 0 ? Infinity : random() * whole);
    if (round === 0) whole = ms;
    if (!isDone) kills++;
    const library = join(home, 'library');
    // Nothing lies among the pictures that is half of one, and whatever the index knows is there.
    const files = filesBelow(join(library, 'pictures'));
    for (const file of files) expect(file).toContain(sha256(file));
    const taken = rowsOf(library);
    expect(files.map(sha256)).toEqual(expect.arrayContaining(taken));
    if (taken.length > 0 && taken.length < PICTURES) parts++;

    const app = await openApp({ env: { LUMI_HOME: home } });
    const reply = await app.service.importPaths([from], { job: randomUUID() });
    const report = await app.client('library.check', { job: randomUUID() });
    await app[Symbol.asyncDispose]();
    expect(reply).toMatchObject({ ok: true, value: { refused: { count: 0 } } });
    if (reply.ok) expect(reply.value.taken + reply.value.known).toBe(PICTURES);
    expect(report).toMatchObject({ pictures: PICTURES, damaged: { count: 0 }, missing: { count: 0 }, index: [] });
    expect(report.unknown).toEqual({ count: 0, first: [] });
    expect(rowsOf(library).toSorted()).toEqual(given);
    expect(filesBelow(join(library, 'incoming'))).toEqual([]);
    expect(contradictions(home)).toEqual([]);
  }
  // Some must have met it on its way.
  expect(parts).toBeGreaterThan(0);
}, 240_000);

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Ids of pictures that are told where they came from. */
function rowsOf(library: string): string[] {
  const db = new Database(join(library, 'index.sqlite'));
  try {
    return db.prepare<[], string>("SELECT picture FROM imports WHERE name LIKE 'fox %'").pluck().all();
  } finally {
    db.close();
  }
}
