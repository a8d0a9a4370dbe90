import type { Field, JsonValue } from '#shared/graph/Field';
import { looksLikeKey } from '#shared/graph/keyShapes';
import { FieldInput } from '../../nodes/fields/FieldInput.tsx';

export interface MixedControlProps {
  readonly field: Field;
  /** `undefined`: it is not the same everywhere. */
  readonly value: { readonly of: JsonValue | undefined } | undefined;
  readonly onChange: (value: JsonValue | undefined) => void;
}

/** The control of a field that may hold several values at once. */
export function MixedControl({ field, value, onChange }: MixedControlProps) {
  const change = (next: JsonValue | undefined) => {
    // A key is no name of one: it does not get into a graph.
    if (field.kind !== 'key-name' || typeof next !== 'string' || !looksLikeKey(next)) onChange(next);
  };
  return <FieldInput field={field} value={value?.of} onChange={change} standIn={value ? undefined : 'mixed'} />;
}
