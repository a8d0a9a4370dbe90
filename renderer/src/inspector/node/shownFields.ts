import { fieldBeside } from '#shared/graph/definitionOf';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { isSeedField } from '#shared/nodes/seedControl';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { isSecondary, isShownByGroup, isUnset } from '../../nodes/rows/isUnset.ts';
import { hasControl } from '../../nodes/rows/rowFields.ts';

/** The fields of a node in the order of its definition, apart by whether they are folded away. */
export interface ShownFields {
  readonly shown: readonly string[];
  /** Nobody set them, and nobody needs them. */
  readonly unset: readonly string[];
}

/** What moves a seed on stands beside the seed. One field alone is not folded, nor are all there are. */
export function shownFields(node: Pick<WorkflowNode, 'fields'>, definition: AnyNodeDefinition): ShownFields {
  const { fields, inputs } = definition;
  const controls = new Set(Object.values(fields).flatMap((field) => (isSeedField(field) ? [field.control] : [])));
  const all = Object.keys(fields).filter((name) => {
    const field = fields[name];
    return field !== undefined && hasControl(field) && !controls.has(name);
  });
  const isFolded = (name: string) => {
    const field = fields[name];
    const isNeeded = inputs[name]?.required === true && fieldBeside(definition, name) !== undefined;
    const isMain = isNeeded || name === 'value' || isShownByGroup(definition, name);
    return field !== undefined && isSecondary(field) && !isMain && isUnset(field, name, node.fields ?? {});
  };
  const unset = all.filter(isFolded);
  if (unset.length < 2 || unset.length === all.length) return { shown: all, unset: [] };
  return { shown: all.filter((name) => !unset.includes(name)), unset };
}
