import { addMoney, type Money } from '#shared/graph/Money';
import type { NodeRunState, RunState } from '#shared/runs/RunState';

/** What a node's calls cost so far, failed ones that were billed included; `null` where nothing was told. */
export function nodeCost(run: NodeRunState): Money | null {
  const costs = run.slots.flatMap(({ cost, costBefore }) => [cost, costBefore].filter((each) => each !== undefined));
  return costs.length === 0 ? null : addMoney(costs);
}

/** What all these runs cost so far. */
export function totalCost(runs: Iterable<RunState>): Money {
  const costs = [...runs].flatMap((run) => [...run.nodes.values()].flatMap((node) => nodeCost(node) ?? []));
  return addMoney(costs);
}

/** What all these runs saved by reuse so far. */
export function totalSaved(runs: Iterable<RunState>): Money {
  const slots = [...runs].flatMap((run) => [...run.nodes.values()].flatMap((node) => node.slots));
  return addMoney(slots.flatMap(({ saved }) => (saved ? [saved] : [])));
}
