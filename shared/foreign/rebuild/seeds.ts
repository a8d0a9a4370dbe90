import { wholeOf } from '../../graph/fields/Whole.ts';
import type { JsonObject } from '../../graph/Field.ts';
import type { Values } from './Values.ts';

export const CONTROLS: readonly unknown[] = ['fixed', 'increment', 'decrement', 'randomize'];

/** A seed as the file has it, to its last digit: what is sent of it hangs on who takes it. */
export function exactSeed(values: Values, field = 'seed'): JsonObject {
  return { [field]: wholeOf(values.whole('seed')), ...controlOf(values) };
}

/** Theirs moves after a run and ours before it, so that the number that stands there is kept and what it does next may differ. */
export function controlOf(values: Values, name = 'control'): JsonObject {
  const control = values.raw(name);
  if (control === 'randomize' || control === true) return { control: 'randomise' };
  if (control === 'increment' || control === 'decrement')
    values.left(
      `moved its seed on after each run (${control}): it is fixed now. Set it to ${control} to have it move before each run.`,
    );
  return { control: 'fixed' };
}

/** Where the seed stands in a list of values: before the word of what becomes of it. */
export function seedPlace(values: readonly unknown[]): number | undefined {
  const isWhole = (value: unknown) =>
    (typeof value === 'number' && Number.isInteger(value)) || (typeof value === 'string' && /^\d{16,20}$/.test(value));
  const place = values.findIndex((value, at) => isWhole(value) && CONTROLS.includes(values[at + 1]));
  if (place >= 0) return place;
  // Some editors write no word there.
  const bare = values.findIndex(isWhole);
  return bare >= 0 ? bare : oddSeedPlace(values);
}

/** Where something stands in a seed's place that is none, which is to be told: a number of another kind, else whatever it is. */
function oddSeedPlace(values: readonly unknown[]): number | undefined {
  const places = values.flatMap((value, at) => (at > 0 && CONTROLS.includes(value) ? [at - 1] : []));
  const isNumber = (value: unknown) => typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
  return places.find((place) => isNumber(values[place])) ?? places.at(-1);
}

/** Whether what follows a seed says what becomes of it, in any of the ways files do. */
export function isControl(value: unknown): boolean {
  return CONTROLS.includes(value) || value === null || typeof value === 'boolean';
}
