import type { ForeignGraph, ForeignNode, ForeignSubgraph, ForeignWire } from '../ForeignGraph.ts';
import { quoted, type ImportLog } from '../ImportLog.ts';
import { asMap } from '../json.ts';
import type { ForeignClasses } from '../rebuild/Rebuilt.ts';
import { namedValues } from '../rebuild/plans.ts';
import { createSinks } from './sinksOf.ts';

/** Inputs of known classes that are sockets of ours too, by what they carry. */
const TEXTS: ReadonlySet<string> = new Set([
  'text',
  'prompt',
  'instructions',
  'system_prompt',
  'wildcard_text',
  'populated_text',
]);
const SEEDS: ReadonlySet<string> = new Set(['seed', 'noise_seed']);

/**
 * Nodes of ComfyUI that are no nodes of their own: a primitive that only holds the value of what it is wired to, and the noise that a seed is
 * taken from. They become what they are used as.
 * @param subgraphs those that its nodes may use
 */
export function foldSpecials(
  graph: ForeignGraph,
  classes: ForeignClasses,
  log: ImportLog,
  subgraphs: ReadonlyMap<string, ForeignSubgraph> = new Map(),
): ForeignGraph {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const out = Map.groupBy(graph.wires, ({ from }) => from.node);
  const sinksOf = createSinks(graph, classes, subgraphs);
  const gone = new Set<string>();
  const cut = new Set<ForeignWire>();
  for (const node of graph.nodes) {
    const wires = out.get(node.id) ?? [];
    if (node.type === 'PrimitiveNode') foldPrimitive(node);
    if (node.type === 'RandomNoise') foldNoise(node, wires);
  }
  return {
    ...graph,
    nodes: [...nodes.values()].filter(({ id }) => !gone.has(id)),
    wires: graph.wires.filter((wire) => !cut.has(wire) && !gone.has(wire.from.node) && !gone.has(wire.to.node)),
  };

  function foldPrimitive(node: ForeignNode): void {
    const sinks = sinksOf(node.id);
    if (!sinks.some(({ inputs }) => inputs.length > 0)) return;
    const [value, control] = Array.isArray(node.values) ? (node.values as readonly unknown[]) : [];
    const all = (names: ReadonlySet<string>) => sinks.every(({ inputs }) => inputs.every((input) => names.has(input)));
    if (typeof value === 'string' && !/^\d{16,20}$/.test(value) && all(TEXTS)) {
      nodes.set(node.id, { ...node, type: 'LumiTextInput', values: [value] });
    } else if (all(SEEDS)) {
      nodes.set(node.id, { ...node, type: 'LumiSeed', values: [value, control] });
    } else {
      for (const { to } of sinks) setValue(to.node, to.input, value);
      log.left(
        `The primitive ${quoted(node.title ?? node.id)} is no node here: its value stands in what it was wired to.`,
      );
      gone.add(node.id);
    }
  }

  function foldNoise(noise: ForeignNode, wires: readonly ForeignWire[]): void {
    const values = namedValues(noise, { names: ['noise_seed', 'control'], rebuild: () => undefined });
    const seeds = wires.filter(({ to }) => nodes.get(to.node)?.type === 'LumiNoiseToSeed');
    for (const wire of seeds) {
      const node = nodes.get(wire.to.node);
      if (!node) continue;
      nodes.set(node.id, { ...node, type: 'LumiSeed', values: [values['noise_seed'], values['control']] });
      cut.add(wire);
    }
    if (seeds.length > 0 && seeds.length === wires.length) gone.add(noise.id);
  }

  function setValue(id: string, name: string, value: unknown): void {
    const node = nodes.get(id);
    if (!node) return;
    const own = classes.get(node.type);
    if (own) nodes.set(id, { ...node, values: { ...namedValues(node, own), [name]: value } });
    else if (subgraphs.has(node.type)) {
      const at = node.inputs.findIndex((input) => input.name === name);
      const socket = subgraphs.get(node.type)?.inputs[at]?.name;
      if (socket !== undefined) nodes.set(id, { ...node, given: { ...node.given, [socket]: value } });
    } else {
      const named = asMap(node.values);
      if (named) nodes.set(id, { ...node, values: { ...named, [name]: value } });
    }
  }
}
