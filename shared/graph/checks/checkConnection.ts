import { definitionOf } from '../definitionOf.ts';
import type { Edge, Graph, SocketAddress } from '../Graph.ts';
import { sameSocket } from '../Graph.ts';
import type { AnyNodeDefinition, InputDefinition, OutputDefinition, Palette } from '../NodeDefinition.ts';
import { SOCKET_TITLES } from '../SocketValues.ts';

export type ConnectionCheck =
  | { readonly ok: true; /** The wire that gives way, where the input takes only one. */ readonly replaces?: Edge }
  | {
      readonly ok: false;
      readonly code: 'unknown-node' | 'unknown-socket' | 'type-mismatch' | 'cycle' | 'duplicate';
      readonly reason: string;
    };

/** Whether a wire may be drawn, and if not, why, in words. The page asks it while a wire is dragged, `validateGraph` for a file. */
export function checkConnection(graph: Graph, palette: Palette, edge: Edge): ConnectionCheck {
  const types = socketTypes(definitionAt(graph, palette, edge.from), definitionAt(graph, palette, edge.to), edge);
  if ('ok' in types) return types;
  const { from, to } = types;
  if (from.type !== to.type) {
    return {
      ok: false,
      code: 'type-mismatch',
      reason: `${from.label} carries ${SOCKET_TITLES[from.type]}; ${to.label} takes ${SOCKET_TITLES[to.type]}.`,
    };
  }
  if (graph.edges.some((other) => sameSocket(other.from, edge.from) && sameSocket(other.to, edge.to))) {
    return { ok: false, code: 'duplicate', reason: 'These two are connected already.' };
  }
  if (edge.from.node === edge.to.node || reaches(graph, edge.to.node, edge.from.node)) {
    return { ok: false, code: 'cycle', reason: 'This wire would make a loop: the node would wait for itself.' };
  }
  const present = to.multiple ? undefined : graph.edges.find((other) => sameSocket(other.to, edge.to));
  return present ? { ok: true, replaces: present } : { ok: true };
}

/** The two sockets an edge names, or why they cannot be told. */
export function socketTypes(
  source: AnyNodeDefinition | undefined,
  target: AnyNodeDefinition | undefined,
  edge: Edge,
): SocketTypes | Refusal {
  if (!source || !target) {
    return {
      ok: false,
      code: 'unknown-node',
      reason: 'One end of this wire is missing, or of a type this version does not know.',
    };
  }
  const from = own(source.outputs, edge.from.socket);
  const to = own(target.inputs, edge.to.socket);
  if (!from) {
    return { ok: false, code: 'unknown-socket', reason: `${source.title} has no output “${edge.from.socket}”.` };
  }
  if (!to) return { ok: false, code: 'unknown-socket', reason: `${target.title} has no input “${edge.to.socket}”.` };
  return { from, to };
}

interface SocketTypes {
  readonly from: OutputDefinition;
  readonly to: InputDefinition;
}
type Refusal = ConnectionCheck & { readonly ok: false };

function definitionAt(graph: Graph, palette: Palette, at: SocketAddress): AnyNodeDefinition | undefined {
  return definitionOf(
    palette,
    graph.nodes.find((candidate) => candidate.id === at.node),
  );
}

/** A name from a file must not reach `Object.prototype`. */
function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function reaches(graph: Graph, start: string, goal: string): boolean {
  const next = new Map<string, string[]>();
  for (const edge of graph.edges) {
    const list = next.get(edge.from.node);
    if (list) list.push(edge.to.node);
    else next.set(edge.from.node, [edge.to.node]);
  }
  const seen = new Set<string>();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === goal) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(next.get(id) ?? []));
  }
  return false;
}
