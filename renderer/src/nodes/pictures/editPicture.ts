import type { PictureDetails } from '#shared/api/contract';
import { AppError } from '#shared/errors/AppError';
import type { Edge } from '#shared/graph/Graph';
import type { NamedPicture } from '#shared/graph/Field';
import { imageInput } from '#shared/nodes/imageInput';
import { imageProcessor } from '#shared/nodes/imageProcessor';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import type { Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import { attempt } from '../../stores/attempt.ts';
import type { Studio } from '../../stores/studio.ts';
import type { Box } from '../place/freeSpot.ts';
import { makeNode } from '../place/makeNode.ts';
import { BESIDE, placeNear } from '../place/placeNode.ts';
import { besideOf, inTheMiddle } from './addPictures.ts';
import { feedsFor, type Feed } from './feedsFor.ts';

const INPUT = 'picture';
const PROCESSOR = 'edit';
/** px between a node and the next of the same column. */
const BELOW = 20;

/**
 * Makes what edits a picture, as one step of undo: the picture, a processor that asks the same provider with the same settings, and the keys in
 * its prompt. The picture is the first of its references.
 * @param from the node it is shown in, where that is on screen
 */
export function editPicture(studio: Studio, picture: NamedPicture, from?: string): Promise<void> {
  return attempt(studio, undefined, async () => {
    const { documents, view, client } = studio;
    const details = await client('picture.details', { id: picture.id });
    const ran = await ranGraph(studio, details);
    const { store } = documents.active();
    view.getState().closeLightbox();
    view.getState().showSection('graph');
    // Places are known once the canvas is on screen.
    await nextFrame();
    const { workflow } = store.getState();
    const feeds = feedsFor({ workflow, palette: studio.paletteOf(workflow), ran, made: details.made });
    const { nodes, edges, wires } = chainOf(studio, { picture, wasMade: details.made !== undefined }, feeds, from);
    const ids = store.getState().addPart({ nodes, edges }, wires);
    const processor = ids[nodes.findIndex(({ id }) => id === PROCESSOR)] ?? '';
    await nextFrame();
    const { canvas } = view.getState();
    canvas?.show(ids);
    store.getState().select([processor]);
    canvas?.write(processor);
  });
}

interface Edited {
  readonly picture: NamedPicture;
  /** A call made it, so that it may be some model's answer. */
  readonly wasMade: boolean;
}

function chainOf(studio: Studio, { picture, wasMade }: Edited, feeds: readonly Feed[], from: string | undefined) {
  const wish = (from !== undefined && besideOf(studio, from, 'right')) || inTheMiddle(studio);
  const input = placeNear(studio, imageInput.type, wish);
  const processor = placeNear(studio, imageProcessor.type, () => ({ x: input.x + input.width + BESIDE, y: input.y }), [
    input,
  ]);
  const taken: Box[] = [input, processor];
  const nodes: WorkflowNode[] = [
    makeNode(studio, { id: INPUT, type: imageInput.type, position: spot(input) }, { pictures: [picture] }),
    {
      // The model that made it is given it back as its own answer.
      ...makeNode(
        studio,
        { id: PROCESSOR, type: imageProcessor.type, position: spot(processor) },
        wasMade ? { firstReference: 'earlier-turn' } : undefined,
      ),
      title: 'Edit',
    },
  ];
  const edges: Edge[] = [{ from: { node: INPUT, socket: 'images' }, to: { node: PROCESSOR, socket: 'references' } }];
  const wires: Edge[] = [];
  for (const { socket, source, copy } of feeds) {
    const wire = { from: source, to: { node: PROCESSOR, socket } };
    if (!copy) {
      wires.push(wire);
      continue;
    }
    const last = taken.findLast(({ x }) => x === input.x) ?? input;
    const place = placeNear(studio, copy.type, () => ({ x: input.x, y: last.y + last.height + BELOW }), taken);
    taken.push(place);
    nodes.push({ ...copy, position: spot(place) });
    edges.push(wire);
  }
  return { nodes, edges, wires };
}

function spot({ x, y }: Box) {
  return { x, y };
}

/** The graph that made a picture, as it ran; `undefined`: there is none, or this program cannot read it. */
async function ranGraph({ client }: Studio, { made }: PictureDetails): Promise<Workflow | undefined> {
  if (!made) return undefined;
  try {
    return readWorkflow((await client('run.details', { runId: made.runId })).workflow);
  } catch (caught) {
    if (caught instanceof AppError) return undefined;
    throw caught;
  }
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      resolve();
    });
  });
}
