import type { Graph, GraphNode } from '../Graph.ts';
import type { Naming } from './Naming.ts';
import type { Palette } from '../NodeDefinition.ts';
import type { Problem } from './Problem.ts';
import type { ValidNode } from '../ValidGraph.ts';

/** The nodes that get a provider and settings of unlike families. `sound`: the nodes whose fields were not refused. */
export function checkFamilies(
  graph: Graph,
  sound: readonly ValidNode[],
  byId: ReadonlyMap<string, GraphNode>,
  { palette, nameOf }: Naming,
): Problem[] {
  const nodes = new Map(sound.map((node) => [node.id, node]));
  const bound = Map.groupBy(
    graph.edges.flatMap(({ from, to }) => {
      const source = nodes.get(from.node);
      const family = source?.definition.family?.(source.fields);
      return source && family && family !== 'any' ? [{ to: to.node, name: source.name, family }] : [];
    }),
    ({ to }) => to,
  );
  return [...bound].flatMap(([id, sources]) => {
    const first = sources[0];
    const other = first && sources.find((source) => source.family !== first.family);
    const node = byId.get(id);
    if (!node || !palette.has(node.type) || !other) return [];
    return [
      {
        code: 'family-mismatch' as const,
        node: id,
        message: `${first.name} is for ${title(first.family, palette)} models and ${other.name} for ${title(other.family, palette)}.`,
        hint: `Give ${nameOf(node)} a provider and settings of one family.`,
      },
    ];
  });
}

/** As the node of its settings says it. */
function title(family: string, palette: Palette): string {
  const own = [...palette.values()].find((one) => one.familyTitle !== undefined && one.family?.({}) === family);
  return own?.familyTitle ?? family.charAt(0).toUpperCase() + family.slice(1);
}
