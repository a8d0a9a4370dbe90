import { definitionOf } from '../../graph/definitionOf.ts';
import type { Palette } from '../../graph/NodeDefinition.ts';
import type { SocketType } from '../../graph/SocketValues.ts';
import { EDGE_IN, EDGE_OUT, type ForeignGraph } from '../ForeignGraph.ts';
import type { Plan } from '../rebuild/plans.ts';
import type { WireTracer } from '../rebuild/WireTracer.ts';

/** What the pack and ComfyUI call what ours carry. */
const TYPES: ReadonlyMap<string, SocketType> = new Map([
  ['STRING', 'text'],
  ['IMAGE', 'images'],
  ['LUMI_IMAGE_CHAIN', 'images'],
  ['INT', 'integer'],
  ['LLM_PROVIDER', 'provider'],
  ['IMAGEN_PROVIDER', 'provider'],
  ['IMAGEN_CONFIG', 'config'],
]);

interface Asked {
  readonly graph: ForeignGraph;
  readonly plans: ReadonlyMap<string, Plan>;
  readonly tracer: WireTracer;
  readonly palette: Palette;
  readonly slot: number;
  /** As the subgraph says it. */
  readonly declared: string;
}

/** What an input of a subgraph carries: what the nodes take that it leads to, else what it says. `undefined`: nothing that ours can. */
export function inputType({ graph, plans, tracer, palette, slot, declared }: Asked): SocketType | undefined {
  let leadsOn = false;
  for (const { from, to } of graph.wires) {
    const source = tracer.source(from);
    if (source?.node !== EDGE_IN || source.slot !== slot) continue;
    const plan = plans.get(to.node);
    if (plan?.is === 'rebuilt') {
      // A chain of pictures goes on to who takes it.
      if (plan.of.chain?.input === to.input) return 'images';
      const { inputs, type } = plan.rebuilt;
      const socket = Object.hasOwn(inputs, to.input) ? inputs[to.input] : undefined;
      const found =
        socket === undefined ? undefined : definitionOf(palette, { type, fields: {} })?.inputs[socket]?.type;
      if (found) return found;
    } else if (plan?.is === 'use') {
      const place =
        graph.nodes.find(({ id }) => id === to.node)?.inputs.findIndex(({ name }) => name === to.input) ?? -1;
      const found = plan.group.types.get(`in ${plan.group.inputs[place] ?? ''}`);
      if (found) return found;
    } else leadsOn = true;
  }
  return leadsOn ? TYPES.get(declared) : undefined;
}

/** What an output of a subgraph carries, by what is wired to it, else by what it says. */
export function endType({ graph, plans, tracer, palette, slot, declared }: Asked): SocketType | undefined {
  const wire = graph.wires.find(({ to }) => to.node === EDGE_OUT && to.input === String(slot));
  const source = wire && tracer.source(wire.from);
  const plan = source && plans.get(source.node);
  if (plan?.is === 'rebuilt') {
    const own = plan.of.chain?.output === source?.slot ? plan.of.chain?.own : source?.slot;
    const socket = plan.rebuilt.outputs[own ?? 0];
    return socket ? definitionOf(palette, { type: plan.rebuilt.type, fields: {} })?.outputs[socket]?.type : undefined;
  }
  if (plan?.is === 'use') return plan.group.types.get(`out ${plan.group.outputs[source?.slot ?? 0] ?? ''}`);
  return wire ? TYPES.get(declared) : undefined;
}
