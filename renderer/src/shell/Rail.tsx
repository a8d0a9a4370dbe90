import { Settings, Workflow } from 'lucide-react';
import { useStudio } from '../stores/hooks.ts';
import { IconButton } from '../ui/IconButton.tsx';
import './Rail.css';

/** The views of the window, and its settings. */
export function Rail() {
  const { view } = useStudio();
  return (
    <nav className="rail" aria-label="Views">
      <IconButton label="Graph" icon={Workflow} side="right" aria-current="page" className="rail__button" />
      <span className="rail__space" />
      <IconButton
        label="Settings"
        icon={Settings}
        side="right"
        className="rail__button"
        onClick={() => {
          view.getState().openDialog('settings');
        }}
      />
    </nav>
  );
}
