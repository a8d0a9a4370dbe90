import { definitionOf } from '../../graph/definitionOf.ts';
import type { Palette } from '../../graph/NodeDefinition.ts';
import { withoutReroutes } from '../../graph/withoutReroutes.ts';
import type { Built } from '../rebuild/buildGraph.ts';
import { EDGE_IN_ID } from '../rebuild/ends.ts';
import type { GroupSockets } from '../rebuild/plans.ts';

/**
 * The inputs of a group that take several wires: those that lead only to inputs that do. A chain of pictures comes in by one.
 * @param groups those made already, by our types of their uses
 */
export function multipleInputs(
  { nodes, edges }: Pick<Built, 'nodes' | 'edges'>,
  palette: Palette,
  groups: ReadonlyMap<string, GroupSockets>,
): ReadonlySet<string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const found = new Map<string, boolean>();
  for (const { from, to } of withoutReroutes({ nodes, edges }).edges) {
    if (from.node !== EDGE_IN_ID) continue;
    const node = byId.get(to.node);
    const isMultiple =
      groups.get(node?.type ?? '')?.multiple.has(to.socket) ??
      definitionOf(palette, node)?.inputs[to.socket]?.multiple === true;
    found.set(from.socket, isMultiple && found.get(from.socket) !== false);
  }
  return new Set([...found].flatMap(([name, isMultiple]) => (isMultiple ? [name] : [])));
}
