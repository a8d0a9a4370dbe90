import { socketKey, type Edge, type Graph, type GraphNode, type Group, type SocketAddress } from '../Graph.ts';
import { withoutTwins } from '../withoutTwins.ts';
import { createSources } from './createSources.ts';
import { GROUP_INPUTS, GROUP_OUTPUTS, isGroupEnd } from './groupEnds.ts';
import { groupIdOf, MOST_GROUP_LEVELS, pathBelow } from './groupPath.ts';
import { socketsOf } from './groupSockets.ts';
import { ownValues, withOwn } from './ownValues.ts';
import { useNames } from './useNames.ts';

/** Nodes, and wires, that all groups of a graph may come to: a small file can ask for any number. */
export const MOST_FLAT_NODES = 50_000;
export const MOST_FLAT_EDGES = 200_000;

/** Why something of a graph's groups cannot be what it says. */
export type GroupFault =
  /** The use stands in its own group, however deep; or more of them stand in each other than may. */
  | { readonly kind: 'circular' | 'too-deep' | 'too-large'; readonly use: string }
  /** A wire leads to, or from, a socket that the group does not have. */
  | { readonly kind: 'unknown-socket'; readonly use: string; readonly socket: string }
  /** Two nodes would be called the same. */
  | { readonly kind: 'twice'; readonly use: string };

export interface Flat<G extends Graph> {
  readonly graph: G;
  readonly faults: readonly GroupFault[];
}

/**
 * The graph as it runs: each use of a group is replaced by the nodes in it, under their paths, with what the use has of its own, and wires go
 * straight where a group's ends bend them, in their place among the others. A use that is muted or bypassed stays as one node, for its
 * sockets say what that means. A graph without groups is the very same, and the same graph gives the same.
 */
export function withoutGroups<G extends Graph>(graph: G): G {
  return flattenGroups(graph).graph;
}

/** The same, with what was wrong. What is wrong stays as a node of its own, or leads nowhere: nothing throws. */
export function flattenGroups<G extends Graph>(graph: G): Flat<G> {
  const known = flattened.get(graph);
  if (known) return known as Flat<G>;
  const flat = flatten(graph);
  flattened.set(graph, flat);
  return flat;
}

const flattened = new WeakMap<Graph, Flat<Graph>>();

function flatten<G extends Graph>(graph: G): Flat<G> {
  if (!graph.groups?.length) return { graph, faults: [] };
  const { groups, ...rest } = graph;
  const ids = new Set(groups.map(({ id }) => id));
  if (!graph.nodes.some(({ type }) => ids.has(groupIdOf(type) ?? ''))) return { graph: rest as G, faults: [] };
  const parts = expand(graph, groups);
  const edges = straight(parts);
  return { graph: { ...rest, nodes: parts.nodes, edges } as unknown as G, faults: parts.faults };
}

interface Parts {
  readonly nodes: GraphNode[];
  readonly edges: Edge[];
  /** Uses that are gone, with the sockets their groups have. */
  readonly uses: Map<string, { readonly inputs: ReadonlySet<string>; readonly outputs: ReadonlySet<string> }>;
  /** Ends of groups, by path: the use they belong to. */
  readonly ends: Map<string, { readonly use: string; readonly type: string }>;
  readonly faults: GroupFault[];
}

interface Level {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly Edge[];
  /** The id of the use it stands in, as it is once its groups are gone; empty: the graph itself. */
  readonly use: string;
  readonly within: readonly string[];
  readonly open: readonly string[];
}

