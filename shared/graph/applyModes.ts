import { definitionOf } from './definitionOf.ts';
import { socketKey, type Edge, type Graph, type GraphNode } from './Graph.ts';
import type { AnyNodeDefinition, Palette } from './NodeDefinition.ts';
import { withoutReroutes } from './withoutReroutes.ts';
import { withoutTwins } from './withoutTwins.ts';

/**
 * The graph as it will run: wires go straight where reroutes bend them, muted nodes are gone, with all that cannot run without them, and bypassed nodes are replaced by wires
 * from what feeds them, the first input of an output's type standing for it.
 */
export function applyModes(graph: Graph, palette: Palette): Graph {
  const straight = withoutReroutes(graph);
  if (!straight.nodes.some((node) => node.mode)) return straight;
  return withoutStarved(straight, withoutMuted(withoutBypassed(straight, palette)), palette);
}

function withoutBypassed(graph: Graph, palette: Palette): Graph {
  let { nodes, edges } = graph;
  for (const node of graph.nodes) {
    if (node.mode !== 'bypass') continue;
    const around = edges
      // A wire from a node to itself leads nowhere once the node is gone.
      .filter((edge) => edge.from.node === node.id && edge.to.node !== node.id)
      .flatMap((edge) => passThrough(node, edge, edges, palette));
    nodes = nodes.filter((other) => other.id !== node.id);
    edges = [...edges.filter((edge) => edge.from.node !== node.id && edge.to.node !== node.id), ...around];
  }
  // What goes around a node may lie beside a wire that was there before.
  return { nodes, edges: withoutTwins(edges) };
}

function passThrough(node: GraphNode, out: Edge, edges: readonly Edge[], palette: Palette): Edge[] {
  const socket = standIn(definitionOf(palette, node), out.from.socket);
  return edges
    .filter((edge) => edge.to.node === node.id && edge.to.socket === socket && edge.from.node !== node.id)
    .map((edge) => ({ from: edge.from, to: out.to }));
}

/** The input that stands for an output of a bypassed node: of one that hands on, the one of its name. `undefined`: nothing comes out of it. */
export function standIn(definition: AnyNodeDefinition | undefined, output: string): string | undefined {
  const type = definition?.outputs[output]?.type;
  const fitting = Object.entries(definition?.inputs ?? {}).filter(([, candidate]) => candidate.type === type);
  return (fitting.find(([socket]) => socket === output && definition?.handsOn) ?? fitting[0])?.[0];
}

function withoutMuted(graph: Graph): Graph {
  return without(graph, new Set(graph.nodes.filter((node) => node.mode === 'mute').map((node) => node.id)));
}

/** Drops nodes that had a wire on a required input and lost it; one that never had one is left for validation to name. */
function withoutStarved(original: Graph, graph: Graph, palette: Palette): Graph {
  const hadWire = new Set(original.edges.map(({ to }) => socketKey(to)));
  const wires = new Map<string, number>();
  const feeds = new Map<string, Edge[]>();
  for (const edge of graph.edges) {
    wires.set(socketKey(edge.to), (wires.get(socketKey(edge.to)) ?? 0) + 1);
    const list = feeds.get(edge.from.node);
    if (list) list.push(edge);
    else feeds.set(edge.from.node, [edge]);
  }
  const types = new Map(graph.nodes.map((node) => [node.id, definitionOf(palette, node)]));
  const needs = (id: string) =>
    Object.entries(types.get(id)?.inputs ?? {}).flatMap(([socket, { required }]) => (required ? [socket] : []));
  const isStarved = (id: string) =>
    needs(id).some((socket) => {
      const key = socketKey({ node: id, socket });
      return hadWire.has(key) && !wires.get(key);
    });

  const gone = new Set<string>();
  const waiting = graph.nodes.map((node) => node.id).filter(isStarved);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (gone.has(id)) continue;
    gone.add(id);
    for (const { to } of feeds.get(id) ?? []) {
      wires.set(socketKey(to), (wires.get(socketKey(to)) ?? 0) - 1);
      if (isStarved(to.node)) waiting.push(to.node);
    }
  }
  return without(graph, gone);
}

function without(graph: Graph, gone: ReadonlySet<string>): Graph {
  return {
    nodes: graph.nodes.filter((node) => !gone.has(node.id)),
    edges: graph.edges.filter((edge) => !gone.has(edge.from.node) && !gone.has(edge.to.node)),
  };
}
