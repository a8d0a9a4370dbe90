import type { Field } from '#shared/graph/Field';

/** Whether a field's control is one in which a number is typed, stepped and dragged. */
export function isNumber(field: Field | undefined): boolean {
  return field?.kind === 'integer' || field?.kind === 'whole' || field?.kind === 'optional-number';
}
