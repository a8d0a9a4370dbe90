import type { Field, JsonObject, JsonValue } from './Field.ts';
import type { AnyNodeDefinition } from './NodeDefinition.ts';

/** What a person wants newly placed nodes to hold. */
export interface NewNodes {
  /** The model of a provider node, by the node's type. */
  readonly models?: Readonly<Record<string, string>>;
  /** How many pictures settings ask for. */
  readonly pictures?: number;
  /** What happens to seeds before each run. */
  readonly seedControl?: string;
}

/** What stands in the fields of a node that is newly placed; `undefined`: nothing, all of them have their defaults. */
export function placedFields(
  definition: Pick<AnyNodeDefinition, 'type' | 'fields'> | undefined,
  wanted: NewNodes = {},
): JsonObject | undefined {
  const placed = Object.entries(definition?.fields ?? {}).flatMap(([name, field]): [string, JsonValue][] => {
    const own = wantedOf(field, definition?.type ?? '', wanted);
    const value = own !== undefined && field.check(own).ok ? own : (field.placed as JsonValue | undefined);
    return value === undefined || value === field.default ? [] : [[name, value]];
  });
  return placed.length === 0 ? undefined : Object.fromEntries(placed);
}

function wantedOf(field: Field, type: string, { models = {}, pictures, seedControl }: NewNodes): JsonValue | undefined {
  if (field.kind === 'model') return models[type];
  switch (field.asNew) {
    case 'pictures':
      return pictures;
    case 'seed-control':
      return seedControl;
    case undefined:
      return undefined;
  }
}
