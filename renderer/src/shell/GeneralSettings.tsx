import { useEffect, useState } from 'react';
import { reportOf } from '#shared/errors/reportOf';
import type { Theme } from '../stores/ViewState.ts';
import { useStudio, useView } from '../stores/hooks.ts';
import { NumberInput } from '../ui/NumberInput.tsx';
import { Select, type Option } from '../ui/Select.tsx';
import { SettingRow } from './SettingRow.tsx';

const THEMES: readonly Option<Theme>[] = [
  { value: 'dark', label: 'Dark' },
  { value: 'light', label: 'Light' },
  { value: 'system', label: 'As the system' },
];

/** How the window looks and how runs are made. */
export function GeneralSettings() {
  const { view } = useStudio();
  const theme = useView((state) => state.theme);
  const [concurrency, setConcurrency] = useConcurrency();
  return (
    <>
      <SettingRow label="Theme">
        <Select
          label="Theme"
          value={theme}
          options={THEMES}
          onChange={(next) => {
            view.getState().setTheme(next);
          }}
        />
      </SettingRow>
      <SettingRow
        label="Calls at once"
        help="To each provider, 1 to 64. More is faster until the provider's limit is reached."
      >
        <NumberInput
          label="Calls at once"
          value={concurrency}
          onChange={(next) => {
            if (next !== undefined) setConcurrency(next);
          }}
          min={1}
          max={64}
          disabled={concurrency === undefined}
        />
      </SettingRow>
    </>
  );
}

/** The service's setting; `undefined` until known. What is set here is sent at once. */
function useConcurrency(): readonly [number | undefined, (value: number) => void] {
  const { client, view } = useStudio();
  const [value, setValue] = useState<number>();
  useEffect(() => {
    client('settings.get').then(
      (settings) => {
        setValue(settings.concurrency);
      },
      (caught: unknown) => {
        view.getState().reportError(reportOf(caught));
      },
    );
  }, [client, view]);
  const change = (concurrency: number) => {
    setValue(concurrency);
    client('settings.set', { concurrency }).catch((caught: unknown) => {
      view.getState().reportError(reportOf(caught));
    });
  };
  return [value, change];
}
