import { text } from '#shared/nodes/text';
import type { Position, Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import type { WorkflowStore } from '../../stores/graph/workflowStore.ts';
import type { Studio } from '../../stores/studio.ts';
import { makeNode } from './makeNode.ts';
import { placePart } from './placePart.ts';

/** Makes a text node of a text, in the free place nearest to a point, else in the middle of what is seen. Gives its id. */
export function addText(studio: Studio, graph: WorkflowStore, value: string, at?: Position): string {
  const { workflow, addPart } = graph.getState();
  const wish = at ?? studio.view.getState().canvas?.centre() ?? { x: 0, y: 0 };
  const [id = ''] = addPart({ nodes: [textAt(studio, value, wish, workflow)], edges: [] });
  return id;
}

/** The text node that would be added to a graph there. */
export function textAt(studio: Studio, value: string, wish: Position, workflow: Workflow): WorkflowNode {
  const node = makeNode(studio, { id: 'new', type: text.type, position: { x: 0, y: 0 } }, { value });
  const [placed = node] = placePart(studio, [node], wish, workflow);
  return placed;
}
