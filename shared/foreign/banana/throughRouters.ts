import type { ForeignNode } from '../ForeignGraph.ts';
import type { NamedWire } from './readWires.ts';

/** A node that only leads wires on: what comes in by a name goes out by the same. */
const ROUTER = 'router';

/** The wires without the routers they go through. One that goes round in a circle, or that nothing feeds, is gone with them. */
export function throughRouters(
  wires: readonly NamedWire[],
  nodes: readonly ForeignNode[],
): { readonly wires: readonly NamedWire[]; readonly nodes: readonly ForeignNode[] } {
  const routers = new Set(nodes.flatMap(({ id, type }) => (type === ROUTER ? [id] : [])));
  if (routers.size === 0) return { wires, nodes };
  const into = new Map(wires.map((wire) => [`${wire.to.node} ${plainName(wire.to.input)}`, wire]));
  const found = new Map<string, NamedWire['from'] | undefined>();
  const sourceOf = (from: NamedWire['from']): NamedWire['from'] | undefined => {
    const way = new Set<string>();
    let at: NamedWire['from'] | undefined = from;
    while (at && routers.has(at.node)) {
      const key: string = `${at.node} ${plainName(at.output)}`;
      if (found.has(key) || way.has(key)) {
        at = found.get(key);
        break;
      }
      way.add(key);
      at = into.get(key)?.from;
    }
    for (const key of way) found.set(key, at);
    return at;
  };
  return {
    nodes: nodes.filter(({ id }) => !routers.has(id)),
    wires: wires.flatMap((wire) => {
      if (routers.has(wire.to.node)) return [];
      const from = sourceOf(wire.from);
      return from ? [{ ...wire, from }] : [];
    }),
  };
}

/** `generic-input` comes out as `generic-output`. */
function plainName(handle: string): string {
  return handle.replace(/-(?:input|output|in|out)$/, '');
}
