import { WorkflowFileError } from '#shared/errors/inputErrors';
import { decodeForeign } from '#shared/foreign/read/decodeForeign';
import { readRecipeText } from '#shared/workflow/readRecipeText';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { readGraphBytes } from '../../platform/files/readWorkflowFile.ts';
import { createImages } from '../../platform/images/createImages.ts';
import { isPicture } from './readGraphOrPicture.ts';

/**
 * The text of a graph of any program: of a file, or of what a picture carries, the first that can be read.
 * @throws WorkflowFileError saying why there is none
 */
export async function readForeign(path: string): Promise<string> {
  if (!(await isPicture(path))) return decodeForeign(await readGraphBytes(path), path);
  const images = createImages();
  try {
    const { graph, recipe } = await images.readOrigin(path);
    if (recipe !== undefined) return writeWorkflow(readRecipeText(recipe));
    if (graph) return graph.text;
  } finally {
    await images.close();
  }
  throw new WorkflowFileError(`${path} is a picture that carries no graph.`, {
    hint: 'Websites and chat programs take it out. Look for the file as the program wrote it.',
  });
}
