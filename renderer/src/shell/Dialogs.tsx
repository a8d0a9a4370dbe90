import { useView } from '../stores/hooks.ts';
import { CommandPalette } from '../commands/CommandPalette.tsx';
import { CloseDialog } from '../files/CloseDialog.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { OpenDialog } from '../files/OpenDialog.tsx';
import { PreflightSheet } from '../running/PreflightSheet.tsx';
import { RecoveryDialog } from '../files/RecoveryDialog.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import { RunTimesDialog } from '../running/RunTimesDialog.tsx';
import { SaveAsDialog } from '../files/SaveAsDialog.tsx';
import { SettingsDialog } from '../settings/SettingsDialog.tsx';
import { ShareDialog } from '../files/ShareDialog.tsx';
import { ShortcutsDialog } from '../commands/ShortcutsDialog.tsx';

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
