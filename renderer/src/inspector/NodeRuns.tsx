import { commandFacts } from '#shared/api/commandTable';
import { downstreamOf } from '#shared/graph/downstreamOf';
import { hasNodeFailed, missingOfNode } from '#shared/runs/missingPlaces';
import { useRetry } from '../gallery/useRetry.ts';
import { useNodeRun } from '../nodes/useNode.ts';
import { useRun, useStudio } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';

export interface NodeRunsProps {
  readonly id: string;
  /** Whether it asks for pictures. */
  readonly isGenerator: boolean;
}

/** The ways to run from one node's point of view. */
export function NodeRuns({ id, isGenerator }: NodeRunsProps) {
  const { preflight, workflow } = useStudio();
  const node = useNodeRun(id);
  const retry = useRetry(useRun((state) => state.histories.get(id)?.runId));
  const { launch } = preflight.getState();
  return (
    <div className="inspector__actions">
      <Button onClick={() => void launch({ targets: [id] })}>{commandFacts('run-selection').title}</Button>
      <Button onClick={() => void launch({ targets: downstreamOf(workflow.getState().workflow, [id]) })}>
        {commandFacts('run-from-here').title}
      </Button>
      {isGenerator && <Button onClick={() => void launch({ targets: [id], again: [id] })}>Generate again</Button>}
      {node && retry && hasNodeFailed(node) && (
        <Button
          onClick={() => {
            retry(missingOfNode(id, node).failed);
          }}
        >
          Retry failed
        </Button>
      )}
    </div>
  );
}
