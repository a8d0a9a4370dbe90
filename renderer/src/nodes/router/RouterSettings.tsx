import { SlidersHorizontal } from 'lucide-react';
import { useMemo } from 'react';
import type { Parameter } from '#shared/graph/models/LiveList';
import { wiredSettings } from '#shared/nodes/wiredSettings';
import { openRouter } from '#shared/providers/families/openrouter';
import { settingName } from '#shared/providers/families/openrouter/settingName';
import {
  readRouterOptions,
  type OptionValue,
  type RouterValues,
} from '#shared/providers/families/openrouter/routerOptions';
import { usePalette, useWorkflow } from '../../stores/hooks.ts';
import { useFieldValue } from '../fields/useFieldValue.ts';
import { FieldRow } from '../rows/FieldRow.tsx';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import { OptionInput } from './OptionInput.tsx';
import './RouterSettings.css';

const ROW = 24;
/** What is known of a setting that no model tells of. */
const UNTOLD: Parameter = { type: 'other' };

/** The settings of the model that is wired, each as the model tells it; what is set and no model takes stands below, to be seen and taken away. */
function RouterSettings({ node }: BodyProps) {
  const { value, set, fault } = useFieldValue(node, 'options', openRouter.fields.options);
  const palette = usePalette();
  const nodes = useWorkflow((state) => state.workflow.nodes);
  const edges = useWorkflow((state) => state.workflow.edges);
  const { models, parameters = {} } = useMemo(
    () => wiredSettings({ nodes, edges }, palette, node.id),
    [nodes, edges, palette, node.id],
  );
  const options: RouterValues = readRouterOptions(value) ?? {};
  const change = (name: string, next: OptionValue | undefined) => {
    const { [name]: _before, ...others } = options;
    const changed = next === undefined ? others : { ...others, [name]: next };
    set(Object.keys(changed).length === 0 ? undefined : changed);
  };
  const left = Object.keys(options).filter((name) => !Object.hasOwn(parameters, name));
  const isTold = Object.keys(parameters).length > 0;
  return (
    <div className="router-settings nodrag nopan">
      {fault !== undefined && <p className="router-settings__note router-settings__note--fault">{fault}</p>}
      {Object.entries(parameters).map(([name, parameter]) => (
        <FieldRow key={name} label={settingName(name)} isNumber={parameter.type === 'range'} height={ROW}>
          <OptionInput
            label={settingName(name)}
            parameter={parameter}
            value={options[name]}
            onChange={(next) => {
              change(name, next);
            }}
          />
        </FieldRow>
      ))}
      {left.map((name) => (
        <FieldRow key={name} label={settingName(name)} isNumber={false} height={ROW}>
          <OptionInput
            label={settingName(name)}
            parameter={UNTOLD}
            value={options[name]}
            isLeftOut={isTold}
            onChange={(next) => {
              change(name, next);
            }}
          />
        </FieldRow>
      ))}
      {!isTold && left.length === 0 && <p className="router-settings__note">{emptyWords(models.length)}</p>}
    </div>
  );
}

function emptyWords(models: number): string {
  return models === 0
    ? 'Wire these settings and a provider to a node that makes pictures: what its model can do appears here.'
    : 'This model tells of no settings: it is asked for a picture as it makes it by itself.';
}

export const routerSettingsLook: NodeLook = {
  Body: RouterSettings,
  Panel: RouterSettings,
  hides: ['options'],
  bodyHeight: 108,
  stretches: true,
  icon: SlidersHorizontal,
};
