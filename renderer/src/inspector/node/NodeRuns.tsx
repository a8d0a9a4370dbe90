import { commandFacts } from '#shared/api/commandTable';
import { downstreamInGroups } from '#shared/graph/groups/downstreamInGroups';
import { askBeside, besideAmong } from '../../nodes/insert/putBeside.ts';
import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';

export interface NodeRunsProps {
  readonly id: string;
  /** Whether it asks for pictures or texts. */
  readonly isGenerator: boolean;
}

/** The two ways to run that make most sense from one node's point of view; the others are in its menu. */
export function NodeRuns({ id, isGenerator }: NodeRunsProps) {
  const studio = useStudio();
  const { preflight, workflow } = studio;
  const caller = isGenerator ? besideAmong(studio, new Set([id])) : undefined;
  const { launch } = preflight.getState();
  return (
    <div className="inspector__actions">
      <Button onClick={() => void launch({ targets: [id] })}>{commandFacts('run-selection').title}</Button>
      {isGenerator ? (
        <Button onClick={() => void launch({ targets: [id], again: [id] })}>Generate again</Button>
      ) : (
        <Button onClick={() => void launch({ targets: downstreamInGroups(workflow.getState().whole, [id]) })}>
          {commandFacts('run-from-here').title}
        </Button>
      )}
      {caller !== undefined && (
        <Button onClick={() => void askBeside(studio, caller)}>{commandFacts('try-beside').title}</Button>
      )}
    </div>
  );
}
