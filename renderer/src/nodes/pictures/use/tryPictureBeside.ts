import { graphOfCell, type CellPicture } from '#shared/models/graphOfCell';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { openGraph, openItsGraph } from '../../../gallery/use/openItsGraph.ts';
import type { Studio } from '../../../stores/studio.ts';
import { askBeside } from '../../insert/putBeside.ts';

/**
 * Asks which models are to be tried beside the one that made a picture, with all it was made with: in its graph, opened as it ran; of a cell of a
 * sweep, in the graph of that cell alone, since each model is asked for every cell there is.
 */
export async function tryPictureBeside(studio: Studio, picture: string): Promise<void> {
  const { made } = await studio.client('picture.details', { id: picture });
  const opened = made?.row?.cell ? await openItsCell(studio, picture, made) : await openItsGraph(studio, { picture });
  if (made && opened !== undefined) await askBeside(studio, made.node);
}

async function openItsCell(studio: Studio, picture: string, made: CellPicture): Promise<string> {
  const graph = readWorkflow((await studio.client('picture.graph', { id: picture })).workflow);
  return openGraph(studio, graphOfCell(graph, made, studio.paletteOf(graph)), made.node);
}
