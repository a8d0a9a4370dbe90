import { useEffect, useMemo, useState } from 'react';
import { isOver } from '#shared/runs/missingPlaces';
import type { RunState } from '#shared/runs/RunState';
import type { PlannedCall } from '#shared/api/contract';
import { followRun } from '../../stores/running/followRun.ts';
import type { ShownSlot } from '../../stores/running/shownSlots.ts';
import { usePreview, useRun, useStudio, useWorkflow } from '../../stores/hooks.ts';
import { useRetry } from '../../gallery/useRetry.ts';
import { callersOf } from './data/placed.ts';
import type { SheetRun } from './data/SheetRun.ts';

/** The newest run of the graph on screen that has the sweep, as it goes on; before there is one, what a run would ask for. */
export function useLiveRun(sweep: string, wanted?: string): SheetRun {
  const studio = useStudio();
  const runId = useRun(({ histories }) => wanted ?? histories.get(sweep)?.runId);
  const run = useFollowedRun(runId);
  const ran = useRun(({ graphs }) => graphs.get(run?.runId ?? ''));
  const shown = useRun((state) => state.shown);
  const onScreen = useWorkflow(({ workflow }) => workflow);
  const byNode = usePreview((state) => state.byNode);
  const canRetry = useRetry(run?.runId) !== null;
  const callers = useMemo(() => (run ? callersOf(run, sweep) : plannedCallers(byNode, sweep)), [run, byNode, sweep]);
  const outputs = run?.nodes.get(sweep)?.outputs;
  return useMemo(
    (): SheetRun => ({
      runId: run?.runId ?? null,
      graph: ran ?? onScreen,
      callers,
      outputs,
      isRunning: run !== undefined && !isOver(run),
      isEarlier: run !== undefined && !shown.has(run.runId),
      retry: canRetry && run ? (only) => void studio.run.getState().resume(run.runId, { only }) : null,
    }),
    [run, ran, onScreen, callers, outputs, shown, canRetry, studio],
  );
}

/** A run as it stands, looked at now and then while it tells a lot. */
function useFollowedRun(runId: string | undefined): RunState | undefined {
  const { run } = useStudio();
  const [followed, setFollowed] = useState(() => run.getState().runs.get(runId ?? ''));
  useEffect(() => followRun(run, runId, setFollowed), [run, runId]);
  return followed;
}

/** The places that calls which are still to be asked for will have. */
function plannedCallers(byNode: ReadonlyMap<string, readonly PlannedCall[]>, list: string) {
  const callers = new Map<string, readonly ShownSlot[]>();
  for (const [node, calls] of byNode) {
    const own = calls.filter((call) => call.node === node && call.row?.list === list && call.kind === undefined);
    if (own.length > 0) callers.set(node, own.map(plannedSlot));
  }
  return callers;
}

function plannedSlot({ seed, row, notes, estimate, width = 1, height = 1 }: PlannedCall): ShownSlot {
  return { status: 'cancelled', seed, ...(row && { row }), notes, estimate, width, height };
}
