import type { Graph, GraphNode } from '../Graph.ts';
import type { Palette, Wires } from '../NodeDefinition.ts';
import type { ValidNode } from '../ValidGraph.ts';
import type { Naming } from './Naming.ts';
import type { Problem } from './Problem.ts';

/** The families of what one node carries into another, over all the wires between them. */
interface Carried {
  readonly name: string;
  readonly families: readonly string[];
}

/**
 * The nodes that get a provider and settings of unlike families. What hands on says its settings in the words of each of its models, so
 * families may meet in it, and what comes from one such node fits itself. `sound`: the nodes whose fields were not refused.
 */
export function checkFamilies(
  graph: Graph,
  sound: readonly ValidNode[],
  byId: ReadonlyMap<string, GraphNode>,
  wires: (id: string) => Wires,
  { palette, nameOf }: Naming,
): Problem[] {
  const nodes = new Map(sound.map((node) => [node.id, node]));
  const into = new Map<string, Map<string, Carried>>();
  for (const { from, to } of graph.edges) {
    const source = nodes.get(from.node);
    const target = byId.get(to.node);
    if (!source || !target || palette.get(target.type)?.handsOn) continue;
    const families = familiesOf(source, from.socket, wires);
    if (families.length === 0) continue;
    const own = into.get(to.node) ?? new Map<string, Carried>();
    into.set(to.node, own.set(source.id, { name: source.name, families }));
  }
  return [...into].flatMap(([id, carried]): Problem[] => {
    const [first, ...rest] = carried.values();
    const other = first && rest.find(({ families }) => !isOneFamily([...first.families, ...families]));
    const node = byId.get(id);
    if (!node || !palette.has(node.type) || !other) return [];
    const titles = ({ families }: Carried) => families.map((family) => title(family, palette)).join(' and ');
    const isMixed = first.families.length > 1 || other.families.length > 1;
    return [
      {
        code: 'family-mismatch',
        node: id,
        message: `${first.name} is for ${titles(first)} models and ${other.name} for ${titles(other)}.`,
        hint: isMixed
          ? `Wire both through the node that gives several families: it says settings in the words of each.`
          : `Give ${nameOf(node)} a provider and settings of one family.`,
      },
    ];
  });
}

function isOneFamily(families: readonly string[]): boolean {
  return families.every((family) => family === families[0]);
}

function familiesOf(
  { id, definition, fields }: ValidNode,
  socket: string,
  wires: (id: string) => Wires,
): readonly string[] {
  if (definition.handsOn) {
    const { families } = definition.handsOn(fields, wires(id).into);
    return Object.hasOwn(families, socket) ? (families[socket] ?? []) : [];
  }
  const family = definition.family?.(fields);
  return family === undefined || family === 'any' ? [] : [family];
}

/** As the node of its settings says it. */
function title(family: string, palette: Palette): string {
  const own = [...palette.values()].find((one) => one.familyTitle !== undefined && one.family?.({}) === family);
  return own?.familyTitle ?? family.charAt(0).toUpperCase() + family.slice(1);
}
