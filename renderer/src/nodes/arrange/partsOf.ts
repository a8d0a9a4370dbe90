import type { TidyNode, TidyWire } from './TidyGraph.ts';

export interface Part {
  readonly nodes: readonly TidyNode[];
  readonly wires: readonly TidyWire[];
}

/** The parts of a graph that no wire joins, in the order of their topmost nodes. */
export function partsOf(nodes: readonly TidyNode[], wires: readonly TidyWire[]): readonly Part[] {
  const root = new Map(nodes.map(({ id }) => [id, id]));
  const find = (id: string): string => {
    let at = id;
    for (let up = root.get(at) ?? at; up !== at; up = root.get(at) ?? at) {
      root.set(at, root.get(up) ?? up);
      at = up;
    }
    return at;
  };
  const known = wires.filter(({ from, to }) => root.has(from) && root.has(to));
  for (const { from, to } of known) root.set(find(from), find(to));
  const parts = new Map<string, { nodes: TidyNode[]; wires: TidyWire[] }>();
  const partOf = (id: string) => {
    const part = parts.get(find(id)) ?? { nodes: [], wires: [] };
    parts.set(find(id), part);
    return part;
  };
  for (const node of [...nodes].sort((a, b) => a.y - b.y || a.x - b.x)) partOf(node.id).nodes.push(node);
  for (const wire of known) partOf(wire.from).wires.push(wire);
  return [...parts.values()];
}
