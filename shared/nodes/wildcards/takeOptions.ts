import { BadInputError } from '../../errors/inputErrors.ts';
import type { PythonRandom } from './PythonRandom.ts';

interface Weighted {
  readonly weight: number;
}

/** How much of what is left is in sight: the sum of weights up to each, in order. */
function sumsOf(weights: readonly number[]): readonly number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}

/** The place of one of several, by their weights. @throws BadInputError where none weighs anything */
export function drawPlace(weights: readonly number[], random: PythonRandom): number {
  const sums = sumsOf(weights);
  const total = sums.at(-1) ?? 0;
  if (!(total > 0)) {
    throw new BadInputError('None of the alternatives has a weight above 0.', { hint: 'Give one of them a weight.' });
  }
  const drawn = random.random() * total;
  const place = sums.findIndex((sum) => sum > drawn);
  return place < 0 ? weights.length - 1 : place;
}

/**
 * Some of several, none twice. What is taken leaves the list with its weight: of several that are the same the first goes, and of several
 * equal weights the first, whosever it is. Of one there is nothing to draw.
 */
export function takeOptions<O extends Weighted>(
  options: readonly O[],
  count: number,
  random: PythonRandom,
  keyOf: (option: O) => string,
): readonly O[] {
  if (options.length <= 1) return options;
  const left = [...options];
  const weights = options.map(({ weight }) => weight);
  return Array.from({ length: count }, () => {
    const chosen = left[drawPlace(weights, random)] as O;
    const first = left.findIndex((other) => keyOf(other) === keyOf(chosen));
    weights.splice(weights.indexOf(weights[first] ?? 0), 1);
    left.splice(first, 1);
    return chosen;
  });
}
