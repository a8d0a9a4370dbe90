import { History, Settings, Workflow, type LucideIcon } from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import { useStudio, useView } from '../stores/hooks.ts';
import type { Section } from '../stores/view/ViewState.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { keysOf } from '../commands/keysOf.ts';
import './Rail.css';

/** The views of the window, and its settings. */
export function Rail() {
  const { view } = useStudio();
  return (
    <nav className="rail" aria-label="Views">
      <ViewButton section="graph" label="Graph" icon={Workflow} command="show-graph" />
      <ViewButton section="runs" label="Runs" icon={History} command="show-runs" />
      <span className="rail__space" />
      <IconButton
        label="Settings"
        icon={Settings}
        shortcut={keysOf('settings')}
        side="right"
        className="rail__button"
        onClick={() => {
          view.getState().openDialog('settings');
        }}
      />
    </nav>
  );
}

interface ViewButtonProps {
  readonly section: Section;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly command: CommandId;
}

function ViewButton({ section, label, icon, command }: ViewButtonProps) {
  const { view } = useStudio();
  const isShown = useView((state) => state.section === section);
  return (
    <IconButton
      label={label}
      icon={icon}
      shortcut={keysOf(command)}
      side="right"
      className="rail__button"
      aria-current={isShown ? 'page' : undefined}
      onClick={() => {
        view.getState().showSection(section);
      }}
    />
  );
}
