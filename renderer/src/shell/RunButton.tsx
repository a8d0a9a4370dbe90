import { Play, Square } from 'lucide-react';
import { formatMoney } from '#shared/graph/Money';
import { usePreview, useRun, useStudio } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { keysOf } from './keysOf.ts';
import './RunButton.css';

/** Runs the graph, saying what it will cost; while it runs, stops it. */
export function RunButton() {
  const { run } = useStudio();
  const isRunning = useRun((state) => state.isRunning);
  const isStopping = useRun(
    (state) => state.currentRunId !== null && state.runs.get(state.currentRunId)?.status === 'stopping',
  );
  if (!isRunning) return <Start />;
  return (
    <Button
      variant="outline"
      className="run-button run-button--stop"
      title={
        isStopping
          ? 'Calls in flight are given up; they may be billed.'
          : 'No new calls are made. Those in flight may end, for they are paid for.'
      }
      onClick={() => void run.getState().stop()}
    >
      <Icon icon={Square} size={12} />
      {isStopping ? 'Stop now' : 'Stop'}
    </Button>
  );
}

function Start() {
  const { run } = useStudio();
  const estimate = usePreview((state) => state.estimate);
  return (
    <Button variant="primary" className="run-button" onClick={() => void run.getState().start()}>
      <Icon icon={Play} size={13} />
      Run
      {estimate && estimate.microUsd > 0 && (
        <span className="run-button__estimate">{formatMoney({ ...estimate, kind: 'estimate' })}</span>
      )}
      <kbd className="run-button__keys">{keysOf('run')}</kbd>
    </Button>
  );
}
