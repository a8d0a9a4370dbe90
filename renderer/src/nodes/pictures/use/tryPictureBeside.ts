import { openItsGraph } from '../../../gallery/use/openItsGraph.ts';
import type { Studio } from '../../../stores/studio.ts';
import { askBeside } from '../../insert/putBeside.ts';

/** Asks which models are to be tried beside the one that made a picture, with all it was made with: in its graph, opened as it ran. */
export async function tryPictureBeside(studio: Studio, picture: string): Promise<void> {
  const { made } = await studio.client('picture.details', { id: picture });
  await openItsGraph(studio, { picture });
  if (made) await askBeside(studio, made.node);
}
