import { Square } from 'lucide-react';
import { formatMoney } from '#shared/graph/Money';
import { runCost } from '#shared/runs/costs';
import { progressOf } from '#shared/runs/progressOf';
import { useRun, useRunHistory, useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ProgressRing } from '../../ui/ProgressRing.tsx';
import { formatSum } from '../../stores/formatSum.ts';
import { nameOfRun } from '../../stores/running/nameOfRun.ts';
import { stopRun } from '../run/runActions.ts';
import './QueuePanel.css';

/** The run that is being made: how far it is, and its end. */
export function RunUnderWay({ runId }: { readonly runId: string }) {
  const studio = useStudio();
  const run = useRun((state) => state.runs.get(runId));
  const summary = useRunHistory((state) => state.runs?.find((each) => each.runId === runId));
  const documentId = useRun((state) => state.documentIds.get(runId));
  const name = (run && nameOfRun({ name: run.name, documentId }, studio.documents)) || summary?.graph || 'Untitled';
  const { done, total } = run ? progressOf(run) : { done: summary?.done ?? 0, total: summary?.expected ?? 0 };
  const isStopping = run?.status === 'stopping';
  const cost = run ? runCost(run) : summary?.cost;
  return (
    <div className="queue__running">
      <ProgressRing done={done} total={total} label={`Pictures of ${name}`} />
      <button
        type="button"
        className="queue__name"
        onClick={() => {
          studio.runHistory.getState().open(runId);
        }}
      >
        {name}
      </button>
      <span className="queue__facts">
        {total > 0 && `${String(done)} of ${String(total)}`}
        {cost && cost.microUsd > 0 && (
          <span className="mono" title={formatMoney(cost)}>
            {formatSum(cost)}
          </span>
        )}
      </span>
      <Button
        className="queue__stop"
        title={
          isStopping
            ? 'Calls in flight are given up; they may be billed.'
            : 'No new calls are made. Those in flight may end, for they are paid for.'
        }
        onClick={() => void stopRun(studio, runId)}
      >
        <Icon icon={Square} size={11} />
        {isStopping ? 'Stop now' : 'Stop'}
      </Button>
    </div>
  );
}
