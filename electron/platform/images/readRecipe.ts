import { PictureError } from '#shared/errors/inputErrors';
import { formatOf, openPicture } from './pictureFormats.ts';

/**
 * The text that `embedRecipe` put into a picture, also where another program has written the file anew; `undefined` where there is none,
 * or none that can be read. It may come from a stranger: parse it like any file.
 * @throws StorageError when the file cannot be opened.
 */
export async function readRecipe(path: string): Promise<string | undefined> {
  await using file = await openPicture(path);
  try {
    const format = await formatOf(file);
    return format && (await format.recipe(file, await format.layout(file)));
  } catch (caught) {
    if (caught instanceof PictureError) return undefined;
    throw caught;
  }
}
