import { Pause, Play } from 'lucide-react';
import { useQueue, useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { QueuedRun } from './QueuedRun.tsx';
import { RunUnderWay } from './RunUnderWay.tsx';
import { countOf } from '../run/runWords.ts';
import './QueuePanel.css';

/** What runs now and what will run next, in its order; nothing while there is neither. */
export function QueuePanel() {
  const { queue } = useStudio();
  const running = useQueue((state) => state.running);
  const waiting = useQueue((state) => state.waiting);
  const isPaused = useQueue((state) => state.isPaused);
  if (running === null && waiting.length === 0) return null;
  return (
    <section className="queue" aria-labelledby="queue-title">
      <header className="queue__head">
        <h3 id="queue-title" className="queue__title">
          Queue
        </h3>
        <p className="queue__count">
          {isPaused ? 'Paused' : waiting.length === 0 ? 'Nothing waits' : `${countOf(waiting.length, 'run')} waiting`}
        </p>
        <Button
          variant={isPaused && waiting.length > 0 ? 'primary' : 'ghost'}
          className="queue__pause"
          onClick={() => void queue.getState().setPaused(!isPaused)}
        >
          <Icon icon={isPaused ? Play : Pause} size={12} />
          {isPaused ? 'Continue' : 'Pause'}
        </Button>
      </header>
      {isPaused && (
        <p className="queue__why">
          Nothing further is started until you continue. The queue is paused by you, or because these runs still waited
          when Lumi Studio ended.
        </p>
      )}
      {running !== null && <RunUnderWay key={running} runId={running} />}
      {waiting.length > 0 && (
        <ol className="queue__waiting" aria-label="Waiting runs">
          {waiting.map((run, index) => (
            <QueuedRun key={run.runId} run={run} index={index} waiting={waiting} />
          ))}
        </ol>
      )}
    </section>
  );
}
