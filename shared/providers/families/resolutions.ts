/** The side of a square of a resolution, px: `2K` is 2048, and so is `2048`. `undefined`: it is none. */
export function resolutionSide(words: string): number | undefined {
  const [, number, thousands] = /^(\d{1,5}(?:\.\d{1,2})?)(K?)$/i.exec(words) ?? [];
  const side = Number(number) * (thousands ? 1024 : 1);
  return Number.isFinite(side) && side > 0 ? side : undefined;
}

/** The one of these that is as large, else the nearest, which is told. */
export function nearestResolution<R extends string>(known: readonly [R, ...R[]], wanted: string, notes: string[]): R {
  const side = resolutionSide(wanted) ?? 1024;
  const distance = (each: R) => Math.abs(Math.log((resolutionSide(each) ?? 1) / side));
  const chosen = known.reduce((best, each) => (distance(each) < distance(best) ? each : best));
  if (distance(chosen) > 0) notes.push(`has no resolution ${wanted}: ${chosen} is the nearest`);
  return chosen;
}
