import { attempt } from '../../stores/attempt.ts';
import type { Studio } from '../../stores/studio.ts';
import { openItsGraph } from './openItsGraph.ts';

/** Opens the graphs that picture files carry, of any program, each in a tab of its own; one that carries none is told of. They come into the library. */
export async function openTheirGraphs(studio: Studio, files: readonly File[]): Promise<void> {
  const { client, view } = studio;
  const { pictures, refused } = await studio.importPictures(files, () => undefined);
  for (const { name, error } of refused) view.getState().notify(`${name}: ${error.message}`, error.hint);
  for (const { id } of pictures)
    await attempt(studio, undefined, async () => {
      const { made, imported } = await client('picture.details', { id });
      if (made || imported?.graph === 'own') await openItsGraph(studio, { picture: id });
      else await studio.files.importGraph({ picture: id });
    });
}
