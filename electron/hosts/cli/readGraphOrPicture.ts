import { WorkflowFileError } from '#shared/errors/inputErrors';
import { readRecipeText } from '#shared/workflow/readRecipeText';
import type { ToldWorkflow } from '#shared/workflow/readWorkflow';
import { readWorkflowFileTold } from '../../platform/files/readWorkflowFile.ts';
import { createImages } from '../../platform/images/createImages.ts';
import { isPicture } from '../../platform/images/isPicture.ts';

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
