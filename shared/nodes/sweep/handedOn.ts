import type { ChosenModel, HandedOn, WiredNode, WiredNodes } from '../../graph/NodeDefinition.ts';
import type { Catalogue } from '../../providers/Catalogue.ts';
import { readNamedModel, type Axis } from './Axis.ts';

/** The models of the cells, and the families their settings are said in, before anything runs. */
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
    families: { provider: named || into['provider'] ? own : [], config: own },
  };
}

interface Choice {
  readonly family: string | undefined;
  readonly model: ChosenModel | undefined;
}

function chosenBy({ definition, fields }: WiredNode): Choice {
  return { family: definition.family?.(fields), model: definition.chosenModel?.(fields) };
}
