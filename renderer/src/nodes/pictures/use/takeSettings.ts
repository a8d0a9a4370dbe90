import type { PictureDetails } from '#shared/api/contract';
import { AppError } from '#shared/errors/AppError';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { graphOfCell } from '#shared/models/graphOfCell';
import { imageProcessor } from '#shared/nodes/imageProcessor';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { attempt } from '../../../stores/attempt.ts';
import type { Studio } from '../../../stores/studio.ts';
import { makeNode } from '../../place/makeNode.ts';
import { placeNear } from '../../place/placeNode.ts';
import { besideOf, inTheMiddle } from '../addPictures.ts';
import { undoAction } from '../undoAction.ts';
import { chosenProcessor } from './chosenProcessor.ts';
import { withSeed } from './withSeed.ts';
import { withSettings } from './withSettings.ts';

/** Notices of what became of the graph. */
const TOPIC = 'picture-use';

/** Has the chosen processor of the open graph ask as this picture was asked for, but for words, pictures and seed: as one step of undo. */
export function takeSettings(studio: Studio, id: string): Promise<void> {
  return attempt(studio, undefined, async () => {
    const { documents, view, client } = studio;
    const details = await client('picture.details', { id });
    const graph = await ranGraph(studio, id);
    const ran =
      graph && withoutGroups(details.made ? graphOfCell(graph, details.made, studio.paletteOf(graph)) : graph);
    const maker = ran && makerIn(ran, details);
    const { notify } = view.getState();
    if (!ran || maker === undefined) {
      notify('The library does not know the settings of this picture as a graph has them.', toldBy(details), {
        topic: TOPIC,
      });
      return;
    }
    const { store } = documents.active();
    const { workflow, selection } = store.getState();
    const chosen = chosenProcessor(workflow, selection);
    if (chosen === 'several') {
      notify('Which processor? There are several in this graph.', 'Select one, then try again.', { topic: TOPIC });
      return;
    }
    const processor = chosen?.id ?? store.getState().newId();
    const start = chosen ? workflow : withProcessor(studio, workflow, processor);
    const changed = withSettings({
      workflow: start,
      palette: studio.paletteOf(start),
      ran,
      maker,
      processor,
      make: (type) =>
        makeNode(studio, { id: store.getState().newId(), type, position: placeOf(studio, type, chosen?.id) }),
    });
    if (changed === workflow) {
      notify('The settings are the same already.', undefined, { topic: TOPIC });
      return;
    }
    store.getState().change(changed, [processor]);
    notify(
      `Settings of ${details.made?.model ?? 'the picture'} are set.`,
      'Words, pictures and seed stay as they are.',
      {
        topic: TOPIC,
        action: undoAction(studio, store),
      },
    );
  });
}

/** Gives the chosen processor of the open graph the seed of this picture, fixed: as one step of undo. */
export function takeSeed(studio: Studio, id: string): Promise<void> {
  return attempt(studio, undefined, async () => {
    const { documents, view, client } = studio;
    const { made, imported } = await client('picture.details', { id });
    const { notify } = view.getState();
    const seed = made?.seed ?? imported?.seed;
    if (seed === undefined || seed < 0) {
      notify('The library does not know the seed of this picture.', undefined, { topic: TOPIC });
      return;
    }
    const { store } = documents.active();
    const { workflow, selection } = store.getState();
    const chosen = chosenProcessor(workflow, selection);
    if (chosen === undefined || chosen === 'several') {
      notify(
        chosen ? 'Which processor? There are several in this graph.' : 'This graph has no processor.',
        chosen ? 'Select one, then try again.' : 'Add one, or open the graph of the picture.',
        { topic: TOPIC },
      );
      return;
    }
    store.getState().change(withSeed(workflow, chosen.id, seed), [chosen.id]);
    notify(`Seed ${String(seed)} is set, and stays.`, undefined, { topic: TOPIC, action: undoAction(studio, store) });
  });
}

/** `undefined`: none is known, or this program cannot read it. */
async function ranGraph({ client }: Studio, id: string): Promise<Workflow | undefined> {
  try {
    return readWorkflow((await client('picture.graph', { id })).workflow);
  } catch (caught) {
    if (caught instanceof AppError) return undefined;
    throw caught;
  }
}

/** The node that asked for it; in a graph that came with a picture, the only one that asks for any. */
function makerIn(ran: Workflow, { made }: PictureDetails): string | undefined {
  if (made) return made.node;
  const makers = ran.nodes.filter(({ type }) => type === imageProcessor.type);
  return makers.length === 1 ? makers[0]?.id : undefined;
}

function withProcessor(studio: Studio, workflow: Workflow, id: string): Workflow {
  const { x, y } = placeNear(studio, imageProcessor.type, inTheMiddle(studio));
  const node = makeNode(studio, { id, type: imageProcessor.type, position: { x, y } });
  return { ...workflow, nodes: [...workflow.nodes, node] };
}

function placeOf(studio: Studio, type: string, processor: string | undefined) {
  const wish = (processor !== undefined && besideOf(studio, processor, 'left')) || inTheMiddle(studio);
  const { x, y } = placeNear(studio, type, wish);
  return { x, y };
}

/** Of a picture from elsewhere, what its file says can still be copied by hand. */
function toldBy({ imported }: PictureDetails): string | undefined {
  return imported && imported.settings.length > 0 ? 'Its details tell what its file says of them.' : undefined;
}
