import type { Settings } from '#shared/api/contract';
import type { Palette } from '#shared/graph/NodeDefinition';
import { controlField } from '#shared/nodes/seedControl';
import { usePalette, useSettings, useStudio } from '../stores/hooks.ts';
import { ModelButton } from '../models/ModelButton.tsx';
import { NumberInput } from '../ui/fields/NumberInput.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { SettingRow } from './SettingRow.tsx';

/** `undefined` takes one back. */
type Wishes = { readonly [K in keyof Settings['newNodes']]: Settings['newNodes'][K] | undefined };

/** The provider is chosen when it is needed. */
const NONE = '';

/** What nodes hold that are newly placed. What a graph says already stays as it is. */
export function NewNodeSettings() {
  const { settings } = useStudio();
  const palette = usePalette();
  const wanted = useSettings((state) => state.settings?.newNodes) ?? {};
  const change = (changed: Wishes) => void settings.getState().change({ newNodes: without({ ...wanted, ...changed }) });
  const { provider = NONE } = wanted;
  const model = modelField(palette, provider);
  return (
    <>
      <SettingRow label="Provider" help="Added where a node needs one.">
        <Select
          label="Provider of new graphs"
          value={provider}
          options={[{ value: NONE, label: 'the one used last' }, ...providersOf(palette)]}
          onChange={(next) => {
            change({ provider: next === NONE ? undefined : next });
          }}
        />
      </SettingRow>
      {model && (
        <SettingRow label="Model">
          <ModelButton
            label="Model of new graphs"
            value={wanted.models?.[provider] ?? model.default}
            field={model}
            onChange={(next) => {
              change({ models: { ...wanted.models, [provider]: next } });
            }}
          />
        </SettingRow>
      )}
      <SettingRow label="Pictures">
        <NumberInput
          label="Pictures of new graphs"
          value={wanted.pictures ?? 1}
          onChange={(next) => {
            change({ pictures: next });
          }}
          min={1}
          max={16}
        />
      </SettingRow>
      <SettingRow label="Seeds" help={controlField.help}>
        <Select
          label="Seeds of new graphs"
          value={wanted.seedControl ?? controlField.placed ?? controlField.default}
          options={controlField.choices}
          onChange={(next) => {
            change({ seedControl: next });
          }}
        />
      </SettingRow>
    </>
  );
}

function providersOf(palette: Palette) {
  return [...palette.values()].flatMap(({ type, title, provider }) =>
    provider ? [{ value: type, label: title }] : [],
  );
}

function modelField(palette: Palette, type: string) {
  const field = Object.values(palette.get(type)?.fields ?? {}).find(({ kind }) => kind === 'model');
  return field?.kind === 'model' ? field : undefined;
}

/** What is not wished for is not said. */
function without(wanted: Wishes) {
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as Settings['newNodes'];
}
