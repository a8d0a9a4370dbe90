import type { Edge, Graph, GraphNode } from './Graph.ts';
import type { Palette } from './NodeDefinition.ts';

/**
 * The graph as it will run: muted nodes are gone, with all that cannot run without them, and bypassed nodes are replaced by wires
 * from what feeds them, the first input of an output's type standing for it.
 */
export function applyModes(graph: Graph, palette: Palette): Graph {
  if (!graph.nodes.some((node) => node.mode)) return graph;
  return withoutStarved(graph, withoutMuted(withoutBypassed(graph, palette)), palette);
}

function withoutBypassed(graph: Graph, palette: Palette): Graph {
  let { nodes, edges } = graph;
  for (const node of graph.nodes) {
    if (node.mode !== 'bypass') continue;
    const around = edges
      .filter((edge) => edge.from.node === node.id)
      .flatMap((edge) => passThrough(node, edge, edges, palette));
    nodes = nodes.filter((other) => other.id !== node.id);
    edges = [...edges.filter((edge) => edge.from.node !== node.id && edge.to.node !== node.id), ...around];
  }
  return { nodes, edges };
}

function passThrough(node: GraphNode, out: Edge, edges: readonly Edge[], palette: Palette): Edge[] {
  const definition = palette.get(node.type);
  const type = definition?.outputs[out.from.socket]?.type;
  const socket = Object.entries(definition?.inputs ?? {}).find(([, candidate]) => candidate.type === type)?.[0];
  return edges
    .filter((edge) => edge.to.node === node.id && edge.to.socket === socket)
    .map((edge) => ({ from: edge.from, to: out.to }));
}

function withoutMuted(graph: Graph): Graph {
  const gone = new Set(graph.nodes.filter((node) => node.mode === 'mute').map((node) => node.id));
  return {
    nodes: graph.nodes.filter((node) => !gone.has(node.id)),
    edges: graph.edges.filter((edge) => !gone.has(edge.from.node) && !gone.has(edge.to.node)),
  };
}

/** Drops nodes that had a wire on a required input and lost it; one that never had one is left for validation to name. */
function withoutStarved(original: Graph, graph: Graph, palette: Palette): Graph {
  const wired = (edges: readonly Edge[], node: string, socket: string) =>
    edges.some((edge) => edge.to.node === node && edge.to.socket === socket);
  let { nodes, edges } = graph;
  for (;;) {
    const starved = nodes.find((node) =>
      Object.entries(palette.get(node.type)?.inputs ?? {}).some(
        ([socket, definition]) =>
          definition.required && wired(original.edges, node.id, socket) && !wired(edges, node.id, socket),
      ),
    );
    if (!starved) return { nodes, edges };
    nodes = nodes.filter((node) => node.id !== starved.id);
    edges = edges.filter((edge) => edge.from.node !== starved.id && edge.to.node !== starved.id);
  }
}
