import {
  Columns2,
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
import { commandFacts, type CommandId } from '#shared/api/commandTable';
import type { GraphNode } from '#shared/graph/Graph';
import type { Palette } from '#shared/graph/NodeDefinition';
import { hasFailed, hasNodeFailed, isOver, missingPlaces } from '#shared/runs/missingPlaces';
import type { CallPlace } from '#shared/runs/RunSettings';
import type { RunState } from '#shared/runs/RunState';
import { formatMoney } from '#shared/graph/Money';
import { askBeside, besideAmong } from '../nodes/insert/putBeside.ts';
import { sumOfCalls } from '../stores/running/sumOfCalls.ts';
import type { Studio } from '../stores/studio.ts';
import { isBelow } from '#shared/graph/groups/groupPath';
import { downstreamInGroups } from '#shared/graph/groups/downstreamInGroups';
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
    label: runSelectionWords,
    icon: SquareMousePointer,
  },
  'run-from-here': {
    run: ({ preflight, workflow }) => {
      const { whole, selection } = workflow.getState();
      return preflight.getState().launch({ targets: downstreamInGroups(whole, selection) });
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
  'try-beside': {
    run: (studio) => {
      const caller = besideAmong(studio, studio.workflow.getState().selection);
      if (caller !== undefined) void askBeside(studio, caller);
    },
    isEnabled: (studio) => besideAmong(studio, studio.workflow.getState().selection) !== undefined,
    icon: Columns2,
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

/** Of one node as the table says it; of several with what it would send, and what that costs. */
function runSelectionWords({ preview, workflow }: Studio): string {
  const { workflow: graph, selection } = workflow.getState();
  if (selection.size < 2) return commandFacts('run-selection').title;
  const { toSend, estimate } = sumOfCalls(preview.getState(), graph, [...selection]);
  if (toSend === 0) return 'Run selection';
  const calls = toSend === 1 ? '1 call' : `${String(toSend)} calls`;
  return `Run selection, ${calls}${estimate.microUsd === 0 ? '' : ` ${formatMoney(estimate)}`}`;
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
  if (newest && isOver(newest)) await resume(newest.runId, { only: failedOf(newest, nodes) });
}

/** How many places failed in some nodes of the newest run of the graph, which `retryFailed` asks for again. */
export function failedAmong({ run }: Pick<Studio, 'run'>, nodes: readonly string[]): number {
  const { runs, currentRunId } = run.getState();
  const newest = currentRunId === null ? undefined : runs.get(currentRunId);
  return newest && isOver(newest) ? failedOf(newest, nodes).length : 0;
}

function failedOf(run: RunState, nodes?: readonly string[]): readonly CallPlace[] {
  const { failed } = missingPlaces(run);
  return nodes ? failed.filter(({ node }) => nodes.some((id) => id === node || isBelow(node, id))) : failed;
}

/** Those of the nodes something failed in, in the newest run of the graph; empty while that is under way. */
export function mendableAmong({ run }: Studio, nodes: readonly string[]): readonly string[] {
  const { runs, currentRunId } = run.getState();
  const newest = currentRunId === null ? undefined : runs.get(currentRunId);
  if (!newest || !isOver(newest)) return [];
  const failed = [...newest.nodes].flatMap(([id, node]) => (hasNodeFailed(node) ? [id] : []));
  return nodes.filter((id) => failed.some((each) => each === id || isBelow(each, id)));
}

/** Those of the nodes that ask for pictures. */
export function generatorsAmong(nodes: readonly GraphNode[], palette: Palette): readonly string[] {
  return nodes.filter(({ type }) => palette.get(type)?.category === 'generate').map(({ id }) => id);
}
