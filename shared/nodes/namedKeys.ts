import type { PlannedNode } from '../graph/planRun.ts';

/** A key that a node names for its provider. */
export interface NamedKey {
  readonly node: string;
  readonly provider: string;
  readonly name: string;
}

/** The keys that will be asked for, by the nodes that name them: what is muted, or lies outside the part that runs, names none. */
export function namedKeys({ nodes }: { readonly nodes: readonly PlannedNode[] }): readonly NamedKey[] {
  return nodes.flatMap(({ id, definition, fields }) =>
    Object.entries(definition.fields).flatMap(([field, { kind }]) => {
      const name = fields[field];
      if (kind !== 'key-name' || typeof name !== 'string' || !definition.provider) return [];
      return [{ node: id, provider: definition.provider.id, name }];
    }),
  );
}
