import { randomInt } from 'node:crypto';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { picturePath } from '../../electron/platform/library/pictureFiles.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { RUN, aLibrary, aRequest, addPicture, openIn } from '../unit/electron/platform/library/records.ts';
import { contradictionsIn } from './crashedLibrary.ts';
import { runAndDie } from './runAndDie.ts';

const WORKER = fileURLToPath(new URL('emptyWorker.ts', import.meta.url));
const KILLS = 15;
const PICTURES = 260;
/** They stay. */
const KEPT = 20;
const SEED = Number(process.env['LUMI_CRASH_SEED'] ?? randomInt(2 ** 31));

interface Row {
  readonly id: string;
  readonly mime: string;
  readonly shelf: number;
  readonly isNoted: number;
}

it(`emptying the trash loses nothing else, and is finished the next time, after each of ${String(KILLS)} SIGKILLs`, async () => {
  console.log(`LUMI_CRASH_SEED=${String(SEED)}`);
  const random = seededRandom(SEED);
  const place = tempFolder();
  const full = join(place, 'full');
  const library = aLibrary(full);
  for (let at = 0; at < PICTURES; at++) await addPicture(library, aRequest({ wireSeed: at }));
  library.runFinished(RUN, 'completed', 4000);
  await library.trash(
    [...Array(PICTURES - KEPT).keys()].map((at) => at + 1),
    5000,
  );
  await library.close();

  let [kills, halves, whole] = [0, 0, 0];
  for (let round = 0; kills < KILLS; round++) {
    const folder = join(place, 'library');
    rmSync(folder, { recursive: true, force: true });
    cpSync(full, folder, { recursive: true });
    const { isDone, ms } = await runAndDie(WORKER, [folder], round === 0 ? Infinity : random() * whole);
    if (round === 0) whole = ms;
    if (!isDone) kills++;
    const rows = rowsOf(folder);
    expect(rows).toHaveLength(PICTURES);
    // Whose file is gone was emptied, and whose emptying was cut off is noted.
    for (const row of rows) {
      const isThere = existsSync(picturePath(folder, row.id, row.mime));
      if (row.shelf < 3) expect(isThere).toBe(true);
      else if (isThere) expect(row.isNoted).toBe(1);
    }
    const emptied = rows.filter(({ shelf }) => shelf === 3).length;
    if (emptied > 0 && emptied < PICTURES - KEPT) halves++;
    const again = openIn(folder);
    await again.emptyTrash(9000, 9000);
    await again.close();
    const left = rowsOf(folder).filter(({ id, mime }) => existsSync(picturePath(folder, id, mime)));
    expect(left.map(({ shelf }) => shelf)).toEqual(Array<number>(KEPT).fill(0));
    expect(rowsOf(folder).filter(({ isNoted }) => isNoted === 1)).toEqual([]);
    expect(contradictionsIn(folder)).toEqual([]);
  }
  // Some must have met it on its way.
  expect(halves).toBeGreaterThan(0);
}, 240_000);

function rowsOf(folder: string): Row[] {
  const db = new Database(join(folder, 'index.sqlite'));
  try {
    return db
      .prepare<[], Row>(
        'SELECT id, mime, shelf, EXISTS (SELECT 1 FROM files_to_remove WHERE picture = number) AS isNoted FROM pictures',
      )
      .all();
  } finally {
    db.close();
  }
}
