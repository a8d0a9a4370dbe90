import { useCommandEntries } from '../../commands/useCommand.ts';
import { failedAmong, mendableAmong, retryFailed } from '../../commands/runCommands.ts';
import { useRun, useStudio, useWorkflow } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';

const ACTIONS = ['run-selection', 'run-from-here', 'bypass', 'mute', 'collapse', 'field-wires', 'delete'] as const;

/** What can be done with all selected nodes at once. */
export function SeveralActions() {
  const studio = useStudio();
  const entries = useCommandEntries(ACTIONS);
  const selection = useWorkflow((state) => state.selection);
  // What can be mended changes with the runs.
  useRun((state) => state.histories);
  const mendable = mendableAmong(studio, [...selection]);
  // None where nodes failed by themselves.
  const failed = failedAmong(studio, mendable);
  return (
    <div className="inspector__actions">
      {mendable.length > 0 && (
        <Button onClick={() => void retryFailed(studio, mendable)}>
          {failed > 0 ? `Retry failed ${String(failed)}` : 'Retry failed'}
        </Button>
      )}
      {entries
        .filter(({ isDisabled }) => !isDisabled)
        .map(({ label, shortcut, onSelect, isDanger }) => (
          <Button key={label} variant={isDanger ? 'danger' : 'outline'} title={shortcut} onClick={onSelect}>
            {label}
          </Button>
        ))}
    </div>
  );
}
