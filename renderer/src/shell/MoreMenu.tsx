import { ChartColumn, Ellipsis, KeyRound, SunMoon } from 'lucide-react';
import { useCommandEntries } from '../commands/useCommand.ts';
import { useStudio } from '../stores/hooks.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/overlays/Menu.tsx';

/** What the bar has no room for in a narrow window. */
export function MoreMenu() {
  const { view, questions } = useStudio();
  const edits = useCommandEntries(['undo', 'redo']);
  const faces = useCommandEntries(['show-form']);
  return (
    <span className="top-bar__more">
      <Menu
        align="end"
        trigger={<IconButton label="More" icon={Ellipsis} />}
        entries={[
          ...edits,
          'separator',
          ...faces,
          'separator',
          {
            label: 'Spending',
            icon: ChartColumn,
            onSelect: () => {
              view.getState().showRunsPage('spending');
            },
          },
          {
            label: 'Provider keys',
            icon: KeyRound,
            onSelect: () => void questions.ask('settings-page', { page: 'keys' }),
          },
          {
            label: 'Theme',
            icon: SunMoon,
            onSelect: () => void questions.ask('settings-page', { page: 'general' }),
          },
        ]}
      />
    </span>
  );
}
