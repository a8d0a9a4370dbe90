import type { Field, JsonObject } from '#shared/graph/Field';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { isSeedField } from '#shared/nodes/seedControl';

/** Whether nobody set a field: nothing stands in the file, or what it is by itself. */
export function isUnset(field: Field | undefined, name: string, fields: JsonObject): boolean {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return value === undefined || value === null || value === field?.default || value === '';
}

/** Whether a field may fold away while it is unset: not what is changed most. */
export function isSecondary(field: Field): boolean {
  return field.kind !== 'model' && field.isQuick !== true && !isSeedField(field);
}

/** Whether a field is one that a group shows: whoever made the group chose it, so it never folds away. */
export function isShownByGroup({ category, fields }: AnyNodeDefinition, name: string): boolean {
  return category === 'group' && Object.hasOwn(fields, name);
}
