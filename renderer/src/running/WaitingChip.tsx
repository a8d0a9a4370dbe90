import { useQueue, useStudio } from '../stores/hooks.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import './WaitingChip.css';

/** How many runs wait, of any graph; leads to them. */
export function WaitingChip() {
  const { view } = useStudio();
  const waiting = useQueue((state) => state.waiting.length);
  const isPaused = useQueue((state) => state.isPaused);
  if (waiting === 0) return null;
  return (
    <Tooltip
      label={isPaused ? 'The queue is paused: nothing further is started until you say so' : 'Runs in the queue'}
    >
      <button
        type="button"
        className="waiting-chip"
        onClick={() => {
          view.getState().showSection('runs');
        }}
      >
        {waiting} waiting{isPaused && ', paused'}
      </button>
    </Tooltip>
  );
}
