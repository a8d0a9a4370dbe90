import { readNamedModel, type AxisValue } from '#shared/nodes/sweep/Axis';
import type { Catalogue } from '#shared/providers/Catalogue';

/** A model as a person knows it: its title, and who offers it. `undefined`: the value names none. */
export function modelWords(catalogue: Catalogue, value: AxisValue): { name: string; aside: string } | undefined {
  const named = readNamedModel(value);
  if (!named) return undefined;
  const offered = catalogue.find(named.provider);
  return { name: offered?.model(named.model).title ?? named.model, aside: offered?.title ?? named.provider };
}

/** A value of an axis in a few words. */
export function valueWords(catalogue: Catalogue, of: string, value: AxisValue): string {
  const model = of === 'provider' ? modelWords(catalogue, value) : undefined;
  return model?.name ?? (value === '' ? '(none)' : String(value));
}
