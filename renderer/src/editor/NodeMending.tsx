import { useRetry } from '../gallery/useRetry.ts';
import { useRun, useStudio } from '../stores/hooks.ts';
import { hasFailed, missingPlaces } from '../stores/missingPlaces.ts';
import { runOfNode } from '../stores/runStore.ts';

/** What can be done about a node that failed or was stopped. */
export function NodeMending({ id }: { readonly id: string }) {
  const { view, workflow } = useStudio();
  const run = useRun(runOfNode(id));
  const retry = useRetry(run?.runId);
  if (!run) return null;
  const { failed, unmade } = missingPlaces(run, id);
  return (
    <span className="node__mending nodrag">
      {retry && hasFailed(run, id) && (failed.length > 0 || unmade.length === 0) && (
        <button
          type="button"
          title="Asks only for what failed"
          onClick={() => {
            retry(failed);
          }}
        >
          Retry failed
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
      {run.nodes.get(id)?.status === 'failed' && (
        <button
          type="button"
          onClick={() => {
            workflow.getState().select([id]);
            if (!view.getState().inspectorOpen) view.getState().toggleInspector();
          }}
        >
          Details
        </button>
      )}
    </span>
  );
}
