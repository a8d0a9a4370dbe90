import type { JsonObject } from '../graph/Field.ts';
import type { Palette } from '../graph/NodeDefinition.ts';
import { placedFields, type NewNodes } from '../graph/placedFields.ts';
import type { WorkflowNode } from './Workflow.ts';

/** A node that is newly placed, with what a person wants new ones to hold. `fields` stand above that. */
export function newNode(
  node: Pick<WorkflowNode, 'id' | 'type' | 'position'>,
  palette: Palette,
  wanted?: NewNodes,
  fields?: JsonObject,
): WorkflowNode {
  const placed = placedFields(palette.get(node.type), wanted);
  return { ...node, ...((placed ?? fields) && { fields: { ...placed, ...fields } }) };
}
