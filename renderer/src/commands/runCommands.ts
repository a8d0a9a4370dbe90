import type { CommandId } from '#shared/api/commandTable';
import { downstreamOf } from '#shared/graph/downstreamOf';
import type { GraphNode } from '#shared/graph/Graph';
import type { Palette } from '#shared/graph/NodeDefinition';
import { hasNodeFailed, isOver, missingPlaces } from '#shared/runs/missingPlaces';
import type { Studio } from '../stores/studio.ts';
import type { Command } from './Command.ts';

/** What the commands of the menu Run do. */
export const runCommands = {
  run: ({ preflight }) => preflight.getState().launch(),
  'run-selection': ({ preflight, workflow }) => {
    const targets = [...workflow.getState().selection];
    return targets.length > 0 && preflight.getState().launch({ targets });
  },
  'run-from-here': ({ preflight, workflow }) => {
    const { workflow: graph, selection } = workflow.getState();
    return selection.size > 0 && preflight.getState().launch({ targets: downstreamOf(graph, selection) });
  },
  'run-again': ({ preflight }) => preflight.getState().launch({ again: 'all' }),
  'run-times': ({ view }) => {
    view.getState().openDialog('run-times');
  },
  preflight: ({ preflight }) => preflight.getState().check(),
  'retry-failed': (studio) => retryFailed(studio),
  stop: ({ run }) => run.getState().stop(),
  'pause-queue': ({ queue }) => queue.getState().setPaused(!queue.getState().isPaused),
} as const satisfies Partial<Readonly<Record<CommandId, Command>>>;

/** Lets the newest run of the graph go on with what failed in it, or in some of its nodes. */
export async function retryFailed({ run }: Studio, nodes?: readonly string[]): Promise<void> {
  const { runs, currentRunId, resume } = run.getState();
  const newest = currentRunId === null ? undefined : runs.get(currentRunId);
  if (!newest || !isOver(newest)) return;
  const { failed } = missingPlaces(newest);
  await resume(newest.runId, { only: nodes ? failed.filter(({ node }) => nodes.includes(node)) : failed });
}

/** Those of the nodes something failed in, in the newest run of the graph; empty while that is under way. */
export function mendableAmong({ run }: Studio, nodes: readonly string[]): readonly string[] {
  const { runs, currentRunId } = run.getState();
  const newest = currentRunId === null ? undefined : runs.get(currentRunId);
  if (!newest || !isOver(newest)) return [];
  return nodes.filter((id) => {
    const node = newest.nodes.get(id);
    return node !== undefined && hasNodeFailed(node);
  });
}

/** Those of the nodes that ask for pictures. */
export function generatorsAmong(nodes: readonly GraphNode[], palette: Palette): readonly string[] {
  return nodes.filter(({ type }) => palette.get(type)?.category === 'generate').map(({ id }) => id);
}
