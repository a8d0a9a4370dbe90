import type { Position, Size, Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import type { Studio } from '../../stores/studio.ts';
import { aroundAll, freeShift, onGrid, type Box } from './freeSpot.ts';
import { boxOf, takenBoxes } from './takenBoxes.ts';

/**
 * The nodes of a part of a graph, moved together to the free place nearest to a wish: how they lie among each other stays, and none lies on
 * any other.
 * @param wish where the top left of them all goes
 * @param graph where they are to lie
 * @param sizes of those that are known, by their ids, px
 */
export function placePart(
  studio: Studio,
  nodes: readonly WorkflowNode[],
  wish: Position,
  graph: Workflow,
  sizes: ReadonlyMap<string, Size> = new Map(),
): readonly WorkflowNode[] {
  if (nodes.length === 0) return nodes;
  const boxes = nodes.map((node): Box => {
    const size = sizes.get(node.id);
    return size && size.width > 0 ? { ...node.position, width: size.width, height: size.height } : boxOf(studio, node);
  });
  const { x, y } = aroundAll(boxes);
  const start = onGrid(wish);
  const moved = (by: Position) => (box: Box) => ({ ...box, x: box.x + by.x, y: box.y + by.y });
  const shift = freeShift(boxes.map(moved({ x: start.x - x, y: start.y - y })), takenBoxes(studio, graph));
  const by = { x: start.x - x + shift.x, y: start.y - y + shift.y };
  return nodes.map((node) => ({ ...node, position: { x: node.position.x + by.x, y: node.position.y + by.y } }));
}
