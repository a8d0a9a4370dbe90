import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { GeneralSettings } from './GeneralSettings.tsx';
import { KeySettings } from './KeySettings.tsx';
import { MoneySettings } from './MoneySettings.tsx';
import './SettingsDialog.css';

export interface SettingsDialogProps extends AskedDialogProps<'settings'> {
  readonly page: 'general' | 'keys';
}

/** What is set once and holds for every graph. */
export function SettingsDialog({ page, onClose }: SettingsDialogProps) {
  return (
    <Dialog isOpen onClose={onClose} title="Settings" width={600}>
      <div className="settings">
        <Tabs
          label="Settings"
          initial={page}
          tabs={[
            { value: 'general', label: 'General', content: <GeneralSettings /> },
            { value: 'money', label: 'Money', content: <MoneySettings /> },
            { value: 'keys', label: 'Keys', content: <KeySettings /> },
          ]}
        />
      </div>
    </Dialog>
  );
}
