import { hasNodeFailed } from '#shared/runs/missingPlaces';
import { useRetry } from '../../gallery/useRetry.ts';
import { useNodeRun } from '../../nodes/useNode.ts';
import { useRun, useStudio } from '../../stores/hooks.ts';
import { missingAt, runOfNode } from '../../stores/running/runStore.ts';
import { Button } from '../../ui/Button.tsx';
import { formatTime, formatWait } from '../../ui/formats.ts';
import { useCountdown } from '../../ui/useCountdown.ts';

/** Asks again for what failed, with how long its provider wants to be left alone, and from when it is. */
export function RetryFailed({ id }: { readonly id: string }) {
  const { run } = useStudio();
  const node = useNodeRun(id);
  const startedAt = useRun((state) => runOfNode(id)(state)?.startedAt);
  const retry = useRetry(useRun((state) => state.histories.get(id)?.runId));
  const waits = (node?.slots ?? []).flatMap(({ status, retryAt }) => (status === 'failed' && retryAt ? [retryAt] : []));
  const seconds = useCountdown(waits.length > 0 ? Math.max(...waits) : undefined);
  if (!node || !hasNodeFailed(node)) return null;
  const { failed } = missingAt(id)(run.getState());
  return (
    <div className="node-error__retry">
      {retry && (
        <Button
          title={
            seconds > 0 ? 'The provider asks to wait so long; it would refuse before' : 'Asks only for what failed'
          }
          onClick={() => {
            retry(failed);
          }}
        >
          Retry failed{failed.length > 1 && ` ${String(failed.length)}`}
          {seconds > 0 && <span className="mono">in {formatWait(seconds)}</span>}
        </Button>
      )}
      {startedAt !== undefined && startedAt > 0 && <span>from {formatTime(startedAt + (node.ms ?? 0))}</span>}
    </div>
  );
}
