import type { ForeignNode } from '../ForeignGraph.ts';
import type { ImportLog } from '../ImportLog.ts';
import { quoted } from '../ImportLog.ts';
import type { Plan } from './plans.ts';
import type { Source, WireTracer } from './WireTracer.ts';

/** More pictures than any model takes. */
const MAX_CHAIN = 100;

/** The outputs that a chain of pictures is made of, in the order they are sent, where this is the end of one; else itself alone. */
export function chainOf(
  end: Source,
  {
    plans,
    nodes,
    tracer,
    log,
  }: {
    readonly plans: ReadonlyMap<string, Plan>;
    readonly nodes: ReadonlyMap<string, ForeignNode>;
    readonly tracer: WireTracer;
    readonly log: ImportLog;
  },
): readonly Source[] {
  const members: Source[] = [];
  const seen = new Set<string>();
  for (let at: Source | undefined = end; at;) {
    const plan = plans.get(at.node);
    const chain = plan?.is === 'rebuilt' ? plan.of.chain : undefined;
    if (chain?.output !== at.slot) {
      members.unshift(at);
      break;
    }
    if (seen.has(at.node)) break;
    if (members.length >= MAX_CHAIN) {
      log.left(`A chain of more than ${String(MAX_CHAIN)} pictures was cut: its first ones are not wired.`);
      break;
    }
    seen.add(at.node);
    const mode = nodes.get(at.node)?.mode;
    if (mode === 'mute')
      log.left(
        `${quoted(at.node)} is muted in a chain of pictures: there the chain began behind it, here what it is wired to does not run.`,
      );
    if (mode !== 'bypass') members.unshift({ node: at.node, slot: chain.own });
    const before = tracer.into(at.node, chain.input);
    at = before && tracer.source(before.from);
  }
  return members;
}
