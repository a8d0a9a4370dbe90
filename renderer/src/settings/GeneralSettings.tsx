import type { Theme, WheelSetting } from '../stores/view/ViewState.ts';
import { useSettings, useStudio, useView } from '../stores/hooks.ts';
import { CheckRow } from '../ui/fields/CheckRow.tsx';
import { NumberInput } from '../ui/fields/NumberInput.tsx';
import { Select, type Option } from '../ui/fields/Select.tsx';
import { SettingRow } from './SettingRow.tsx';
import { WildcardFoldersField } from './WildcardFoldersField.tsx';

const THEMES: readonly Option<Theme>[] = [
  { value: 'dark', label: 'Dark' },
  { value: 'light', label: 'Light' },
  { value: 'system', label: 'As the system' },
];

const WHEELS: readonly Option<WheelSetting>[] = [
  { value: 'automatic', label: 'Automatic' },
  { value: 'mouse', label: 'Mouse' },
  { value: 'touchpad', label: 'Touchpad' },
];

/** px on the long side; 0: as they are. */
const REFERENCE_SIZES = [1024, 2048, 3072, 4096, 0];

/** How the window looks and how runs are made. */
export function GeneralSettings() {
  const studio = useStudio();
  const theme = useView((state) => state.theme);
  const wheel = useView((state) => state.wheel);
  const settings = useSettings((state) => state.settings);
  return (
    <>
      <SettingRow label="Theme">
        <Select
          label="Theme"
          value={theme}
          options={THEMES}
          onChange={(next) => {
            studio.view.getState().setTheme(next);
          }}
        />
      </SettingRow>
      <SettingRow
        label="Wheel on the canvas"
        help="A mouse's wheel zooms; with Shift it goes sideways, with Alt up and down. Two fingers on a touchpad move the canvas. A pinch, or Ctrl and the wheel, zooms with both. Automatic tells them apart."
      >
        <Select
          label="Wheel on the canvas"
          value={wheel}
          options={WHEELS}
          onChange={(next) => {
            studio.view.getState().setWheel(next);
          }}
        />
      </SettingRow>
      <SettingRow
        label="Calls at once"
        help="To each provider, 1 to 64. More is faster until the provider's limit is reached."
      >
        <NumberInput
          label="Calls at once"
          value={settings?.concurrency}
          onChange={(next) => {
            if (next !== undefined) void studio.settings.getState().change({ concurrency: next });
          }}
          min={1}
          max={64}
          disabled={settings === null}
        />
      </SettingRow>
      <SettingRow
        label="Size of reference pictures"
        help="Larger ones are sent smaller, which is quicker and costs less. Your originals stay as they are."
      >
        <Select
          label="Size of reference pictures"
          value={String(settings?.referenceLongSide ?? '')}
          options={sizesWith(settings?.referenceLongSide)}
          onChange={(next) => {
            void studio.settings.getState().change({ referenceLongSide: Number(next) });
          }}
        />
      </SettingRow>
      <SettingRow
        label="Models of providers"
        help="Which ones there are, what they can do and cost. Only providers you have a key for are asked, for free; without, the list stays as it was read last."
      >
        <CheckRow
          label="Ask providers once a day which models they have"
          isChecked={settings?.renewModels ?? false}
          isDisabled={settings === null}
          onChange={(renewModels) => void studio.settings.getState().change({ renewModels })}
        />
      </SettingRow>
      <SettingRow
        label="Wildcard folders"
        isWide
        help="One a line. Besides wildcards in the data folder, and those of LUMI_WILDCARDS."
      >
        <WildcardFoldersField folders={settings?.wildcardFolders} />
      </SettingRow>
    </>
  );
}

/** Those that are offered, and the one that was written into the settings by hand. */
function sizesWith(chosen: number | undefined): readonly Option[] {
  const sizes =
    chosen === undefined || REFERENCE_SIZES.includes(chosen) ? REFERENCE_SIZES : [chosen, ...REFERENCE_SIZES];
  return sizes.map((size) => ({
    value: String(size),
    label: size === 0 ? 'As they are' : `Up to ${size.toLocaleString('en')} px`,
  }));
}
