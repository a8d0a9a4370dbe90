import type { ChosenModel, HandedOn, WiredNode, WiredNodes } from '../../graph/NodeDefinition.ts';
import type { Catalogue } from '../../providers/Catalogue.ts';
import { readNamedModel, type Axis, type AxisValue } from './Axis.ts';

/** The models of the cells, the keys they are asked with, and the families their settings are said in, before anything runs. */
export function handedOn(axes: readonly Axis[], into: WiredNodes, catalogue: Catalogue): HandedOn {
  const named = axes.find(({ of }) => of === 'provider')?.values;
  const models = named
    ? named.flatMap((value): Choice[] => {
        const { provider, model } = readNamedModel(value) ?? {};
        const found = model === undefined ? undefined : catalogue.find(provider ?? '')?.model(model);
        return found ? [{ family: found.family, model: found }] : [];
      })
    : (into['provider'] ?? []).map(chosenBy);
  const families = named || into['provider'] ? models : (into['config'] ?? []).map(chosenBy);
  const own = [
    ...new Set(families.flatMap(({ family }) => (family === undefined || family === 'any' ? [] : [family]))),
  ];
  return {
    models: models.flatMap(({ model }) => model ?? []),
    keys: keysOf(named ?? [], into['provider'] ?? [], catalogue),
    families: { provider: named || into['provider'] ? own : [], config: own },
  };
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
