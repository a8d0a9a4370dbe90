import { NO_COST } from '#shared/graph/Money';
import type { CallEnd } from './Batch.ts';
import type { CallRecord, FoundResult } from './Ports.ts';
import type { Run } from './Run.ts';

/** What the library has for a call already. Where its node is to make everything anew, only what it made since the run first started. */
export function findEarlier(call: CallRecord, run: Run): FoundResult | undefined {
  return run.ports.ledger.findResult(call, isAnew(call, run) ? run.startedAt : undefined);
}

/** Whether every picture of a node is to be made anew. */
export function isAnew({ node }: CallRecord, { again }: Run): boolean {
  return again === 'all' || again.includes(node);
}

/** Gives an earlier result in place of a call. What this very place has from before the run went on is its own, and no saving. */
export function takeEarlier(call: CallRecord, found: FoundResult, run: Run): CallEnd {
  const { node, index, seed } = call;
  const [image, ...others] = found.images;
  if (!found.isOwn) run.ports.ledger.callReused(call, found, run.ports.now());
  const isReused = !found.isOwn || found.isReused;
  run.emit({
    kind: 'image-saved',
    node,
    index,
    image,
    ...(others.length > 0 && { others: others.length }),
    seed,
    text: found.text,
    reused: isReused,
    ...(found.isOwn && { kept: true }),
    ...(isReused ? { cost: NO_COST, saved: found.cost } : { cost: found.cost }),
  });
  return { result: { image, text: found.text } };
}
