import { PictureError, StorageError } from '#shared/errors/inputErrors';
import { PictureFile } from './PictureFile.ts';
import { recipeFormat } from './recipeFormat.ts';

/**
 * The text that `embedRecipe` put into a picture; `undefined` where there is none, or none that can be read. It may come from a
 * stranger: parse it like any file.
 * @throws StorageError when the file cannot be opened.
 */
export async function readRecipe(path: string): Promise<string | undefined> {
  await using file = await opened(path);
  try {
    return await (await recipeFormat(file))?.read(file);
  } catch (caught) {
    if (caught instanceof PictureError || isZlibError(caught)) return undefined;
    throw caught;
  }
}

async function opened(path: string): Promise<PictureFile> {
  try {
    return await PictureFile.open(path);
  } catch (cause) {
    throw new StorageError('The picture file could not be opened.', { cause });
  }
}

/** Of a block that is damaged, or grows beyond the limit. */
function isZlibError(caught: unknown): boolean {
  return caught instanceof Error && 'code' in caught && /^(Z_|ERR_BUFFER_TOO_LARGE)/.test(String(caught.code));
}
