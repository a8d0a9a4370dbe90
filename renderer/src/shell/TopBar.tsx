import { PanelRight } from 'lucide-react';
import { FaceSwitch } from '../form/FaceSwitch.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useView } from '../stores/hooks.ts';
import { showsForm } from '../stores/view/showsForm.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Brand } from './Brand.tsx';
import { EditButtons } from './EditButtons.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { FileMenu } from '../files/FileMenu.tsx';
import { GraphTabs } from '../files/GraphTabs.tsx';
import { KeyChips } from '../settings/KeyChips.tsx';
import { DayMoney } from '../running/DayMoney.tsx';
import { RunButton } from '../running/RunButton.tsx';
import { WaitingChip } from '../running/WaitingChip.tsx';
import { ThemeButton } from '../settings/ThemeButton.tsx';
import './TopBar.css';

export function TopBar() {
  const inspector = useCommand('inspector');
  const showsGraph = useView((state) => state.section === 'graph');
  const isForm = useView(showsForm);
  return (
    <header className="top-bar">
      <Brand />
      <FileMenu />
      <GraphTabs />
      {showsGraph && (
        <span className="top-bar__roomy">
          <EditButtons />
        </span>
      )}
      {/* The form has it in its own head. */}
      {showsGraph && !isForm && <FaceSwitch />}
      <span className="top-bar__space" />
      {/* Comes and goes where it moves nothing. */}
      <WaitingChip />
      <DayMoney />
      <span className="top-bar__roomy">
        <KeyChips />
        <ThemeButton />
      </span>
      <MoreMenu />
      {showsGraph && !isForm && (
        <IconButton label="Inspector" icon={PanelRight} aria-pressed={inspector.isChecked} onClick={inspector.run} />
      )}
      <RunButton />
    </header>
  );
}