function expand(graph: Graph, groups: readonly Group[]): Parts {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const parts: Parts = { nodes: [], edges: [], uses: new Map(), ends: new Map(), faults: [] };
  const taken = new Set<string>();
  const enter = ({ nodes, edges, use, within, open }: Level): void => {
    const idOf = (id: string) => pathBelow(use, id);
    const names = useNames(nodes, byId);
    const keep = (node: GraphNode, id: string) => {
      if (taken.has(id)) parts.faults.push({ kind: 'twice', use: id });
      else parts.nodes.push(within.length === 0 ? node : { ...node, id, within });
      taken.add(id);
    };
    for (const node of nodes) {
      const id = idOf(node.id);
      if (use !== '' && isGroupEnd(node)) {
        parts.ends.set(id, { use, type: node.type });
        continue;
      }
      const group = node.mode === undefined ? byId.get(groupIdOf(node.type) ?? '') : undefined;
      const fault = group && whyNot(group, open, parts);
      if (fault && !(fault === 'too-large' && parts.faults.some(({ kind }) => kind === fault)))
        parts.faults.push({ kind: fault, use: id });
      if (!group || fault) {
        keep(node, id);
        continue;
      }
      const own = ownValues(node, group);
      const { inputs, outputs } = socketsOf(group);
      parts.uses.set(id, { inputs: namesOf(inputs), outputs: namesOf(outputs) });
      enter({
        nodes: own.size === 0 ? group.nodes : group.nodes.map((each) => withOwn(each, own.get(each.id))),
        edges: group.edges,
        use: id,
        within: [...within, names.get(node.id) ?? group.name],
        open: [...open, group.id],
      });
    }
    const moved = ({ node, socket }: SocketAddress) => ({ node: idOf(node), socket });
    for (const edge of edges) {
      parts.edges.push(use === '' ? edge : { ...edge, from: moved(edge.from), to: moved(edge.to) });
    }
  };
  enter({ nodes: graph.nodes, edges: graph.edges, use: '', within: [], open: [] });
  return parts;
}

type TooMuch = 'circular' | 'too-deep' | 'too-large';

function whyNot(group: Group, open: readonly string[], { nodes, uses, edges }: Parts): TooMuch | undefined {
  if (open.includes(group.id)) return 'circular';
  if (open.length >= MOST_GROUP_LEVELS) return 'too-deep';
  const isTooMuch =
    nodes.length + uses.size + group.nodes.length > MOST_FLAT_NODES ||
    edges.length + group.edges.length > MOST_FLAT_EDGES;
  return isTooMuch ? 'too-large' : undefined;
}

/** The wires between nodes that are left, going straight through what is gone. */
function straight(parts: Parts): readonly Edge[] {
  const { uses, ends, faults } = parts;
  const told = new Set<string>();
  const lost = (use: string, socket: string) => {
    const key = socketKey({ node: use, socket });
    if (!told.has(key)) faults.push({ kind: 'unknown-socket', use, socket });
    told.add(key);
  };
  /** The socket of a use that a socket is only another face of: an end in the group, or the use itself. */
  const faceOf = ({ node, socket }: SocketAddress, side: 'from' | 'to'): string | undefined => {
    const end = ends.get(node);
    if (end) return (end.type === GROUP_INPUTS) === (side === 'from') ? face(end.use, end.type, socket) : NOWHERE;
    const use = uses.get(node);
    if (!use) return undefined;
    if (!use[side === 'from' ? 'outputs' : 'inputs'].has(socket)) lost(node, socket);
    return face(node, side === 'from' ? GROUP_OUTPUTS : GROUP_INPUTS, socket);
  };
  const into = new Map<string, SocketAddress[]>();
  const real: Edge[] = [];
  for (const edge of parts.edges) {
    const key = faceOf(edge.to, 'to');
    if (key === undefined) real.push(edge);
    else if (key === NOWHERE) continue;
    else if (into.has(key)) into.get(key)?.push(edge.from);
    else into.set(key, [edge.from]);
  }
  const edges: Edge[] = [];
  let asking = '';
  const sources = createSources(
    into,
    (address) => faceOf(address, 'from'),
    () => faults.push({ kind: 'too-large', use: asking }),
  );
  for (const edge of real) {
    asking = edge.to.node;
    const key = faceOf(edge.from, 'from');
    for (const from of key === undefined ? [edge.from] : sources(key)) {
      if (edges.length >= MOST_FLAT_EDGES) {
        faults.push({ kind: 'too-large', use: edge.to.node });
        return edges;
      }
      edges.push(from === edge.from ? edge : { ...edge, from });
    }
  }
  return withoutTwins(edges);
}

/** What a wire leads to that comes into a group's inputs, or out of its outputs: nothing of the kind can be drawn. */
const NOWHERE = '';

function face(use: string, end: string, socket: string): string {
  return JSON.stringify([use, end, socket]);
}

function namesOf(sockets: readonly { readonly name: string }[]): ReadonlySet<string> {
  return new Set(sockets.map(({ name }) => name));
}
