import { usesAround } from '#shared/graph/groups/groupPath';
import type { NodeRunState, RunState } from '#shared/runs/RunState';

/** What the runs that are shown told of one node. */
export interface NodeHistory {
  /** The newest of them that has the node. */
  readonly runId: string;
  /** What those before it came to, oldest first. */
  readonly before: readonly NodeRunState[];
  /** Of a use of a group: the nodes in it that this run has, by their paths. */
  readonly below?: readonly string[];
}

/** By the ids of the nodes. */
export type NodeHistories = ReadonlyMap<string, NodeHistory>;

export interface ShownRuns {
  /** The newest last. */
  readonly runs: ReadonlyMap<string, RunState>;
  /** The ids of those that are shown. */
  readonly shown: ReadonlySet<string>;
}

/** Where to look for what a node shows, so that no node has to walk all runs for it. */
export function nodeHistories({ runs, shown }: ShownRuns): NodeHistories {
  const histories = new Map<string, { runId: string; readonly before: NodeRunState[]; below?: string[] }>();
  for (const run of runs.values()) {
    if (!shown.has(run.runId)) continue;
    for (const id of run.nodes.keys()) {
      const known = histories.get(id);
      if (known) {
        const last = runs.get(known.runId)?.nodes.get(id);
        if (last) known.before.push(last);
        known.runId = run.runId;
      } else histories.set(id, { runId: run.runId, before: [] });
      for (const use of usesAround(id)) {
        if (run.nodes.has(use)) continue;
        const around = histories.get(use);
        if (around?.runId === run.runId) around.below?.push(id);
        else histories.set(use, { runId: run.runId, before: [], below: [id] });
      }
    }
  }
  return histories;
}

/** Whether histories made of the runs before still hold: nothing but what the newest run tells of its nodes has changed. */
export function isSameHistory(before: ShownRuns, now: ShownRuns): boolean {
  if (before.runs === now.runs && before.shown === now.shown) return true;
  if (before.shown.size !== now.shown.size) return false;
  const was = before.runs.values();
  let newest: readonly [RunState, RunState] | undefined;
  for (const run of now.runs.values()) {
    if (!now.shown.has(run.runId)) continue;
    if (newest && newest[0] !== newest[1]) return false;
    const known = nextOf(was, before.shown);
    if (known?.runId !== run.runId) return false;
    newest = [known, run];
  }
  return nextOf(was, before.shown) === undefined && (!newest || hasSameNodes(...newest));
}

function nextOf(runs: Iterator<RunState>, shown: ReadonlySet<string>): RunState | undefined {
  for (let step = runs.next(); !step.done; step = runs.next()) if (shown.has(step.value.runId)) return step.value;
  return undefined;
}

function hasSameNodes(one: RunState, other: RunState): boolean {
  if (one.nodes.size !== other.nodes.size) return false;
  for (const id of one.nodes.keys()) if (!other.nodes.has(id)) return false;
  return true;
}
