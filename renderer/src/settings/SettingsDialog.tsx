import type { SettingsPage } from '../stores/view/DialogTable.ts';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { GeneralSettings } from './GeneralSettings.tsx';
import { KeySettings } from './KeySettings.tsx';
import { LibrarySettings } from './library/LibrarySettings.tsx';
import { NewNodeSettings } from './NewNodeSettings.tsx';
import { MoneySettings } from './MoneySettings.tsx';
import './SettingsDialog.css';

export interface SettingsDialogProps {
  readonly page: SettingsPage;
  /** The provider whose key is to be typed at once. */
  readonly keyOf?: string | undefined;
  readonly onClose: () => void;
}

/** What is set once and holds for every graph. */
export function SettingsDialog({ page, keyOf, onClose }: SettingsDialogProps) {
  return (
    <Dialog isOpen onClose={onClose} title="Settings" width={600}>
      <div className="settings">
        <Tabs
          label="Settings"
          initial={page}
          tabs={[
            { value: 'general', label: 'General', content: <GeneralSettings /> },
            { value: 'new-nodes', label: 'New graphs', content: <NewNodeSettings /> },
            { value: 'money', label: 'Money', content: <MoneySettings /> },
            { value: 'keys', label: 'Keys', content: <KeySettings wanted={keyOf} /> },
            { value: 'library', label: 'Library', content: <LibrarySettings onClose={onClose} /> },
          ]}
        />
      </div>
    </Dialog>
  );
}
