/** Where a tab that is dragged would come to lie, from 0. `middles`: of all tabs in their order, px; `from`: its own place. */
export function dropPlace(middles: readonly number[], from: number, x: number): number {
  return middles.filter((middle, at) => at !== from && middle < x).length;
}
