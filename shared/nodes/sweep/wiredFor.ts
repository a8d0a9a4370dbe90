import type { NamedModel } from './Axis.ts';

/**
 * What a named model is asked by, with its key and routing: of what is wired in, that which chooses this very model, else the first of its
 * provider. `undefined`: none is of that provider.
 * @param chosenBy what each chooses, as far as it is known
 */
export function wiredFor<W>(
  { provider, model }: NamedModel,
  wired: readonly W[],
  chosenBy: (one: W) => NamedModel | undefined,
): W | undefined {
  const own = wired.filter((one) => chosenBy(one)?.provider === provider);
  return own.find((one) => chosenBy(one)?.model === model) ?? own[0];
}
