import { existsSync, mkdirSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ReceivedPicture } from '../../engine/Ports.ts';
import { StorageError } from '#shared/errors/inputErrors';
import { pictureExtension } from '#shared/graph/pictureTypes';
import { syncFolder } from '../disk/writeAtomically.ts';
import { storageErrorOf } from './libraryErrors.ts';

/** `pictures/ab/<sha>.<ext>`: a folder per first byte keeps folders small. */
export function picturePath(folder: string, id: string, mime: string): string {
  return join(folder, 'pictures', id.slice(0, 2), `${id}.${pictureExtension(mime)}`);
}

/** `thumbnails/320/ab/<sha>.webp`; widths in px. */
export function thumbnailPath(folder: string, id: string, width: number): string {
  return join(folder, 'thumbnails', String(width), id.slice(0, 2), `${id}.webp`);
}

/** Makes the folders pictures lie in, all 256 of them at once: made one by one, each would have to be synced while a picture waits. */
export function makePictureFolders(folder: string): void {
  const pictures = join(folder, 'pictures');
  if (existsSync(join(pictures, 'ff'))) return;
  for (let byte = 0; byte < 256; byte++) {
    mkdirSync(join(pictures, byte.toString(16).padStart(2, '0')), { recursive: true, mode: 0o700 });
  }
}

/**
 * Moves a received picture to its place; on return the move is on disk too. The bytes themselves were synced by who wrote them.
 * One that is there already is kept, unless it is cut short. `isFresh`: the bytes were hashed just now, so they take its place: it may have
 * gone bad at the same length.
 * @throws StorageError naming where the bytes are.
 */
export async function storePicture(folder: string, picture: ReceivedPicture, isFresh = false): Promise<void> {
  const path = picturePath(folder, picture.id, picture.mime);
  try {
    if (picture.path === path) return;
    const isThere = !isFresh && (await sizeOf(path)) === picture.bytes;
    if (!isThere) await rename(picture.path, path);
    await syncFolder(dirname(path));
    if (isThere) await rm(picture.path, { force: true });
  } catch (caught) {
    const reason = storageErrorOf(folder, caught);
    throw new StorageError(`A picture could not be put into the library. ${reason.message}`, {
      hint: `It is kept at ${picture.path}.`,
      cause: caught,
    });
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (caught) {
    if (caught instanceof Error && 'code' in caught && caught.code === 'ENOENT') return undefined;
    throw caught;
  }
}
