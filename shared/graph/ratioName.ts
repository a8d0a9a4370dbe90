/**
 * Ratios of pictures that people know by name: what the models are asked for, and what cameras and screens have.
 * @see https://ai.google.dev/gemini-api/docs/image-generation#aspect_ratios
 */
const KNOWN: readonly (readonly [number, number])[] = [
  [1, 1],
  [2, 3],
  [3, 2],
  [3, 4],
  [4, 3],
  [4, 5],
  [5, 4],
  [9, 16],
  [16, 9],
  [9, 21],
  [21, 9],
  [1, 2],
  [2, 1],
  [1, 3],
  [3, 1],
  [1, 4],
  [4, 1],
  [1, 8],
  [8, 1],
];
/** Sides are whole blocks of pixels, so models miss the ratio they were asked for by up to 2.8 % (896 × 1152 as 4:5). Part of the ratio. */
const MISSES_BY = 0.03;
/** No ratio of odd sizes has larger numbers. */
const LARGEST = 30;

/** The shape of a picture as people call it, `16:9`: a ratio that is known where it is near to one, else the simplest. Sides in px. */
export function ratioName(width: number, height: number): string {
  const ratio = width / Math.max(1, height);
  const miss = ([across, down]: readonly [number, number]) => Math.abs(Math.log(ratio / (across / down)));
  const nearest = KNOWN.reduce((best, known) => (miss(known) < miss(best) ? known : best));
  return (miss(nearest) <= MISSES_BY ? nearest : smallNumbers(ratio, miss)).join(':');
}

/** The simplest ratio that is near enough. */
function smallNumbers(ratio: number, miss: (of: readonly [number, number]) => number): readonly [number, number] {
  for (let small = 1; small <= LARGEST; small++) {
    const pair: [number, number] = ratio < 1 ? [small, Math.round(small / ratio)] : [Math.round(small * ratio), small];
    if (miss(pair) <= MISSES_BY / 2) return pair;
  }
  return [Math.round(ratio * LARGEST), LARGEST];
}
