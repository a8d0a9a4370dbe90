import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openPlace } from '../../electron/platform/library/places/openPlace.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { aDataFolder, contentsOf } from '../unit/electron/platform/library/places/aLibraryIn.ts';
import { openIn } from '../unit/electron/platform/library/records.ts';
import { contradictionsIn } from './crashedLibrary.ts';
import { runAndDie } from './runAndDie.ts';

const WORKER = fileURLToPath(new URL('moveWorker.ts', import.meta.url));
/** Of each way: so many deaths on the way. */
const KILLS = 25;
const PICTURES = 12;
/** Of the random moments. A run that failed prints its own: with it, `LUMI_CRASH_SEED=… ` kills at the same moments again. */
const SEED = Number(process.env['LUMI_CRASH_SEED'] ?? randomInt(2 ** 31));

it.each(['rename', 'copy'] as const)(
  `a library that is moved by a %s is whole, and the one that is opened, after each of ${String(KILLS)} SIGKILLs`,
  { timeout: 240_000 },
  async (way) => {
    console.log(`LUMI_CRASH_SEED=${String(SEED)}`);
    const random = seededRandom(SEED + way.length);
    const folder = tempFolder();
    const home = join(folder, 'home');
    mkdirSync(home);
    await aDataFolder(home, PICTURES);
    const pictures = picturesOf(join(home, 'library'));
    expect(pictures).toHaveLength(PICTURES);

    let [target, kills, moves] = [0, 0, 0];
    let to = join(folder, 'place 0');
    /** How long a move takes that nobody ends, ms. */
    let whole = 0;
    while (kills < KILLS) {
      const before = (await opened(home)).folder;
      // The first goes to its end, and so does now and then another: the library wanders.
      const moment = moves === 0 ? Infinity : random() * whole;
      const { isDone, ms } = await runAndDie(WORKER, [home, to, way], moment);
      if (!isDone) kills++;
      else if (moves++ === 0) whole = ms;
      const after = await opened(home);
      expect([before, to]).toContain(after.folder);
      expect(after.count).toBe(PICTURES);
      expect(picturesOf(after.folder)).toEqual(pictures);
      expect(contradictionsIn(after.folder)).toEqual([]);
      if (isDone) expect(after.folder).toBe(to);
      if (after.folder !== to) continue;
      // What was moved is nowhere else, however often the move was cut off.
      expect(existsSync(before)).toBe(false);
      to = join(folder, `place ${String(++target)}`);
    }
    // The kills must have met moves on their way, of which some came to an end.
    expect(target).toBeGreaterThan(1);
  },
);

function picturesOf(folder: string): readonly (readonly [string, string])[] {
  return Object.entries(contentsOf(join(folder, 'pictures')));
}

/** The library that a program opens, as it sees it. */
async function opened(dataFolder: string): Promise<{ readonly folder: string; readonly count: number }> {
  const place = await openPlace({
    dataFolder,
    log: (problem) => {
      throw problem;
    },
  });
  const library = openIn(place.folder);
  place.opened();
  const count = library.list({ limit: 99 }).length;
  await library.close();
  return { folder: place.folder, count };
}
