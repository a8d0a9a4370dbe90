import type Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StorageError } from '#shared/errors/inputErrors';
import type { ReceivedPicture } from '../../engine/Ports.ts';
import { withRoom } from '../disk/HeldRoom.ts';
import { withDescriptor } from '../disk/withDescriptor.ts';
import type { CallRows } from './createCallRows.ts';
import { guarded, isBusy, storageErrorOf } from './libraryErrors.ts';
import { picturePath, storePicture } from './pictureFiles.ts';
import { writeReceipt, type Receipt } from './receipts.ts';
import { createShelf } from './shelf/createShelf.ts';

/** Makes what was received part of the library. Each method may be called again after it failed, or was cut off by a crash, at any point. */
export interface Settler {
  /**
   * Writes the receipt, puts the pictures in place, completes the call, and clears its folder as far as that can be done.
   * `patienceMs`: how long to wait for a busy index.
   * @throws StorageError; then everything is still there.
   */
  settle(callFolder: string, receipt: Receipt, patienceMs: number): Promise<void>;
  /** Pictures that no call is known of. */
  addAlone(pictures: readonly ReceivedPicture[], at: number): Promise<void>;
  /**
   * One whose bytes were hashed and looked at just now: it takes the place of a file of its name. `note`: what else is to be written, in the same
   * transaction.
   */
  addFresh(picture: ReceivedPicture, at: number, note: () => void): Promise<void>;
  /**
   * One that is there already: it leaves the trash. `note` as above. Gives whether it did: not where its file is gone, for the trash may have been
   * emptied since it was looked at.
   */
  addAgain(picture: Omit<ReceivedPicture, 'path'>, at: number, note: () => void): Promise<boolean>;
}

/** How long an import waits for an index that another program is writing to. */
const IMPORT_PATIENCE_MS = 10_000;

/** ms between two tries for a busy index. */
const BUSY_PAUSE_MS = 100;

export function createSettler(db: Database.Database, folder: string, rows: CallRows): Settler {
  const shelf = createShelf(db);
  const isHidden = db
    .prepare('SELECT 1 FROM pictures WHERE id = ? AND coalesce(trashed_at, emptied_at) IS NOT NULL')
    .pluck();
  const write = <T>(work: () => T): T => guarded(folder, () => db.transaction(work).immediate());
  const writePatiently = async <T>(work: () => T, patienceMs: number): Promise<T> => {
    for (let waited = 0; ; waited += BUSY_PAUSE_MS) {
      try {
        return write(work);
      } catch (caught) {
        if (!isBusy(caught) || waited >= patienceMs) throw caught;
      }
      await delay(BUSY_PAUSE_MS);
    }
  };

  /** Takes them out of the trash before their files are put in place, so that nobody who is emptying it removes those. */
  const claim = async (pictures: readonly ReceivedPicture[], patienceMs: number): Promise<void> => {
    const hidden = pictures.filter(({ id }) => guarded(folder, () => isHidden.get(id)) !== undefined);
    if (hidden.length === 0) return;
    await writePatiently(() => {
      for (const { id } of hidden) rows.bringBack(id);
    }, patienceMs);
  };

  const add: Settler['addAgain'] = (picture, at, note) =>
    writePatiently(() => {
      if (!existsSync(picturePath(folder, picture.id, picture.mime))) return false;
      rows.addPictures([picture], at);
      note();
      shelf.shelveById(picture.id);
      return true;
    }, IMPORT_PATIENCE_MS);

  return {
    async settle(callFolder, receipt, patienceMs) {
      const {
        callId,
        pictures,
        text,
        note,
        answer,
        usage,
        tier,
        served,
        sources,
        cost,
        isAdopted = false,
        at,
      } = receipt;
      const incoming = dirname(callFolder);
      try {
        await withRoom(incoming, () => writeReceipt(callFolder, receipt));
      } catch (caught) {
        throw keptError('What was received could not be noted.', storageErrorOf(folder, caught), pictures);
      }
      await claim(pictures, patienceMs);
      for (const picture of pictures) await withRoom(incoming, () => storePicture(folder, picture));
      const complete = () => {
        rows.complete(callId, {
          pictures,
          text,
          ...(note !== undefined && { note }),
          ...(answer && { answer }),
          ...(usage && { usage }),
          ...(tier !== undefined && { tier }),
          ...(served && { served }),
          ...(sources && { sources }),
          cost: cost ?? rows.estimateOf(callId),
          isAdopted,
          at,
        });
      };
      await withRoom(incoming, () => writePatiently(complete, patienceMs));
      // All of it is in the library now; what stays of the folder is removed by the next program.
      await withDescriptor(() => rm(callFolder, { recursive: true, force: true })).catch(() => undefined);
    },
    async addAlone(pictures, at) {
      await claim(pictures, IMPORT_PATIENCE_MS);
      for (const picture of pictures) await storePicture(folder, picture);
      write(() => {
        rows.addPictures(pictures, at);
        for (const { id } of pictures) shelf.shelveById(id);
      });
    },
    async addFresh(picture, at, note) {
      await claim([picture], IMPORT_PATIENCE_MS);
      await storePicture(folder, picture, true);
      if (!(await add(picture, at, note))) throw new StorageError('Its file was removed while it was taken in.');
    },
    addAgain: add,
  };
}

/** The folder of one call's files. */
export function callFolderOf(incoming: string, callId: string): string {
  return join(incoming, callId);
}

function keptError(what: string, reason: Error & { hint?: string | undefined }, pictures: readonly ReceivedPicture[]) {
  return new StorageError(`${what} ${reason.message}`, {
    hint: `${reason.hint ?? ''} ${whereIs(pictures)}`.trim(),
    cause: reason,
  });
}

function whereIs(pictures: readonly ReceivedPicture[]): string {
  return pictures.length > 0 ? `The picture is kept at ${pictures.map(({ path }) => path).join(', ')}.` : '';
}
