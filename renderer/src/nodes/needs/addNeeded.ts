import { text } from '#shared/nodes/text';
import type { Studio } from '../../stores/studio.ts';
import type { Box } from '../place/freeSpot.ts';
import { BESIDE, placeNear } from '../place/placeNode.ts';
import { boxOf } from '../place/takenBoxes.ts';
import { providerFor } from './providerFor.ts';
import { isIncomplete, whatIsNeeded } from './whatIsNeeded.ts';

/** px between nodes of one column. */
const BELOW = 20;

/** Whether a node lacks something that `addNeeded` would add. */
export function lacksSomething({ workflow, paletteOf }: Studio, node: string): boolean {
  const { workflow: graph } = workflow.getState();
  return isIncomplete(graph, paletteOf(graph), node);
}

/** Adds and wires all that a node lacks to run, each in a free place and in view, as one step of undo. */
export function addNeeded(studio: Studio, node: string): void {
  const { workflow: graph, addPart, select } = studio.workflow.getState();
  const wanted = studio.settings.getState().settings?.newNodes;
  const needed = whatIsNeeded(graph, studio.paletteOf(graph), node, providerFor(studio), wanted);
  if (needed.edges.length === 0) return;
  const canvas = studio.view.getState().canvas;
  const places = new Map<string, Box>(canvas?.boxes());
  for (const each of graph.nodes) if (!places.get(each.id)?.width) places.set(each.id, boxOf(studio, each));
  const laid: Box[] = [];
  const columns = new Map<string, number>();
  const nodes = needed.nodes.map((each) => {
    const { of, side } = needed.beside.get(each.id) ?? { of: node, side: 'left' };
    const anchor = places.get(of) ?? { x: 0, y: 0, width: 0, height: 0 };
    const column = `${side} of ${of}`;
    const y = columns.get(column) ?? anchor.y;
    const place = placeNear(
      studio,
      each.type,
      ({ width }) => ({ x: side === 'left' ? anchor.x - BESIDE - width : anchor.x + anchor.width + BESIDE, y }),
      laid,
    );
    columns.set(column, place.y + place.height + BELOW);
    laid.push(place);
    places.set(each.id, place);
    return { ...each, position: { x: place.x, y: place.y } };
  });
  const added = new Set(nodes.map(({ id }) => id));
  const { within = [], across = [] } = Object.groupBy(needed.edges, ({ from, to }) =>
    added.has(from.node) && added.has(to.node) ? 'within' : 'across',
  );
  const ids = addPart({ nodes, edges: within }, across);
  select([node]);
  canvas?.reveal([node, ...ids]);
  const prompt = ids[nodes.findIndex(({ type }) => type === text.type)];
  if (prompt !== undefined) canvas?.write(prompt);
}
