import type { JsonObject } from '#shared/graph/Field';
import { newNode } from '#shared/workflow/newNode';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import type { Studio } from '../../stores/studio.ts';

/** A new node for the graph on screen, with what a person wants new ones to hold. `fields` stand above that. */
export function makeNode(
  { settings, workflow, paletteOf }: Pick<Studio, 'settings' | 'workflow' | 'paletteOf'>,
  node: Pick<WorkflowNode, 'id' | 'type' | 'position'>,
  fields?: JsonObject,
): WorkflowNode {
  return newNode(node, paletteOf(workflow.getState().workflow), settings.getState().settings?.newNodes, fields);
}
