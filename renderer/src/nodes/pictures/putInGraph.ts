import type { NamedPicture } from '#shared/graph/Field';
import { nodeById } from '#shared/workflow/lookups';
import type { Studio } from '../../stores/studio.ts';
import { addPictures, type PictureTarget } from './addPictures.ts';
import { pictureField, pictureInput } from './namedPictures.ts';
import { undoAction } from './undoAction.ts';

/** Puts a picture of the library into the graph on screen, and says where. */
export function putInGraph(studio: Studio, picture: NamedPicture, from?: string): void {
  putAllInGraph(studio, [picture], from);
}

/** The same with several, in their order, in one node and one step of undo. */
export function putAllInGraph(studio: Studio, pictures: readonly NamedPicture[], from?: string): void {
  const { store } = studio.documents.active();
  const { said } = addPictures(studio, store, pictures, selectedTarget(studio) ?? besideTarget(from));
  studio.view.getState().notify(said, undefined, { topic: 'pictures-in', action: undoAction(studio, store) });
}

/** Where the selected node takes pictures: into it, or into what is wired to it. `undefined`: none is selected, or it takes none. */
export function selectedTarget({ workflow, paletteOf }: Studio): PictureTarget | undefined {
  const { selection, workflow: graph } = workflow.getState();
  const [id] = selection;
  if (id === undefined || selection.size > 1) return undefined;
  const definition = paletteOf(graph).get(nodeById(graph, id)?.type ?? '');
  if (pictureField(definition) !== undefined) return { kind: 'node', node: id };
  const socket = pictureInput(definition);
  // A gallery or a pick shows what comes to it: who selects one means no picture of their own.
  return socket !== undefined && definition?.category === 'generate' ? { kind: 'input', node: id, socket } : undefined;
}

function besideTarget(from: string | undefined): PictureTarget {
  return { kind: 'place', ...(from !== undefined && { beside: from }) };
}
