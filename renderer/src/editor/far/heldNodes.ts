import type { Node } from '@xyflow/react';
import { inheritSource, type FlowNode } from '../node/flowNodes.ts';

/** From the nodes of a graph, those React Flow is to draw: near by what is in view and what is held, from afar nothing but what is held. */
export function heldNodes(nodes: FlowNode[], held: ReadonlySet<string>, isNear: boolean): FlowNode[] {
  if (isNear && held.size === 0) return nodes;
  return nodes.map((node) => {
    // There are few frames, and their ground lets everything through.
    if (held.has(node.id) || (!isNear && node.type === 'frame'))
      return isNear && !node.dragging ? changed(pinned, node, { dragging: true }) : node;
    return isNear ? node : changed(hidden, node, { hidden: true });
  });
}

/** Whether a node that React Flow draws is really being dragged: what is only held says so too. */
export function isDragged(node: Node): boolean {
  return node.dragging === true && !onlyHeld.has(node);
}

/** What is hidden keeps its place, its size and its sockets; what counts as being dragged stays drawn when it is out of view. */
function changed(known: WeakMap<FlowNode, FlowNode>, node: FlowNode, change: Partial<FlowNode>): FlowNode {
  const before = known.get(node);
  if (before) return before;
  const copy = inheritSource({ ...node, ...change }, node);
  known.set(node, copy);
  if (known === pinned) onlyHeld.add(copy);
  return copy;
}

/** The same node gets the same copy, so that nothing is taken over that did not change. */
const hidden = new WeakMap<FlowNode, FlowNode>();
const pinned = new WeakMap<FlowNode, FlowNode>();
const onlyHeld = new WeakSet<Node>();
