import { memo } from 'react';
import type { RunSummary } from '#shared/api/contract';
import { formatMoney } from '#shared/graph/Money';
import { imageUrl } from '../../api/imageUrl.ts';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { formatClock } from '../../ui/formatDay.ts';
import { formatSum } from '../../stores/formatSum.ts';
import { resumeRun } from '../run/runActions.ts';
import { RunStateMark } from '../run/RunStateMark.tsx';
import { resumeLabel } from '../run/runWords.ts';
import './RunRow.css';

export interface RunRowProps {
  readonly run: RunSummary;
  /** Its place in the list, px. */
  readonly top: number;
  readonly height: number;
  readonly isOpen: boolean;
  /** Whether Tab stops here. */
  readonly isStop: boolean;
  readonly onOpen: () => void;
}

/** One run: what it was of, how it went, what it cost, and its newest pictures. */
export const RunRow = memo(function RunRow({ run, top, height, isOpen, isStop, onOpen }: RunRowProps) {
  const studio = useStudio();
  return (
    <div className="run-row" data-open={isOpen} style={{ top, height }}>
      <button
        type="button"
        className="run-row__open"
        data-run={run.runId}
        aria-current={isOpen ? 'true' : undefined}
        tabIndex={isStop ? 0 : -1}
        onClick={() => {
          studio.runHistory.getState().open(run.runId);
          onOpen();
        }}
      >
        <span className="run-row__head">
          <span className="run-row__name">{run.graph || 'Untitled'}</span>
          <time className="run-row__time" dateTime={new Date(run.queuedAt).toISOString()}>
            {formatClock(run.queuedAt)}
          </time>
        </span>
        <Words run={run} />
        <span className="run-row__facts">
          <RunStateMark run={run} />
          {run.expected > 0 && (
            <span>
              {run.done} of {run.expected}
            </span>
          )}
          {(run.cost.microUsd > 0 || run.done > 0) && (
            <span className="mono" title={formatMoney(run.cost)}>
              {formatSum(run.cost)}
            </span>
          )}
          {run.saved.microUsd > 0 && (
            <span className="run-row__saved" title={formatMoney(run.saved)}>
              saved {formatSum(run.saved)}
            </span>
          )}
        </span>
        <span className="run-row__strip">
          {run.images.slice(0, 4).map(({ id }) => (
            <ServedPicture key={id} src={imageUrl(id, 160)} alt="" loading="lazy" draggable={false} />
          ))}
        </span>
      </button>
      {run.status === 'interrupted' && (
        <Button className="run-row__resume" onClick={() => void resumeRun(studio, run)}>
          {resumeLabel(run)}
        </Button>
      )}
    </div>
  );
});

/** Why it failed, else what it asked for, where its name does not say it. */
function Words({ run: { reason, prompt, graph, status } }: Pick<RunRowProps, 'run'>) {
  if (status === 'failed' && reason !== undefined) {
    return (
      <span className="run-row__words run-row__words--failed" dir="auto" title={reason}>
        {reason}
      </span>
    );
  }
  const isNamedSo = graph !== '' && prompt.startsWith(graph.replace(/…$/, ''));
  return (
    <span className="run-row__words" dir="auto">
      {!isNamedSo && prompt}
    </span>
  );
}
