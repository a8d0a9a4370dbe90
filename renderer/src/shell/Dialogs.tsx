import { useView } from '../stores/hooks.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { OpenDialog } from './OpenDialog.tsx';
import { PreflightSheet } from './PreflightSheet.tsx';
import { RecoveryDialog } from './RecoveryDialog.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import { RunTimesDialog } from './RunTimesDialog.tsx';
import { SaveAsDialog } from './SaveAsDialog.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';
import { ShareDialog } from './ShareDialog.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';

/** Whatever is asked in front of the window; at most one of each is open. */
export function Dialogs() {
  const dialog = useView((state) => state.dialog);
  return (
    <>
      {dialog === 'open' && <OpenDialog />}
      {dialog === 'share' && <ShareDialog />}
      {dialog === 'settings' && <SettingsDialog page="general" />}
      {dialog === 'keys' && <SettingsDialog page="keys" />}
      {dialog === 'shortcuts' && <ShortcutsDialog />}
      {dialog === 'commands' && <CommandPalette />}
      {dialog === 'report' && <ReportDialog />}
      {dialog === 'run-times' && <RunTimesDialog />}
      <SaveAsDialog />
      <PreflightSheet />
      <CloseDialog />
      <RecoveryDialog />
      <ConfirmDialog />
    </>
  );
}
