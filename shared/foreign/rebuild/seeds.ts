import { wholeOf } from '../../graph/fields/Whole.ts';
import type { JsonObject } from '../../graph/Field.ts';
import type { Values } from './Values.ts';

/** What the pack takes a seed by before it sends it; what is below it is the same on our wire. */
const WIRE = 2147483647n;

export const CONTROLS: readonly unknown[] = ['fixed', 'increment', 'decrement', 'randomize'];

/** The seed of a picture as it was sent, told where that is another number than the file shows. */
export function pictureSeed(values: Values, name = 'seed'): JsonObject {
  const exact = values.whole(name);
  return { seed: told(values, exact, exact % WIRE), ...controlOf(values) };
}

/** A seed of 64 bits, of what shuffles and draws. */
export function longSeed(values: Values, name = 'seed'): JsonObject {
  return { seed: wholeOf(values.whole(name)), ...controlOf(values) };
}

/** A number that pictures, or texts, take as their seed. */
export function sharedSeed(values: Values, name = 'seed'): JsonObject {
  const exact = values.whole(name);
  return { value: told(values, exact, exact % WIRE), ...controlOf(values) };
}

function told(values: Values, exact: bigint, sent: bigint): number {
  if (sent !== exact) values.log.seed(values.node, String(exact), String(sent));
  return Number(sent);
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
