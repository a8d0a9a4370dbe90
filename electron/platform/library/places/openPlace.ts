import { mkdirSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { CallOutput } from '#shared/api/contract';
import { BadInputError } from '#shared/errors/inputErrors';
import { reportOf } from '#shared/errors/reportOf';
import { fileError } from '../../disk/fileErrors.ts';
import type { FileLock } from '../fileLock.ts';
import { guarded } from '../libraryErrors.ts';
import { makePictureFolders } from '../pictureFiles.ts';
import { openIndex } from '../schema/openIndex.ts';
import { finishMove } from './finishMove.ts';
import { holdPlace, holdPlaceAlone } from './holdLibrary.ts';
import { entriesOf, COPYING, INDEX, isLibrary } from './libraryFolder.ts';
import { libraryGone } from './libraryGone.ts';
import { moveLibrary } from './moveLibrary.ts';
import { moveTarget } from './moveTarget.ts';
import { folderOf, openedIn, readPlace, writePlace, type Place } from './placeFile.ts';

export interface PlaceOptions {
  readonly dataFolder: string;
  /** Hears how far a move is that was wished for, bytes. Absent: none is made, and the library is opened where it is. */
  readonly onMoving?: (done: number, total: number) => void;
  readonly log: (error: unknown) => void;
}

/** Where libraries lie, and which is opened at the next start. */
export interface Places {
  readonly list: () => Promise<CallOutput<'library.places'>>;
  /**
   * Another is opened from the next start. One is made in a folder that is empty, or is not there. `null`: the one in the data folder.
   * @throws BadInputError for a folder in which something else lies, StorageError for a library that cannot be opened
   */
  readonly choose: (folder: string | null) => Promise<{ readonly next: string }>;
  /** The library is moved at the next start. @throws BadInputError for a folder that is not empty, or lies in the library */
  readonly moveLater: (folder: string) => Promise<{ readonly next: string }>;
}

export interface OpenPlace extends Places {
  /** Where the library is. Until `opened` is called it is not moved. */
  readonly folder: string;
  readonly opened: () => void;
}

/**
 * Finds out where a data folder's library is, once what is under way with that is done.
 * @throws LibraryGoneError where there was one and there is none; StorageError
 */
export async function openPlace({ dataFolder, onMoving, log }: PlaceOptions): Promise<OpenPlace> {
  await settle({ dataFolder, log, ...(onMoving && { onMoving }) });
  const held = holdPlace(dataFolder);
  try {
    const place = await readPlace(dataFolder);
    const folder = folderOf(dataFolder, place);
    if (place.folder !== null && !isLibrary(folder)) throw libraryGone(folder);
    return {
      folder,
      opened: () => {
        held.release();
      },
      ...createPlaces(dataFolder, folder),
    };
  } catch (caught) {
    held.release();
    throw caught;
  }
}

/** `current`: the one this program has open. */
export function createPlaces(dataFolder: string, current?: string): Places {
  const change = async (next: (place: Place) => Promise<Place>): Promise<void> => {
    const held = holdPlaceAlone(dataFolder);
    try {
      await writePlace(dataFolder, await next(await readPlace(dataFolder)));
    } finally {
      held.release();
    }
  };
  return {
    async list() {
      const place = await readPlace(dataFolder);
      const chosen = folderOf(dataFolder, place);
      const open = current ?? chosen;
      const next = place.moveTo ?? (chosen === open ? null : chosen);
      const known = [chosen, ...place.known].filter((each) => each !== open && each !== next);
      return {
        current: open,
        next,
        moves: place.moveTo !== null,
        known,
        ...(place.problem && { problem: place.problem }),
      };
    },
    async choose(wanted) {
      const folder = wanted === null ? join(dataFolder, 'library') : resolve(wanted);
      await change(async (place) => {
        await makeLibrary(folder);
        return openedIn(dataFolder, place, folder);
      });
      return { next: folder };
    },
    async moveLater(wanted) {
      const folder = resolve(wanted);
      await change(async (place) => {
        const target = await moveTarget(folder, await realpath(folderOf(dataFolder, place)));
        await target.undo();
        return { ...place, moveTo: folder, problem: null };
      });
      return { next: folder };
    },
  };
}

/** What was cut off is brought to its end, and what was wished for done. A move that cannot be made is told where places are listed. */
async function settle({ dataFolder, onMoving, log }: PlaceOptions): Promise<void> {
  const place = await readPlace(dataFolder);
  if (place.renaming ?? place.clearing) await finish(dataFolder, place, log);
  if (place.moveTo === null || !onMoving) return;
  const signal = new AbortController().signal;
  try {
    await moveLibrary({ dataFolder, to: place.moveTo, progress: onMoving, signal, log });
  } catch (caught) {
    log(caught);
    const { code, message, hint } = reportOf(caught);
    const problem = { code, message, ...(hint !== undefined && { hint }) };
    await writePlace(dataFolder, { ...(await readPlace(dataFolder)), problem });
  }
}

/** Where another program is at it, it is that one's to do; what was removed only in part may wait. */
async function finish(dataFolder: string, { renaming }: Place, log: (error: unknown) => void): Promise<void> {
  let held: FileLock;
  try {
    held = holdPlaceAlone(dataFolder);
  } catch (caught) {
    if (renaming) throw caught;
    return;
  }
  try {
    await finishMove(dataFolder, log);
  } finally {
    held.release();
  }
}

/** Where none is. @throws BadInputError, StorageError */
async function makeLibrary(folder: string): Promise<void> {
  try {
    const entries = (await entriesOf(folder)) ?? [];
    if (entries.includes(COPYING)) {
      throw new BadInputError('A library is being moved to this folder.', { hint: 'Wait until it is there.' });
    }
    if (entries.length > 0 && !entries.includes(INDEX)) {
      throw new BadInputError('This folder holds something else than a library.', {
        hint: `Choose a library, an empty folder, or one that is not there yet, such as ${join(folder, 'Lumi Studio')}.`,
      });
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (caught) {
    throw fileError('Opening the library', caught);
  }
  guarded(folder, () => {
    makePictureFolders(folder);
  });
  openIndex(join(folder, INDEX), folder).close();
}
