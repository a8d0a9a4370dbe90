import type { WiredNodes } from '../graph/NodeDefinition.ts';
import type { PlannedNode } from '../graph/planRun.ts';

/** A key that a node names for its provider. */
export interface NamedKey {
  readonly node: string;
  readonly provider: string;
  readonly name: string;
}

/** The keys that will be asked for, by the nodes that name them: what is muted, or lies outside the part that runs, names none. */
export function namedKeys({ nodes }: { readonly nodes: readonly PlannedNode[] }): readonly NamedKey[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return nodes.flatMap((node) => {
    const { id, definition, fields } = node;
    const own = Object.entries(definition.fields).flatMap(([field, { kind }]) => {
      const name = fields[field];
      if (kind !== 'key-name' || typeof name !== 'string' || !definition.provider) return [];
      return [{ provider: definition.provider.id, name }];
    });
    const handed = definition.handsOn?.(fields, wiredInto(node, byId)).keys ?? [];
    return [...own, ...handed].map((key) => ({ node: id, ...key }));
  });
}

function wiredInto({ sources }: PlannedNode, byId: ReadonlyMap<string, PlannedNode>): WiredNodes {
  const wired = Object.entries(sources).filter(([, from]) => from.length > 0);
  return Object.fromEntries(
    wired.map(([socket, from]) => [socket, from.flatMap(({ node }) => byId.get(node) ?? [])] as const),
  );
}
