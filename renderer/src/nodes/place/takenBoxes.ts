import { definitionOf } from '#shared/graph/definitionOf';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import type { Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import type { Studio } from '../../stores/studio.ts';
import { isFrame } from '../frame/frameBox.ts';
import type { Box } from './freeSpot.ts';
import { estimateGeometry } from '../rows/nodeGeometry.ts';

/** What a node may want below its form once it is there, px: the lines that say what it needs, and its footer. */
const ROOM_BELOW = 100;

/** Where every node of a graph lies that others must keep clear of. What is drawn tells its size; what was added just now is estimated. */
export function takenBoxes(studio: Studio, graph: Workflow = studio.workflow.getState().workflow): readonly Box[] {
  const drawn = studio.view.getState().canvas?.boxes();
  // Others lie in a frame, and reroutes in their way are no node one looks at.
  const nodes = graph.nodes.filter((node) => !isFrame(node));
  return nodes.map((node) => {
    const box = drawn?.get(node.id);
    return box && box.width > 0 ? { ...node.position, width: box.width, height: box.height } : boxOf(studio, node);
  });
}

/** Where a node will lie that was never drawn, with the room it will want. */
export function boxOf(
  { workflow, paletteOf }: Studio,
  node: WorkflowNode,
  graph: Workflow = workflow.getState().workflow,
): Box {
  const definition = definitionOf(paletteOf(graph), node);
  const { width, height } = estimateGeometry(node, definition);
  const room = definition && !grows(definition) ? 0 : ROOM_BELOW;
  return { ...node.position, width, height: Math.max(height + room, node.size?.height ?? 0) };
}

/** What takes something has lines to say of it and a footer; a text has lines of its own. */
function grows({ inputs, fields }: AnyNodeDefinition): boolean {
  const hasText = Object.values(fields).some((field) => field.kind === 'text' && field.multiline);
  return hasText || Object.keys(inputs).length > 0;
}
