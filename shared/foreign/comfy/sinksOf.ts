import { EDGE_IN, type ForeignGraph, type ForeignSubgraph, type ForeignWire } from '../ForeignGraph.ts';
import type { ForeignClasses } from '../rebuild/Rebuilt.ts';

/** What a wire feeds in the end. */
export interface Sink {
  /** What it feeds in the graph where it begins. */
  readonly to: ForeignWire['to'];
  /** Inputs of known classes, however many borders of subgraphs are between. */
  readonly inputs: readonly string[];
}

const REROUTE = 'Reroute';

/** Finds what the outputs of a graph's nodes feed, through reroutes and into the subgraphs that they are wired to. */
export function createSinks(
  graph: ForeignGraph,
  classes: ForeignClasses,
  subgraphs: ReadonlyMap<string, ForeignSubgraph>,
): (node: string) => readonly Sink[] {
  const levels = new Map<ForeignGraph, Level>();
  const borders = new Map<string, readonly string[]>();
  const levelOf = (of: ForeignGraph): Level => {
    const known = levels.get(of);
    if (known) return known;
    const level = {
      nodes: new Map(of.nodes.map((node) => [node.id, node])),
      out: Map.groupBy(of.wires, ({ from }) => from.node),
    };
    levels.set(of, level);
    return level;
  };
  /** Where a wire leads on its level. */
  const endsOf = (of: ForeignGraph, wires: readonly ForeignWire[]): readonly ForeignWire['to'][] => {
    const { nodes, out } = levelOf(of);
    const seen = new Set<string>();
    const ends: ForeignWire['to'][] = [];
    const waiting = [...wires];
    for (let wire = waiting.pop(); wire; wire = waiting.pop()) {
      const { to } = wire;
      if (nodes.get(to.node)?.type !== REROUTE) ends.push(to);
      else if (!seen.has(to.node)) for (const next of out.get(to.node) ?? []) waiting.push(next);
      if (nodes.get(to.node)?.type === REROUTE) seen.add(to.node);
    }
    return ends;
  };
  const inputsAt = (of: ForeignGraph, { node: id, input }: ForeignWire['to']): readonly string[] => {
    const node = levelOf(of).nodes.get(id);
    if (!node) return [];
    const socket = node.inputs.findIndex(({ name }) => name === input);
    if (classes.has(node.type)) return [node.inputs[socket]?.widget ?? input];
    const subgraph = subgraphs.get(node.type);
    return subgraph && socket >= 0 ? behind(subgraph, socket) : [];
  };
  /** One that stands in itself leads nowhere. */
  const behind = (subgraph: ForeignSubgraph, slot: number): readonly string[] => {
    const key = `${String(slot)} ${subgraph.id}`;
    const known = borders.get(key);
    if (known) return known;
    borders.set(key, []);
    const wires = (levelOf(subgraph.graph).out.get(EDGE_IN) ?? []).filter(({ from }) => from.slot === slot);
    const found = [...new Set(endsOf(subgraph.graph, wires).flatMap((to) => inputsAt(subgraph.graph, to)))];
    borders.set(key, found);
    return found;
  };
  return (node) => endsOf(graph, levelOf(graph).out.get(node) ?? []).map((to) => ({ to, inputs: inputsAt(graph, to) }));
}

interface Level {
  readonly nodes: ReadonlyMap<string, ForeignGraph['nodes'][number]>;
  readonly out: ReadonlyMap<string, readonly ForeignWire[]>;
}
