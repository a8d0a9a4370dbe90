import { hasNodeFailed } from '#shared/runs/missingPlaces';
import { useRetry } from '../../gallery/useRetry.ts';
import { formatWait } from '../../ui/formats.ts';
import { useCountdown } from '../../ui/useCountdown.ts';
import { useNodeRun } from '../../nodes/useNode.ts';
import { useRun, useStudio } from '../../stores/hooks.ts';
import { missingAt } from '../../stores/running/runStore.ts';

/** What can be done about a node that failed or was stopped. */
export function NodeMending({ id }: { readonly id: string }) {
  const { view, workflow, run } = useStudio();
  const node = useNodeRun(id);
  const retry = useRetry(useRun((state) => state.histories.get(id)?.runId));
  const retryAt = Math.max(0, ...(node?.slots ?? []).map((slot) => (slot.status === 'failed' && slot.retryAt) || 0));
  const seconds = useCountdown(retryAt || undefined);
  if (!node) return null;
  const { failed, unmade } = missingAt(id)(run.getState());
  return (
    <span className="node__mending nodrag">
      {retry && hasNodeFailed(node) && (failed.length > 0 || unmade.length === 0) && (
        <button
          type="button"
          title={
            seconds > 0 ? 'The provider asks to wait so long; it would refuse before' : 'Asks only for what failed'
          }
          onClick={() => {
            retry(failed);
          }}
        >
          Retry failed{failed.length > 1 && ` ${String(failed.length)}`}
          {seconds > 0 && <span className="node__countdown"> in {formatWait(seconds)}</span>}
        </button>
      )}
      {retry && unmade.length > 0 && (
        <button
          type="button"
          title="Asks for all that is missing, and for nothing else"
          onClick={() => {
            retry([...failed, ...unmade]);
          }}
        >
          Resume, {failed.length + unmade.length} missing
        </button>
      )}
      {node.status === 'failed' && (
        <button
          type="button"
          onClick={() => {
            workflow.getState().select([id]);
            view.getState().showFailure(id);
          }}
        >
          Details
        </button>
      )}
    </span>
  );
}
