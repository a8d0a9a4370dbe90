import type { NodeRunState, NodeStatus, RunState } from '#shared/runs/RunState';
import type { NodeHistory } from './nodeHistories.ts';

/** What a run told of a use of a group: all that it told of the nodes in it, as one. */
export interface UseRunState extends NodeRunState {
  /** The node in it that failed first, by its path. */
  readonly failedIn?: string;
}

/**
 * How a use stands: it runs while anything in it does, and has failed where anything in it has. Counts, calls and time are those of all in it
 * together. The same object until something of that changes. `undefined`: it is no use, or the run has nothing of it.
 */
export function runOfUse(run: RunState, history: NodeHistory): UseRunState | undefined {
  if (!history.below) return undefined;
  const nodes = history.below.flatMap((id) => run.nodes.get(id) ?? []);
  if (nodes.length === 0) return undefined;
  const before = known.get(history);
  if (before?.nodes.length === nodes.length && before.nodes.every((node, at) => node === nodes[at])) return before.sum;
  const sum = sumOf(history.below, nodes);
  known.set(history, { nodes, sum });
  return sum;
}

const known = new WeakMap<NodeHistory, { readonly nodes: readonly NodeRunState[]; readonly sum: UseRunState }>();

function sumOf(ids: readonly string[], nodes: readonly NodeRunState[]): UseRunState {
  const failed = nodes.findIndex(({ status }) => status === 'failed');
  const waits = nodes.find(({ status, waitsOn }) => status === 'waiting' && waitsOn !== undefined)?.waitsOn;
  const error = nodes[failed]?.error;
  const failedIn = ids[failed];
  const times = nodes.flatMap(({ ms }) => ms ?? []);
  const told = nodes.filter(({ total }) => total > 0);
  return {
    status: statusOf(nodes.map(({ status }) => status)),
    done: told.reduce((sum, { done }) => sum + done, 0),
    total: told.reduce((sum, { total }) => sum + total, 0),
    slots: nodes.flatMap(({ slots }) => slots),
    outputs: {},
    ...(waits !== undefined && { waitsOn: waits }),
    ...(error && { error }),
    ...(failedIn !== undefined && { failedIn }),
    ...(times.length > 0 && { ms: times.reduce((sum, ms) => sum + ms, 0) }),
  };
}

function statusOf(all: readonly NodeStatus[]): NodeStatus {
  const has = (status: NodeStatus) => all.includes(status);
  const isBegun = all.some((status) => status !== 'queued');
  if (has('running') || (has('queued') && isBegun && !has('failed') && !has('waiting'))) return 'running';
  return (['failed', 'waiting', 'queued', 'cancelled'] as const).find(has) ?? 'done';
}
