import { jpegRecipe } from './jpegRecipe.ts';
import { HEAD_BYTES, pictureKind } from './pictureKind.ts';
import type { PictureFile, RecipeFormat } from './PictureFile.ts';
import { pngRecipe } from './pngRecipe.ts';
import { webpRecipe } from './webpRecipe.ts';

const FORMATS: Readonly<Record<string, RecipeFormat>> = {
  'image/png': pngRecipe,
  'image/jpeg': jpegRecipe,
  'image/webp': webpRecipe,
};

/** How this file carries a recipe; `undefined`: it cannot. */
export async function recipeFormat(file: PictureFile): Promise<RecipeFormat | undefined> {
  const kind = pictureKind(await file.bytes(0, Math.min(HEAD_BYTES, file.size)));
  return kind === undefined ? undefined : FORMATS[kind];
}
