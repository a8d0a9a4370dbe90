import { createReadStream } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { AppError } from '#shared/errors/AppError';
import { PictureError, StorageError } from '#shared/errors/inputErrors';
import type { PictureFile } from './PictureFile.ts';
import type { Layout, Part, PictureFormat } from './PictureFormat.ts';
import { truncated, formatOf, openPicture } from './pictureFormats.ts';

/** What a new file is made of. */
export type Plan = (format: PictureFormat, file: PictureFile, layout: Layout) => Promise<readonly Part[]>;

/**
 * Writes a new file of parts of a picture and of what is put between them; `dest` must not exist.
 * @throws PictureError for anything but PNG, JPEG and WebP, and for a picture that is not whole; StorageError
 */
export async function rewritePicture(source: string, dest: string, plan: Plan): Promise<void> {
  try {
    await writeParts(source, dest, await planned(source, plan));
  } catch (caught) {
    if (caught instanceof AppError) throw caught;
    throw new StorageError('The picture could not be written anew.', {
      hint: 'Check that the disk has space and the folder can be written.',
      cause: caught,
    });
  }
}

async function planned(source: string, plan: Plan): Promise<readonly Part[]> {
  await using file = await openPicture(source);
  const format = await formatOf(file);
  if (!format) {
    throw new PictureError('Only PNG, JPEG and WebP pictures can be written anew without loss.', {
      hint: 'Export in one of these, or as it is and without a recipe.',
    });
  }
  const layout = await format.layout(file);
  if (!layout.isWhole) throw truncated();
  return merged(await plan(format, file, layout));
}

/** Neighbouring ranges as one: a picture may have thousands of blocks. */
function merged(parts: readonly Part[]): readonly Part[] {
  const few: Part[] = [];
  for (const part of parts) {
    const last = few.at(-1);
    if (last && !(last instanceof Uint8Array) && !(part instanceof Uint8Array) && last.to === part.from)
      few[few.length - 1] = { from: last.from, to: part.to };
    else few.push(part);
  }
  return few;
}

async function writeParts(source: string, dest: string, parts: readonly Part[]): Promise<void> {
  const target = await open(dest, 'wx');
  try {
    for (const part of parts) await writePart(target, source, part);
    await target.datasync();
    await target.close();
  } catch (caught) {
    await target.close();
    await rm(dest, { force: true });
    throw caught;
  }
}

async function writePart(target: FileHandle, source: string, part: Part): Promise<void> {
  if (part instanceof Uint8Array) await target.writeFile(part);
  else if (part.to > part.from)
    await target.writeFile(createReadStream(source, { start: part.from, end: part.to - 1 }));
}
