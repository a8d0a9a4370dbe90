import { addMoney, NO_COST, type Money } from '../graph/Money.ts';
import type { NodeRunState, RunState, Slot } from './RunState.ts';

/** What a node's calls cost so far, failed ones that were billed included; `null` where nothing was told. */
export function nodeCost(node: NodeRunState): Money | null {
  return sumsOfNode(node).cost;
}

/** What a run's calls cost so far. */
export function runCost(run: RunState): Money {
  return sumsOf(run).cost ?? NO_COST;
}

/** What these runs cost so far, without what an earlier session had paid for. */
export function sessionCost(runs: Iterable<RunState>): Money {
  return addMoney([...runs].map((run) => sumsOf(run).spent));
}

/** What these runs saved by reuse so far, without what an earlier session had saved. */
export function sessionSaved(runs: Iterable<RunState>): Money {
  return addMoney([...runs].map((run) => sumsOf(run).saved));
}

interface Sums {
  readonly cost: Money | null;
  /** Of it, in this session. */
  readonly spent: Money;
  /** In this session. */
  readonly saved: Money;
}

/** A state never changes, so its sums are worked out once: after an event only those of the node it is about. */
const nodeSums = new WeakMap<NodeRunState, Sums>();
const runSums = new WeakMap<RunState, Sums>();

function sumsOfNode(node: NodeRunState): Sums {
  const known = nodeSums.get(node);
  if (known) return known;
  const costs = node.slots.flatMap(costsOf);
  const fresh = node.slots.filter(({ isKept }) => !isKept);
  const sums = {
    cost: costs.length === 0 ? null : addMoney(costs),
    spent: addMoney([...fresh.flatMap(costsOf), ...node.slots.flatMap((slot) => (slot.isKept ? triesOf(slot) : []))]),
    saved: addMoney(fresh.flatMap(({ saved }) => saved ?? [])),
  };
  nodeSums.set(node, sums);
  return sums;
}

function sumsOf(run: RunState): Sums {
  const known = runSums.get(run);
  if (known) return known;
  const nodes = [...run.nodes.values()].map(sumsOfNode);
  const sums = {
    cost: addMoney(nodes.flatMap(({ cost }) => cost ?? [])),
    spent: addMoney(nodes.map(({ spent }) => spent)),
    saved: addMoney(nodes.map(({ saved }) => saved)),
  };
  runSums.set(run, sums);
  return sums;
}

function costsOf(slot: Slot): readonly Money[] {
  return [...(slot.cost ? [slot.cost] : []), ...triesOf(slot)];
}

function triesOf({ costBefore }: Slot): readonly Money[] {
  return costBefore ? [costBefore] : [];
}
