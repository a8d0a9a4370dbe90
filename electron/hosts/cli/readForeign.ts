import { createImages } from '../../platform/images/createImages.ts';
import { readAnyGraph } from '../readAnyGraph.ts';

/** The text of a graph of any program, called by its path. @throws WorkflowFileError saying why there is none */
export async function readForeign(path: string): Promise<string> {
  const images = createImages();
  try {
    return await readAnyGraph(path, path, images);
  } finally {
    await images.close();
  }
}
