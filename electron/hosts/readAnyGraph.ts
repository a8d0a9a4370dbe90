import { decodeForeign } from '#shared/foreign/read/decodeForeign';
import { readGraphBytes } from '../platform/files/readWorkflowFile.ts';
import type { Images } from '../platform/images/createImages.ts';
import { isPicture } from '../platform/images/isPicture.ts';
import { graphTextOf } from '../platform/images/origin/graphTextOf.ts';

/**
 * The text of a graph of any program: of a file, or of what a picture carries, the first that can be read; else of the JSON beside a picture.
 * @param name what messages call the file
 * @throws WorkflowFileError saying why there is none
 */
export async function readAnyGraph(
  path: string,
  name: string,
  { readOrigin }: Pick<Images, 'readOrigin'>,
): Promise<string> {
  if (!(await isPicture(path))) return decodeForeign(await readGraphBytes(path), name);
  return graphTextOf(await readOrigin(path, [path.replace(/\.[^./\\]*$/, '.json')]), name);
}
