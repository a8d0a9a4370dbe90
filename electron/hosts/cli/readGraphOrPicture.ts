import { stat } from 'node:fs/promises';
import { AppError } from '#shared/errors/AppError';
import { WorkflowFileError } from '#shared/errors/inputErrors';
import { readRecipeText } from '#shared/workflow/readRecipeText';
import type { ToldWorkflow } from '#shared/workflow/readWorkflow';
import { readWorkflowFileTold } from '../../platform/files/readWorkflowFile.ts';
import { createImages } from '../../platform/images/createImages.ts';
import { kindOf, openPicture } from '../../platform/images/pictureFormats.ts';

/** The graph in a graph file, or in the recipe of a picture, and what of it could not be read. @throws WorkflowFileError saying why there is none */
export async function readGraphOrPicture(path: string): Promise<ToldWorkflow> {
  if (!(await isPicture(path))) return await readWorkflowFileTold(path);
  const images = createImages();
  try {
    const recipe = await images.readRecipe(path);
    if (recipe !== undefined) return { workflow: readRecipeText(recipe), left: [] };
  } finally {
    await images.close();
  }
  throw new WorkflowFileError(`${path} is a picture that carries no recipe.`, {
    hint: 'Beside a picture with content credentials its graph lies as a file that ends in .lumi.json.',
  });
}

/** What cannot be looked at is told of by who reads graphs. */
export async function isPicture(path: string): Promise<boolean> {
  try {
    // Opening a pipe would wait for someone to write into it.
    if (!(await stat(path)).isFile()) return false;
    await using file = await openPicture(path);
    return (await kindOf(file)) !== undefined;
  } catch (caught) {
    if (caught instanceof AppError || (caught instanceof Error && 'code' in caught)) return false;
    throw caught;
  }
}
