import type { PlannedNode } from '../graph/planRun.ts';
import { providers } from '../providers/index.ts';
import { providerNodeType } from './providerNode.ts';

/** A key that a node names for its provider. */
export interface NamedKey {
  readonly node: string;
  readonly provider: string;
  readonly name: string;
}

/** The keys that will be asked for, by the nodes that name them: what is muted, or lies outside the part that runs, names none. */
export function namedKeys({ nodes }: { readonly nodes: readonly PlannedNode[] }): readonly NamedKey[] {
  return nodes.flatMap(({ id, definition, fields: { keyName: name } }) => {
    const provider = providers.find((candidate) => providerNodeType(candidate) === definition.type);
    return provider?.kind === 'http' && typeof name === 'string' ? [{ node: id, provider: provider.id, name }] : [];
  });
}
