import { useEffect, useState } from 'react';
import { Play, Square } from 'lucide-react';
import { formatMoney } from '#shared/graph/Money';
import { usePreview, useRun, useStudio, useView } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { useKeysOf } from '../commands/keysOf.ts';
import { RunMenu } from './RunMenu.tsx';
import './RunButton.css';

/** From a run's end until its button starts one again, ms: a second press on Stop must not be a first on Run, which costs money. */
const HOLD_MS = 1000;

/** Runs the graph, saying what it will cost; while it runs, stops it. The rest is in the menu beside it. */
export function RunButton() {
  const isRunning = useRun((state) => state.isRunning);
  // A view with a main action of its own has the one amber button there.
  const isMain = useView((state) => state.section === 'graph');
  const isSettled = useSettled(isRunning, HOLD_MS);
  return (
    <div className="run-buttons" role="group" aria-label="Run">
      {isRunning ? <Stop /> : <Start isHeld={!isSettled} isMain={isMain} />}
      <RunMenu isQuiet={isRunning || !isMain} />
    </div>
  );
}

function Stop() {
  const { run } = useStudio();
  const isStopping = useRun(
    ({ activeRunId, runs }) => activeRunId !== null && runs.get(activeRunId)?.status === 'stopping',
  );
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

function Start({ isHeld, isMain }: { readonly isHeld: boolean; readonly isMain: boolean }) {
  const { preflight } = useStudio();
  const keys = useKeysOf('run');
  return (
    <Button
      variant={isMain ? 'primary' : 'outline'}
      className="run-button"
      aria-disabled={isHeld}
      onClick={() => {
        if (!isHeld) void preflight.getState().launch();
      }}
    >
      <Icon icon={Play} size={13} />
      Run
      <span className="run-button__price">
        <Price />
      </span>
      <Kbd className="run-button__keys">{keys}</Kbd>
    </Button>
  );
}

/** Of the calls that would be sent; none where the graph has problems, for then it is not what a run would cost. */
function Price() {
  const estimate = usePreview((state) => state.estimate);
  const isAllReused = usePreview((state) => state.reused > 0 && state.toSend === 0);
  const hasProblems = usePreview((state) => state.problems.length > 0);
  if (hasProblems) return null;
  if (isAllReused) {
    return (
      <span
        className="run-button__estimate run-button__estimate--words"
        title="Every picture is there already: nothing is sent"
      >
        nothing to pay
      </span>
    );
  }
  if (!estimate || estimate.microUsd === 0) return null;
  return <span className="run-button__estimate">{formatMoney({ ...estimate, kind: 'estimate' })}</span>;
}

/** Whether a state that went off has been off for so long, ms; before that, a press may have been meant for what was there instead. */
function useSettled(isOn: boolean, afterMs: number): boolean {
  const [before, setBefore] = useState(isOn);
  const [isSettled, setIsSettled] = useState(true);
  // Noted while drawing: not one frame shows the new button as one that can be pressed.
  if (isOn !== before) {
    setBefore(isOn);
    setIsSettled(isOn);
  }
  useEffect(() => {
    if (isOn || isSettled) return;
    const timer = setTimeout(() => {
      setIsSettled(true);
    }, afterMs);
    return () => {
      clearTimeout(timer);
    };
  }, [isOn, isSettled, afterMs]);
  return isSettled;
}
