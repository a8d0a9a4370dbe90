import type { Field } from '#shared/graph/Field';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { FieldInput } from './FieldInput.tsx';
import { useFieldValue } from './useFieldValue.ts';

export interface FieldControlProps {
  readonly node: WorkflowNode;
  readonly name: string;
  readonly field: Field;
}

/** The control of one field of a node; a value that does not pass is marked and says why. */
export function FieldControl({ node, name, field }: FieldControlProps) {
  const { value, set, fault } = useFieldValue(node, name, field);
  return <FieldInput field={field} value={value} onChange={set} fault={fault} of={{ node: node.id, field: name }} />;
}
