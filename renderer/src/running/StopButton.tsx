import { Square } from 'lucide-react';
import { useRun, useStudio } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

/** Ends the run of the graph on screen: gently at first. */
export function StopButton({ className }: { readonly className: string }) {
  const { run } = useStudio();
  const isStopping = useRun(
    ({ activeRunId, runs }) => activeRunId !== null && runs.get(activeRunId)?.status === 'stopping',
  );
  return (
    <Button
      variant="outline"
      className={className}
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
