import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileError } from '../../disk/fileErrors.ts';
import { syncFolder } from '../../disk/writeAtomically.ts';
import { clearMoved, removeHold } from './clearMoved.ts';
import { holdLibraryAlone } from './holdLibrary.ts';
import { COPYING, INDEX, isLibrary } from './libraryFolder.ts';
import { folderOf, movedTo, readPlace, writePlace, type Place } from './placeFile.ts';

/**
 * Brings a move to its end that was cut off, or is about to end: a rename that was done is noted, and what was copied and noted is removed where
 * it was. Nothing is removed while the new place is not there. To be called by who holds the place alone. Gives what holds then.
 * `log` hears why something could not be removed; it is tried again the next time.
 * @throws StorageError where the place cannot be read or written
 */
export async function finishMove(dataFolder: string, log: (error: unknown) => void): Promise<Place> {
  const place = await readPlace(dataFolder);
  const renamed = afterRename(dataFolder, place);
  if (renamed !== place) await writePlace(dataFolder, renamed);
  const { clearing } = renamed;
  if (!clearing) return renamed;
  const to = folderOf(dataFolder, renamed);
  if (!existsSync(join(to, INDEX))) return renamed;
  await rm(join(to, COPYING), { force: true });
  await syncFolder(to);
  const isCleared = await cleared(clearing.from, to, clearing.index).catch((caught: unknown) => {
    log(fileError('Removing the library where it was', caught));
    return undefined;
  });
  if (isCleared === undefined) return renamed;
  // One that was used since is a library of its own.
  const known = isCleared ? renamed.known : [clearing.from, ...renamed.known.filter((each) => each !== clearing.from)];
  const finished: Place = { ...renamed, known, clearing: null };
  await writePlace(dataFolder, finished);
  return finished;
}

/** A rename that was cut off was done, or was not; while neither folder can be seen nobody knows. */
function afterRename(dataFolder: string, place: Place): Place {
  if (!place.renaming) return place;
  const { from, to } = place.renaming;
  if (isLibrary(from)) return { ...place, renaming: null };
  if (!isLibrary(to)) return place;
  return movedTo(dataFolder, place, from, to);
}

/** `undefined`: somebody has it open, so it is left for another time. */
async function cleared(from: string, to: string, index: string): Promise<boolean | undefined> {
  if (!existsSync(from)) return true;
  const held = holdLibraryAlone(from);
  if (!held) return undefined;
  try {
    if (!(await clearMoved(from, to, index))) return false;
  } finally {
    held.release();
  }
  await removeHold(from);
  return true;
}
