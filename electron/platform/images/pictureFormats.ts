import { PictureError, StorageError } from '#shared/errors/inputErrors';
import { jpegFormat } from './jpegFormat.ts';
import { HEAD_BYTES, pictureKind } from '../disk/pictureKind.ts';
import { PictureFile } from './PictureFile.ts';
import type { PictureFormat } from './PictureFormat.ts';
import { pngFormat } from './pngFormat.ts';
import { webpFormat } from './webpFormat.ts';

const FORMATS: Readonly<Record<string, PictureFormat>> = {
  'image/png': pngFormat,
  'image/jpeg': jpegFormat,
  'image/webp': webpFormat,
};

/** The kind of a file by its bytes; `undefined`: no picture we know. */
export async function kindOf(file: PictureFile): Promise<string | undefined> {
  return pictureKind(await file.bytes(0, Math.min(HEAD_BYTES, file.size)));
}

/** How this file carries what is no pixel; `undefined`: in no way we know. */
export async function formatOf(file: PictureFile): Promise<PictureFormat | undefined> {
  const kind = await kindOf(file);
  return kind === undefined ? undefined : FORMATS[kind];
}

/** @throws StorageError when it cannot be opened */
export async function openPicture(path: string): Promise<PictureFile> {
  try {
    return await PictureFile.open(path);
  } catch (cause) {
    throw new StorageError('The picture file could not be opened.', { cause });
  }
}

export function truncated(): PictureError {
  return new PictureError('The picture is cut off or damaged.', { hint: 'It cannot be written anew as it is.' });
}
