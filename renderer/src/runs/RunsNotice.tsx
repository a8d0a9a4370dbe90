import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useQueue, useRun, useRunHistory, useStudio } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { leftOver, type LeftOver } from './run/leftOver.ts';
import { resumeRun } from './run/runActions.ts';
import { countOf, resumeLabel } from './run/runWords.ts';
import { readSeen, writeSeen } from './seenInterruptions.ts';
import '../ui/styles/floatingBar.css';
import './RunsNotice.css';

/** Says once what an earlier session left undone, and offers to go on with it. */
export function RunsNotice() {
  const { recovery } = useStudio();
  const runs = useRunHistory((state) => state.runs);
  const waiting = useQueue((state) => (state.isPaused ? state.waiting : NONE));
  const [seen] = useState(() => readSeen(localStorage));
  const [isClosed, setIsClosed] = useState(false);
  const isServiceGone = useRun((state) => state.isServiceGone);
  // One question at a time: unsaved work comes first.
  const isCovered = useStore(recovery, ({ offered }) => offered.length > 0);
  const left = leftOver(runs ?? [], waiting, seen);
  if (isClosed || isServiceGone || isCovered || !left) return null;
  return (
    <Notice
      left={left}
      onClose={() => {
        setIsClosed(true);
        writeSeen(localStorage, runs ?? []);
      }}
    />
  );
}

/** As long as it stands there, it follows the runs it speaks of: one that goes on is interrupted no more. */
function Notice({ left, onClose }: { readonly left: LeftOver; readonly onClose: () => void }) {
  const studio = useStudio();
  const { view, queue, runHistory } = studio;
  useEffect(() => runHistory.getState().watch(), [runHistory]);
  const [run] = left.interrupted;
  return (
    <div className="floating-bar runs-notice" role="status">
      <p className="floating-bar__text">{wordsOf(left)}</p>
      {run && left.interrupted.length === 1 && (
        <Button onClick={() => void resumeRun(studio, run)}>{resumeLabel(run)}</Button>
      )}
      {left.waiting > 0 && <Button onClick={() => void queue.getState().setPaused(false)}>Continue</Button>}
      <Button
        onClick={() => {
          if (run) runHistory.getState().open(run.runId);
          view.getState().showRunsPage('history');
        }}
      >
        Show runs
      </Button>
      <IconButton label="Not now" icon={X} size="small" onClick={onClose} />
    </div>
  );
}

const NONE: readonly never[] = [];

function wordsOf({ interrupted, waiting }: LeftOver): string {
  const [run, ...others] = interrupted;
  const parts: string[] = [];
  if (run && others.length === 0) parts.push(`“${run.graph || 'Untitled'}” was interrupted.`);
  else if (run) parts.push(`${countOf(interrupted.length, 'run')} were interrupted.`);
  if (waiting > 0) parts.push(`${countOf(waiting, 'run')} ${waiting === 1 ? 'waits' : 'wait'}; the queue is paused.`);
  return parts.join(' ');
}
