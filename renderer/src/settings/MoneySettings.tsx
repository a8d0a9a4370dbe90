import { useSettings, useStudio } from '../stores/hooks.ts';
import type { SettingsChange } from '../stores/settings/settingsStore.ts';
import { MoneyInput } from '../ui/fields/MoneyInput.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { failureScopes } from './failureScopes.ts';
import { SettingRow } from './SettingRow.tsx';

/** What runs may cost, when to ask first, and what a failed call ends. */
export function MoneySettings() {
  const studio = useStudio();
  const settings = useSettings((state) => state.settings);
  const change = (changed: SettingsChange) => void studio.settings.getState().change(changed);
  return (
    <>
      <SettingRow
        label="Cap per run"
        help="The most one run may cost, in US dollars. A call that could pass it is not sent; failed calls count. Empty: no cap."
      >
        <MoneyInput
          label="Cap per run"
          value={settings?.runCap}
          onChange={(runCap) => {
            change({ runCap });
          }}
          placeholder="no cap"
        />
      </SettingRow>
      <SettingRow
        label="Cap per day"
        help="The most all runs of a day may cost together, from midnight to midnight. Empty: no cap."
      >
        <MoneyInput
          label="Cap per day"
          value={settings?.dayCap}
          onChange={(dayCap) => {
            change({ dayCap });
          }}
          placeholder="no cap"
        />
      </SettingRow>
      <SettingRow
        label="Ask from"
        help="A run whose estimate is at least this shows what it will send and waits for your word. Empty: never."
      >
        <MoneyInput
          label="Ask from"
          value={settings?.askAbove}
          onChange={(askAbove) => {
            change({ askAbove });
          }}
          placeholder="never ask"
        />
      </SettingRow>
      <SettingRow
        label="On failure"
        help="What a failed call ends. Calls in flight may end, and what was made is kept."
      >
        <Select
          label="On failure"
          value={settings?.onError ?? 'stop'}
          options={failureScopes}
          isDisabled={settings === null}
          onChange={(onError) => {
            change({ onError });
          }}
        />
      </SettingRow>
    </>
  );
}
