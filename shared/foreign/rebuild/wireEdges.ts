import { definitionOf } from '../../graph/definitionOf.ts';
import { socketKey, type SocketAddress } from '../../graph/Graph.ts';
import type { AnyNodeDefinition, Palette } from '../../graph/NodeDefinition.ts';
import type { SocketType } from '../../graph/SocketValues.ts';
import type { WorkflowEdge } from '../../workflow/Workflow.ts';
import { EDGE_IN, EDGE_OUT, type ForeignBend, type ForeignGraph, type ForeignNode } from '../ForeignGraph.ts';
import { quoted, type ImportLog } from '../ImportLog.ts';
import { besideId, idInFile, type GroupEnds } from './ends.ts';
import { chainOf } from './chainOf.ts';
import type { Plan } from './plans.ts';
import type { Rebuilt } from './Rebuilt.ts';
import { passesOn, type Source, type WireTracer } from './WireTracer.ts';

const MOST_EDGES = 100_000;

interface Wiring {
  readonly plans: ReadonlyMap<string, Plan>;
  readonly tracer: WireTracer;
  readonly palette: Palette;
  readonly log: ImportLog;
  readonly ends?: GroupEnds;
}

/** A bend of the file, and what its wires carry. */
export interface CarryingBend extends ForeignBend {
  readonly carries: SocketType;
}

export interface Wired {
  readonly edges: readonly WorkflowEdge[];
  /** What each reroute carries; those not in it are no nodes of ours. */
  readonly carried: ReadonlyMap<string, SocketType>;
  /** By their ids in our file. */
  readonly bends: ReadonlyMap<string, CarryingBend>;
}

/** A socket, and what it carries where that is known. */
interface End extends SocketAddress {
  readonly type: SocketType | undefined;
  /** Takes several wires. */
  readonly isMultiple?: boolean;
}

