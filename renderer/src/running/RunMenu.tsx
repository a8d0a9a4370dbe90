import {
  ChevronDown,
  ListPlus,
  Pause,
  Play,
  RefreshCw,
  Repeat,
  RotateCw,
  ScanSearch,
  SquareMousePointer,
  StepForward,
  type LucideIcon,
} from 'lucide-react';
import { commandFacts, type CommandId } from '#shared/api/commandTable';
import { hasFailed, isOver } from '#shared/runs/missingPlaces';
import { runCommand } from '../commands/runCommand.ts';
import { usePreflight, useQueue, useRun, useStudio, useWorkflow } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/overlays/Menu.tsx';
import type { MenuEntry } from '../ui/overlays/MenuEntries.tsx';
import { failureScopes } from '../settings/failureScopes.ts';
import { keysOf } from '../commands/keysOf.ts';

/** All other ways to run, and what a failed call ends. */
export function RunMenu({ isRunning }: { readonly isRunning: boolean }) {
  const studio = useStudio();
  const hasSelection = useWorkflow((state) => state.selection.size > 0);
  const hasQueue = useQueue((state) => state.waiting.length > 0 || state.isPaused);
  const isPaused = useQueue((state) => state.isPaused);
  const wouldWait = useQueue((state) => state.running !== null || state.waiting.length > 0) || isRunning;
  const isMendable = useRun(({ runs, currentRunId }) => {
    const newest = currentRunId === null ? undefined : runs.get(currentRunId);
    return newest !== undefined && isOver(newest) && hasFailed(newest);
  });
  const scope = usePreflight((state) => state.onError ?? state.settings?.onError);
  const entry = (id: CommandId, label: string, icon: LucideIcon, isDisabled = false): MenuEntry => ({
    label,
    icon,
    shortcut: keysOf(id),
    isDisabled,
    onSelect: () => void runCommand(studio, id),
  });
  return (
    <Menu
      align="end"
      trigger={
        <Button
          variant={isRunning ? 'outline' : 'primary'}
          className="run-menu"
          aria-label="More ways to run"
          title="More ways to run"
        >
          <Icon icon={ChevronDown} size={13} />
        </Button>
      }
      entries={[
        wouldWait ? entry('run', 'Add to the queue', ListPlus) : entry('run', 'Run', Play),
        entry('run-selection', commandFacts('run-selection').title, SquareMousePointer, !hasSelection),
        entry('run-from-here', commandFacts('run-from-here').title, StepForward, !hasSelection),
        entry('run-again', 'Generate again', RefreshCw),
        entry('run-times', 'Run several times…', Repeat),
        entry('preflight', 'Check before running…', ScanSearch),
        ...(isMendable ? ['separator' as const, entry('retry-failed', 'Retry failed', RotateCw)] : []),
        ...(hasQueue
          ? [
              'separator' as const,
              entry('pause-queue', isPaused ? 'Go on with the queue' : 'Pause the queue', isPaused ? Play : Pause),
            ]
          : []),
        'separator',
        { heading: 'If a call fails' },
        ...failureScopes.map(({ value, label }): MenuEntry => ({
          label,
          isChosen: value === scope,
          onSelect: () => void studio.preflight.getState().setOnError(value),
        })),
      ]}
    />
  );
}
