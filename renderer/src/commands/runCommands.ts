import {
  Pause,
  Play,
  RefreshCw,
  Repeat,
  RotateCw,
  ScanSearch,
  Square,
  SquareMousePointer,
  StepForward,
} from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import { downstreamOf } from '#shared/graph/downstreamOf';
import type { GraphNode } from '#shared/graph/Graph';
import type { Palette } from '#shared/graph/NodeDefinition';
import { hasFailed, hasNodeFailed, isOver, missingPlaces } from '#shared/runs/missingPlaces';
import type { Studio } from '../stores/studio.ts';
import type { Command } from './Command.ts';

/** What the commands of the menu Run do. */
export const runCommands = {
  run: {
    run: ({ preflight }) => preflight.getState().launch(),
    label: (studio) => (wouldWait(studio) ? 'Add to the queue' : 'Run'),
    icon: Play,
  },
  'run-selection': {
    run: ({ preflight, workflow }) => preflight.getState().launch({ targets: [...workflow.getState().selection] }),
    isEnabled: hasSelection,
    icon: SquareMousePointer,
  },
  'run-from-here': {
    run: ({ preflight, workflow }) => {
      const { workflow: graph, selection } = workflow.getState();
      return preflight.getState().launch({ targets: downstreamOf(graph, selection) });
    },
    isEnabled: hasSelection,
    icon: StepForward,
  },
  'run-again': { run: ({ preflight }) => preflight.getState().launch({ again: 'all' }), icon: RefreshCw },
  'run-times': {
    run: ({ questions }) => {
      void questions.ask('run-times');
    },
    icon: Repeat,
  },
  preflight: { run: ({ preflight }) => preflight.getState().check(), icon: ScanSearch },
  'retry-failed': { run: (studio) => retryFailed(studio), isEnabled: isMendable, icon: RotateCw },
  stop: { run: ({ run }) => run.getState().stop(), isEnabled: ({ run }) => run.getState().isRunning, icon: Square },
  'pause-queue': {
    run: ({ queue }) => queue.getState().setPaused(!queue.getState().isPaused),
    isChecked: ({ queue }) => queue.getState().isPaused,
    label: ({ queue }) => (queue.getState().isPaused ? 'Go on with the queue' : 'Pause the queue'),
    icon: Pause,
  },
} as const satisfies Partial<Readonly<Record<CommandId, Command>>>;

function hasSelection({ workflow }: Studio): boolean {
  return workflow.getState().selection.size > 0;
}

/** Whether another run goes first. */
function wouldWait({ queue, run }: Studio): boolean {
  const { running, waiting } = queue.getState();
  return running !== null || waiting.length > 0 || run.getState().isRunning;
}

/** Whether something failed in the newest run of the graph, and that has ended. */
function isMendable({ run }: Studio): boolean {
  const { runs, currentRunId } = run.getState();
  const newest = currentRunId === null ? undefined : runs.get(currentRunId);
  return newest !== undefined && isOver(newest) && hasFailed(newest);
}

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
