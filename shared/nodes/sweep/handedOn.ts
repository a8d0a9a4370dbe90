import type { ChosenModel, HandedOn, WiredNode, WiredNodes } from '../../graph/NodeDefinition.ts';
import type { Catalogue } from '../../providers/Catalogue.ts';
import { readNamedModel, type Axis, type AxisValue } from './Axis.ts';

/** The models of the cells, the keys they are asked with, and the families their settings are said in, before anything runs. */
export function handedOn(axes: readonly Axis[], into: WiredNodes, catalogue: Catalogue): HandedOn {
  const models = modelsOf(axes, into, catalogue);
  const own = [
    ...new Set(
      familiesAsked(axes, into, catalogue).flatMap((family) =>
        family === undefined || family === 'any' ? [] : [family],
      ),
    ),
  ];
  return {
    models: (models ?? []).flatMap(({ model }) => model ?? []),
    keys: keysOf(namedIn(axes) ?? [], into['provider'] ?? [], catalogue),
    families: { provider: models ? own : [], config: own },
  };
}

/** The family of each model there is, else of the settings that are wired; `undefined` of one that does not tell. */
export function familiesAsked(axes: readonly Axis[], into: WiredNodes, catalogue: Catalogue) {
  return (modelsOf(axes, into, catalogue) ?? (into['config'] ?? []).map(chosenBy)).map(({ family }) => family);
}

/** Those the axes name, else those that are wired; `undefined`: neither. */
function modelsOf(axes: readonly Axis[], into: WiredNodes, catalogue: Catalogue): readonly Choice[] | undefined {
  return (
    namedIn(axes)?.flatMap((value): Choice[] => {
      const { provider, model } = readNamedModel(value) ?? {};
      const found = model === undefined ? undefined : catalogue.find(provider ?? '')?.model(model);
      return found ? [{ family: found.family, model: found }] : [];
    }) ?? into['provider']?.map(chosenBy)
  );
}

function namedIn(axes: readonly Axis[]): readonly AxisValue[] | undefined {
  return axes.find(({ of }) => of === 'provider')?.values;
}

/** A provider that is wired in names its key itself. */
function keysOf(named: readonly AxisValue[], wired: readonly WiredNode[], catalogue: Catalogue): HandedOn['keys'] {
  const ids = new Set(named.flatMap((value) => readNamedModel(value)?.provider ?? []));
  for (const { definition } of wired) ids.delete(definition.provider?.id ?? '');
  return [...ids].flatMap((id) => {
    const provider = catalogue.find(id);
    return provider?.kind === 'http' ? [{ provider: id, name: provider.defaultKeyName }] : [];
  });
}

interface Choice {
  readonly family: string | undefined;
  readonly model: ChosenModel | undefined;
}

function chosenBy({ definition, fields }: WiredNode): Choice {
  return { family: definition.family?.(fields), model: definition.chosenModel?.(fields) };
}
