/** Width divided by height of `16:9`; a part may be broken, as in `2.35:1`. `undefined`: it is no ratio. */
export function ratioValue(words: string): number | undefined {
  const [, width, height] = /^(\d{1,3}(?:\.\d{1,3})?):(\d{1,3}(?:\.\d{1,3})?)$/.exec(words) ?? [];
  const ratio = Number(width) / Number(height);
  return Number.isFinite(ratio) && ratio > 0 ? ratio : undefined;
}

/**
 * The ratio closest in shape, measured in logarithms so that 1:2 and 2:1 are equally far from a square. Needs a list that is not empty.
 * @param wanted width divided by height
 */
export function nearestRatio<R extends string>(ratios: readonly [R, ...R[]], wanted: number): R {
  const distance = (ratio: R) => Math.abs(Math.log((ratioValue(ratio) ?? 1) / wanted));
  return ratios.reduce((best, ratio) => (distance(ratio) < distance(best) ? ratio : best));
}
