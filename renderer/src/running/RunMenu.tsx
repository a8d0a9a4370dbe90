import { ChevronDown } from 'lucide-react';
import { useCommandEntries } from '../commands/useCommand.ts';
import { useQueue, useSettings, useStudio } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/overlays/Menu.tsx';
import type { MenuEntry } from '../ui/overlays/MenuEntries.tsx';
import { failureScopes } from '../settings/failureScopes.ts';

const WAYS = ['run', 'run-selection', 'run-from-here', 'run-again', 'run-times', 'preflight'] as const;
/** There is seldom anything to mend, or a queue to hold back, and then these are worth no line. */
const AT_TIMES = ['retry-failed'] as const;
const WITH_QUEUE = [...AT_TIMES, 'pause-queue'] as const;

/** All other ways to run, and what a failed call ends. */
export function RunMenu({ isQuiet }: { readonly isQuiet: boolean }) {
  const studio = useStudio();
  const scope = useSettings((state) => state.settings?.onError);
  const ways = useCommandEntries(WAYS);
  const hasQueue = useQueue((state) => state.waiting.length > 0 || state.isPaused);
  const atTimes = useCommandEntries(hasQueue ? WITH_QUEUE : AT_TIMES).filter(({ isDisabled }) => isDisabled !== true);
  return (
    <Menu
      align="end"
      trigger={
        <Button
          variant={isQuiet ? 'outline' : 'primary'}
          className="run-menu"
          aria-label="More ways to run"
          title="More ways to run"
        >
          <Icon icon={ChevronDown} size={13} />
        </Button>
      }
      entries={[
        ...ways,
        ...atTimes.flatMap((entry) => ['separator' as const, entry]),
        'separator',
        { heading: 'If a call fails' },
        ...failureScopes.map(({ value, label }): MenuEntry => ({
          label,
          isChosen: value === scope,
          onSelect: () => void studio.settings.getState().change({ onError: value }),
        })),
      ]}
    />
  );
}
