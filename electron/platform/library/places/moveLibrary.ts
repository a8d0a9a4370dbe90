import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { rename as renameFolder, mkdir, realpath, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StorageError } from '#shared/errors/inputErrors';
import { fileError } from '../../disk/fileErrors.ts';
import { syncFolder } from '../../disk/writeAtomically.ts';
import { guarded, storageErrorOf } from '../libraryErrors.ts';
import { Sessions } from '../Sessions.ts';
import { copyLibrary, type CopyTools } from './copyLibrary.ts';
import { removeLink } from './clearMoved.ts';
import { finishMove } from './finishMove.ts';
import { holdLibraryAlone, holdPlaceAlone } from './holdLibrary.ts';
import { INDEX, isLibrary } from './libraryFolder.ts';
import { libraryGone } from './libraryGone.ts';
import { moveTarget, type MoveTarget } from './moveTarget.ts';
import { removeCopy } from './ofLibrary.ts';
import { folderOf, movedTo, writePlace, type Place } from './placeFile.ts';

export interface MoveOptions extends CopyTools {
  readonly dataFolder: string;
  /** An empty folder, or one that is not there yet. */
  readonly to: string;
  /** Hears why what was copied could not be removed where it was; that is tried again at each start. */
  readonly log: (error: unknown) => void;
  /** Default: the system's. */
  readonly rename?: (from: string, to: string) => Promise<void>;
}

export interface Moved {
  readonly from: string;
  readonly to: string;
  /** Whether something was left where it was, for it is in the library no more. */
  readonly isLeft: boolean;
}

/**
 * Moves a data folder's library: by a rename where that can be; else every file is copied, compared and brought to the disk, then the place is
 * changed, at once, and only then the old one removed. Whenever it is cut off there is one whole library, and it is the one that is opened;
 * a move to the same folder goes on where that one was.
 * @throws BadInputError for the folder, StorageError where the library is in use or the disk refuses, CancelledError; the library is where it was then
 */
export async function moveLibrary(options: MoveOptions): Promise<Moved> {
  const { dataFolder, to: wanted } = options;
  const finding = holdPlaceAlone(dataFolder);
  try {
    const place = await finishMove(dataFolder, options.log);
    const named = folderOf(dataFolder, place);
    if (!isLibrary(named)) throw libraryGone(named);
    const from = await realpath(named);
    const target = await moveTarget(wanted, from).catch((caught: unknown) => {
      throw fileError('Moving the library', caught);
    });
    try {
      const held = holdLibraryAlone(from) ?? refuseUse();
      try {
        refuseOthers(from);
        writeOut(from);
        await relocate(place, { ...options, named, from, target });
        await removeLink(named);
      } finally {
        held.release();
      }
    } catch (caught) {
      await target.undo();
      throw caught;
    }
    await finishMove(dataFolder, options.log);
    return { from: named, to: target.folder, isLeft: existsSync(from) };
  } finally {
    finding.release();
  }
}

interface Relocation extends MoveOptions {
  /** As the place names it; perhaps by a link. */
  readonly named: string;
  readonly from: string;
  readonly target: MoveTarget;
}

async function relocate(place: Place, relocation: Relocation): Promise<void> {
  const { dataFolder, named, from, target } = relocation;
  const to = target.folder;
  const moved = movedTo(dataFolder, place, named, to);
  if (!target.isBegun && (await isRenamed(place, relocation))) {
    await writePlace(dataFolder, moved).catch(async (caught: unknown) => {
      // Where the place cannot be written, the library goes back.
      await (relocation.rename ?? renameFolder)(to, from);
      throw caught;
    });
    return;
  }
  const index = await copied(relocation);
  // Whatever becomes of this, both are whole, and the new one is marked as none until it is the one.
  await writePlace(dataFolder, { ...moved, clearing: { from, index } });
}

/** The SHA-256 of its index. Where it cannot be copied, what was copied goes. */
async function copied({ from, target, ...tools }: Relocation): Promise<string> {
  try {
    return await copyLibrary(from, target.folder, tools);
  } catch (caught) {
    await removeCopy(from, target.folder).catch(() => undefined);
    throw fileError('Moving the library', caught);
  }
}

/** Whether that could be done: not to another disk. */
async function isRenamed(
  place: Place,
  { dataFolder, from, target, rename = renameFolder }: Relocation,
): Promise<boolean> {
  const to = target.folder;
  await writePlace(dataFolder, { ...place, renaming: { from, to } });
  try {
    await rmdir(to);
    await rename(from, to);
  } catch {
    // Whatever the reason is, copying meets it too and tells it, or does without.
    await mkdir(to, { recursive: true, mode: 0o700 });
    await writePlace(dataFolder, place);
    return false;
  }
  await syncFolder(dirname(to));
  await syncFolder(dirname(from));
  return true;
}

/** All of the index into its file, so that it can be copied. */
function writeOut(folder: string): void {
  guarded(folder, () => {
    const db = new Database(join(folder, INDEX), { fileMustExist: true });
    try {
      db.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      db.close();
    }
  });
}

/** Programs of before there was a lock for all. */
function refuseOthers(folder: string): void {
  try {
    const sessions = new Sessions(join(folder, 'sessions'));
    try {
      if (sessions.others().some((id) => sessions.isAlive(id))) refuseUse();
    } finally {
      sessions.close();
    }
  } catch (caught) {
    throw storageErrorOf(folder, caught);
  }
}

function refuseUse(): never {
  throw new StorageError('A Lumi Studio has the library open.', {
    hint: 'Close its windows, let its runs end, then try again. Nothing was moved.',
  });
}
