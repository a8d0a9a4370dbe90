import type { Graph } from '#shared/graph/Graph';
import { neededFor } from '#shared/graph/neededFor';
import { providerNodeType } from '#shared/nodes/providerNode';
import { providers } from '#shared/providers/index';

/** Whether a provider bills its calls: all do but the one that draws here. */
export function isBilled(providerId: string): boolean {
  return providers.some(({ id, kind }) => id === providerId && kind === 'http');
}

/** Whether a call of this node, or of any where none is named, may be billed. */
export function mayBeBilled(graph: Graph, node?: string): boolean {
  const { nodes } = node === undefined ? graph : neededFor(graph, [node]);
  return nodes.some(({ type }) => providers.some((each) => isBilled(each.id) && providerNodeType(each) === type));
}