/** The wires between what was made of the nodes. What has no socket of ours, or another type, is left out and told. */
export function wireEdges(graph: ForeignGraph, { plans, tracer, palette, log, ends }: Wiring): Wired {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const definitions = new Map<string, AnyNodeDefinition | undefined>();
  const definition = (type: string, fields = {}) => {
    if (!definitions.has(type)) definitions.set(type, definitionOf(palette, { type, fields }));
    return definitions.get(type);
  };
  /** Some have inputs that their own fields name. */
  const inputsOf = ({ type, fields }: Rebuilt) => {
    const usual = definition(type);
    return (usual?.shape ? definitionOf(palette, { type, fields }) : usual)?.inputs ?? {};
  };
  const outOf = ({ node, slot }: Source): End | undefined => {
    if (node === EDGE_IN) {
      const socket = ends?.inputs[slot];
      return socket && { node: idInFile(node), socket: socket.name, type: socket.type };
    }
    const plan = plans.get(node);
    if (plan?.is === 'rebuilt') {
      const socket = plan.rebuilt.outputs[slot];
      return socket ? { node, socket, type: definition(plan.rebuilt.type)?.outputs[socket]?.type } : undefined;
    }
    if (plan?.is === 'use') {
      const socket = plan.group.outputs[slot];
      return socket ? { node, socket, type: plan.group.types.get(`out ${socket}`) } : undefined;
    }
    return { node, socket: nodes.get(node)?.outputs[slot]?.name ?? `out ${String(slot + 1)}`, type: undefined };
  };
  const carried = new Map<string, SocketType>();
  for (const [id, plan] of plans) {
    if (plan.is !== 'reroute') continue;
    const into = tracer.into(id, plan.input);
    const source = into && tracer.source(into.from);
    const type = source && outOf(chainOf(source, { plans, nodes, tracer, log }).at(-1) ?? source)?.type;
    if (type !== undefined) carried.set(id, type);
  }
  const isGoneThrough = (plan: Plan | undefined) => plan?.is === 'passed' || plan?.is === 'reroute';
  /** Where a wire begins: at a bend that is kept, else at what feeds it in the end. */
  const startsOf = (from: Source): readonly End[] => {
    let at: Source | undefined = from;
    const seen = new Set<string>();
    while (at && isGoneThrough(plans.get(at.node))) {
      const type = carried.get(at.node);
      if (type !== undefined) return [{ node: at.node, socket: 'out', type }];
      const plan = plans.get(at.node);
      if (seen.has(at.node) || !plan || !('input' in plan)) return [];
      seen.add(at.node);
      at = tracer.into(at.node, plan.input)?.from;
    }
    if (!at) return [];
    return chainOf(at, { plans, nodes, tracer, log }).flatMap((each) => outOf(each) ?? []);
  };
  const endOf = ({ node, input }: { readonly node: string; readonly input: string }): End | 'told' | undefined => {
    if (node === EDGE_OUT) {
      const socket = ends?.outputs[Number(input)];
      return socket && { node: idInFile(node), socket: socket.name, type: socket.type, isMultiple: true };
    }
    const plan = plans.get(node);
    if (!plan || plan.is === 'passed') return 'told';
    if (plan.is === 'reroute') return carried.has(node) ? { node, socket: 'in', type: carried.get(node) } : 'told';
    if (plan.is === 'placeholder') return { node, socket: input, type: undefined, isMultiple: true };
    if (plan.is === 'use') {
      const at = nodes.get(node)?.inputs.findIndex(({ name }) => name === input) ?? -1;
      const socket = plan.group.inputs[at];
      const { types, multiple } = plan.group;
      return socket ? { node, socket, type: types.get(`in ${socket}`), isMultiple: multiple.has(socket) } : undefined;
    }
    if (input === plan.of.chain?.input) return 'told';
    const { inputs } = plan.rebuilt;
    const socket = Object.hasOwn(inputs, input) ? inputs[input] : undefined;
    const own = socket === undefined ? undefined : inputsOf(plan.rebuilt)[socket];
    return socket !== undefined && own ? { node, socket, type: own.type, isMultiple: own.multiple } : undefined;
  };

  const edges: WorkflowEdge[] = [];
  const known = new Set<string>();
  const taken = new Map<string, string>();
  const byId = new Map(graph.bends.map((bend) => [bend.id, bend]));
  const bends = new Map<string, CarryingBend>();
  const add = (from: SocketAddress, to: SocketAddress) => {
    const key = `${socketKey(from)} ${socketKey(to)}`;
    if (known.has(key) || edges.length >= MOST_EDGES) return;
    known.add(key);
    edges.push({ from: { node: from.node, socket: from.socket }, to: { node: to.node, socket: to.socket } });
  };
  const words = (id: string) => wordsOf(nodes.get(id), id, plans.get(id), log);
  for (const wire of graph.wires) {
    const to = endOf(wire.to);
    if (to === 'told') continue;
    const starts = startsOf(wire.from);
    if (!to && ends?.shown.has(`${wire.to.node} ${wire.to.input}`)) continue;
    if (!to) {
      if (starts.length > 0)
        log.left(
          `${words(wire.to.node)} has no input ${quoted(wire.to.input)} here: the wire from ${words(starts[0]?.node ?? '')} is left out, and its own value holds.`,
        );
      continue;
    }
    if (starts.length === 0 && !passesOn(plans.get(wire.from.node)))
      log.left(
        `${words(wire.from.node)} has no output ${String(wire.from.slot + 1)} here: the wire into ${words(wire.to.node)} is left out.`,
      );
    for (const from of starts) {
      if (from.type !== undefined && to.type !== undefined && from.type !== to.type) {
        log.left(
          `What ${words(from.node)} gives cannot be taken by ${quoted(wire.to.input)} of ${words(wire.to.node)}: the wire is left out.`,
        );
        continue;
      }
      const before = taken.get(socketKey(to));
      if (before !== undefined && !to.isMultiple && before !== socketKey(from)) {
        log.left(
          `${quoted(wire.to.input)} of ${words(wire.to.node)} takes one wire: that from ${words(from.node)} is left out.`,
        );
        continue;
      }
      taken.set(socketKey(to), socketKey(from));
      const way =
        from.type === undefined || starts.length > 1 ? [] : (wire.bends ?? []).flatMap((id) => byId.get(id) ?? []);
      let last: SocketAddress = from;
      for (const bend of way) {
        const id = `bend ${bend.id}`;
        const other = bends.get(id);
        if (from.type === undefined || (other && other.carries !== from.type)) continue;
        bends.set(id, { ...bend, carries: from.type });
        add(last, { node: id, socket: 'in' });
        last = { node: id, socket: 'out' };
      }
      add(last, to);
    }
  }
  for (const [id, plan] of plans) {
    if (plan.is !== 'rebuilt') continue;
    plan.rebuilt.beside?.forEach(({ wire: [output, input] }, at) => {
      add({ node: besideId(id, at), socket: output }, { node: id, socket: input });
    });
  }
  return { edges, carried, bends };
}

/** A use of a group is called by the group: its type says nothing to anybody. */
function wordsOf(node: ForeignNode | undefined, id: string, plan: Plan | undefined, log: ImportLog): string {
  if (!node) return 'the edge of the group';
  const type = plan?.is === 'use' ? plan.group.name : node.type;
  return `${quoted(node.title ?? type)} (${quoted(log.pathOf(id))})`;
}
