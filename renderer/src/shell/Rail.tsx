import { Settings } from 'lucide-react';
import type { ViewId } from '#shared/api/commandTable';
import { useStudio } from '../stores/hooks.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useKeysOf } from '../commands/keysOf.ts';
import { useDragOver } from './useDragOver.ts';
import { viewIds, views } from './viewTable.ts';
import './Rail.css';

/** The views of the window, and its settings. */
export function Rail() {
  const { questions } = useStudio();
  const keys = useKeysOf('settings');
  return (
    <nav className="rail" aria-label="Views">
      {viewIds.map((id) => (
        <ViewButton key={id} id={id} />
      ))}
      <span className="rail__space" />
      <IconButton
        label="Settings"
        icon={Settings}
        shortcut={keys}
        side="right"
        className="rail__button"
        onClick={() => {
          void questions.ask('settings');
        }}
      />
    </nav>
  );
}

function ViewButton({ id }: { readonly id: ViewId }) {
  const { title, icon, command } = views[id];
  const { isChecked, run } = useCommand(command);
  const dragOver = useDragOver(run);
  const keys = useKeysOf(command);
  return (
    <IconButton
      label={title}
      icon={icon}
      shortcut={keys}
      side="right"
      className="rail__button"
      aria-current={isChecked ? 'page' : undefined}
      onClick={run}
      {...dragOver}
    />
  );
}
