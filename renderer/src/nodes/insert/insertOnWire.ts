import { definitionOf } from '#shared/graph/definitionOf';
import { downstreamOf } from '#shared/graph/downstreamOf';
import type { Edge } from '#shared/graph/Graph';
import { moveNodes } from '#shared/workflow/edits';
import { nodeById } from '#shared/workflow/lookups';
import type { Size, Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import type { Studio } from '../../stores/studio.ts';
import { freeSpot, onGrid, type Box } from '../place/freeSpot.ts';
import { makeNode } from '../place/makeNode.ts';
import { boxOf, takenBoxes } from '../place/takenBoxes.ts';
import { carriedBy, passageOf, withPassage } from './wirePassage.ts';

/** Between the nodes of a wire, px. */
const ROOM = 60;

/** Puts a new node of a type on a wire; what follows moves aside where there is no room. One step of undo. Gives its id. */
export function insertNewOnWire(studio: Studio, edge: Edge, type: string): string | undefined {
  const id = studio.workflow.getState().newId();
  const node = makeNode(studio, { id, type, position: { x: 0, y: 0 } });
  return insertNode(studio, edge, node) ? id : undefined;
}

/** Puts a node of the graph that nothing is wired to on a wire, in the same way. Gives whether it fits. */
export function insertOnWire(studio: Studio, edge: Edge, id: string): boolean {
  const node = nodeById(studio.workflow.getState().workflow, id);
  return node !== undefined && insertNode(studio, edge, node);
}

function insertNode(studio: Studio, edge: Edge, node: WorkflowNode): boolean {
  const { workflow, change } = studio.workflow.getState();
  const others = { ...workflow, nodes: workflow.nodes.filter(({ id }) => id !== node.id) };
  const put = putOnWire(studio, others, edge, node);
  if (put) change(put, [node.id]);
  return put !== undefined;
}

/** A graph with a node on a wire of it, and with room for it; `undefined`: what the wire carries does not go through that node. */
export function putOnWire(studio: Studio, others: Workflow, edge: Edge, node: WorkflowNode): Workflow | undefined {
  const palette = studio.paletteOf(others);
  const type = carriedBy(others, palette, edge);
  const definition = definitionOf(palette, node);
  const passage = type && definition && passageOf(definition, type);
  if (!passage) return undefined;
  const size = boxOf(studio, node, others);
  const { graph, wish } = withRoom(studio, others, edge, size);
  const placed = { ...node, position: freeSpot(wish, size, takenBoxes(studio, graph)) };
  return withPassage({ ...graph, nodes: [...graph.nodes, placed] }, edge, node.id, passage);
}

/** Moves what follows a wire to the right, until a node of a size has room between its ends; gives where it would best lie. */
export function withRoom(studio: Studio, graph: Workflow, edge: Edge, { width }: Size): { graph: Workflow; wish: Box } {
  const boxAt = (id: string) => {
    const node = nodeById(graph, id);
    const drawn = studio.view.getState().canvas?.boxes().get(id);
    if (!node) return { x: 0, y: 0, width: 0, height: 0 };
    return drawn ? { ...drawn, ...node.position } : boxOf(studio, node);
  };
  const from = boxAt(edge.from.node);
  const to = boxAt(edge.to.node);
  const start = from.x + from.width;
  const lacking = start + width + 2 * ROOM - to.x;
  // A wire that leads back to the left has its room wherever the node finds some.
  const shift = to.x > start - from.width && lacking > 0 ? onGrid({ x: lacking + 10, y: 0 }).x : 0;
  const following = new Set(shift > 0 ? downstreamOf(graph, [edge.to.node]) : []);
  const moves = graph.nodes
    .filter(({ id, position }) => following.has(id) && position.x >= to.x)
    .map(({ id, position }) => ({ id, position: { x: position.x + shift, y: position.y } }));
  const middle = (start + to.x + shift - width) / 2;
  const y = (from.y + to.y) / 2;
  return { graph: moves.length > 0 ? moveNodes(graph, moves) : graph, wish: { ...from, x: middle, y } };
}
