import { PanelRight } from 'lucide-react';
import { useStudio, useView } from '../stores/hooks.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Brand } from './Brand.tsx';
import { EditButtons } from './EditButtons.tsx';
import { FileMenu } from '../files/FileMenu.tsx';
import { GraphTabs } from '../files/GraphTabs.tsx';
import { KeyChips } from '../settings/KeyChips.tsx';
import { RunButton } from '../running/RunButton.tsx';
import { SessionCost } from '../running/SessionCost.tsx';
import { ThemeButton } from '../settings/ThemeButton.tsx';
import './TopBar.css';

export function TopBar() {
  const { view } = useStudio();
  const isInspectorOpen = useView((state) => state.inspectorOpen);
  const showsGraph = useView((state) => state.section === 'graph');
  return (
    <header className="top-bar">
      <Brand />
      <FileMenu />
      <GraphTabs />
      {showsGraph && <EditButtons />}
      <span className="top-bar__space" />
      <SessionCost />
      <KeyChips />
      <ThemeButton />
      {showsGraph && (
        <IconButton
          label="Inspector"
          icon={PanelRight}
          aria-pressed={isInspectorOpen}
          onClick={() => {
            view.getState().toggleInspector();
          }}
        />
      )}
      <RunButton />
    </header>
  );
}
