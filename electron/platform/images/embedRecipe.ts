import { BadInputError } from '#shared/errors/inputErrors';
import { MAX_RECIPE_BYTES } from './PictureFile.ts';
import { rewritePicture } from './rewritePicture.ts';

/**
 * Writes a new file with the same picture and `json` as its recipe, in place of one it may have had; `undefined` takes that out. Pixels
 * are copied byte for byte, and so is all other metadata but content credentials: they would read as tampered with. `dest` must not exist.
 * @throws PictureError for anything but PNG, JPEG and WebP, and for a picture that is not whole; BadInputError for a recipe over 8 MiB;
 * StorageError.
 */
export async function embedRecipe(source: string, dest: string, json: string | undefined): Promise<void> {
  if (json !== undefined && Buffer.byteLength(json) > MAX_RECIPE_BYTES) {
    throw new BadInputError('The recipe is too long to be put into a picture.', { hint: 'Export without it.' });
  }
  await rewritePicture(source, dest, (format, file, layout) => format.withRecipe(file, layout, json));
}
