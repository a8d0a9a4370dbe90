import { createReadStream } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { AppError } from '#shared/errors/AppError';
import { BadInputError, PictureError, StorageError } from '#shared/errors/inputErrors';
import { MAX_RECIPE_BYTES, PictureFile, type Part } from './PictureFile.ts';
import { recipeFormat } from './recipeFormat.ts';

/**
 * Writes a new file with the same picture and `json` as its recipe, in place of one it may have had; `undefined` takes that out. Pixels
 * are copied byte for byte, and so is all other metadata. `dest` must not exist.
 * @throws PictureError for anything but PNG, JPEG and WebP; BadInputError for a recipe over 8 MiB; StorageError.
 */
export async function embedRecipe(source: string, dest: string, json: string | undefined): Promise<void> {
  if (json !== undefined && Buffer.byteLength(json) > MAX_RECIPE_BYTES) {
    throw new BadInputError('The recipe is too long to be put into a picture.', { hint: 'Export without it.' });
  }
  try {
    await writeParts(source, dest, await planned(source, json));
  } catch (caught) {
    if (caught instanceof AppError) throw caught;
    throw new StorageError('The recipe could not be written into the picture.', {
      hint: 'Check that the disk has space and the folder can be written.',
      cause: caught,
    });
  }
}

async function planned(source: string, json: string | undefined): Promise<readonly Part[]> {
  await using file = await PictureFile.open(source);
  const format = await recipeFormat(file);
  if (!format) {
    throw new PictureError('Only PNG, JPEG and WebP pictures can carry a recipe.', {
      hint: 'Export in one of these, or without the recipe.',
    });
  }
  return await format.embed(file, json);
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
