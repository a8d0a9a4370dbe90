import { nodeRun } from '../stores/running/runStore.ts';
import type { RunStoreState } from '../stores/running/RunStoreState.ts';
import type { Studio } from '../stores/studio.ts';

/** What makes one look for a node. */
export type Mark = 'problem' | 'failed' | 'running';

/** The nodes of the graph on screen that bear a mark. */
export function markedNodes({ preview, run, workflow }: Studio, mark: Mark): ReadonlySet<string> {
  const { nodes } = workflow.getState().workflow;
  const { problemsByNode } = preview.getState();
  const has = hasStatus(run.getState(), mark);
  return new Set(nodes.map(({ id }) => id).filter((id) => (mark === 'problem' ? problemsByNode.has(id) : has(id))));
}

/** Whether the newest run of a node left it so, or has it so now. */
export function hasStatus(state: RunStoreState, status: string): (id: string) => boolean {
  return (id) => nodeRun(id)(state)?.status === status;
}
