import { displayName } from '#shared/graph/displayName';
import { nodeById } from '#shared/workflow/lookups';
import type { Bookmark } from '#shared/workflow/Workflow';
import type { Box } from '../nodes/place/freeSpot.ts';
import { isFrame } from '../nodes/frame/frameBox.ts';
import { nodeNearest } from '../nodes/place/nearestNode.ts';
import type { Studio } from '../stores/studio.ts';

/** What is seen of the canvas, as a bookmark, named after the frame or the node in the middle; `undefined`: no canvas is on screen. */
export function bookmarkHere({ view, workflow, paletteOf }: Studio): Bookmark | undefined {
  const { canvas } = view.getState();
  if (!canvas) return undefined;
  const { x, y } = canvas.centre();
  const { workflow: graph, path } = workflow.getState();
  const boxes = canvas.boxes();
  const frames = graph.nodes.filter((node) => isFrame(node) && holds(boxes.get(node.id), x, y));
  const [smallest] = frames.toSorted((one, other) => area(boxes.get(one.id)) - area(boxes.get(other.id)));
  const node = smallest ?? nodeById(graph, nodeNearest(boxes, { x, y }) ?? '');
  const name = node ? displayName(graph, paletteOf(graph), node) : '';
  return {
    name,
    ...(path !== '' && { place: path }),
    x: Math.round(x),
    y: Math.round(y),
    zoom: Number(canvas.zoom().toFixed(3)),
  };
}

function holds(box: Box | undefined, x: number, y: number): boolean {
  return box !== undefined && x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;
}

function area(box: Box | undefined): number {
  return box ? box.width * box.height : 0;
}
