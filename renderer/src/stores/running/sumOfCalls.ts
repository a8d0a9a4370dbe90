import type { Graph } from '#shared/graph/Graph';
import { addMoney, type Money } from '#shared/graph/Money';
import { neededFor } from '#shared/graph/neededFor';
import type { PreviewState } from './previewStore.ts';

/** What a run of some nodes, and of what they need, would send. */
export interface SumOfCalls {
  readonly toSend: number;
  readonly reused: number;
  /** Of those to send. */
  readonly estimate: Money;
}

export function sumOfCalls(
  { byNode }: Pick<PreviewState, 'byNode'>,
  graph: Graph,
  targets: readonly string[],
): SumOfCalls {
  const calls = neededFor(graph, targets).nodes.flatMap(({ id }) => byNode.get(id) ?? []);
  const toSend = calls.filter(({ isReused }) => !isReused);
  return {
    toSend: toSend.length,
    reused: calls.length - toSend.length,
    estimate: addMoney(toSend.map(({ estimate }) => estimate)),
  };
}
