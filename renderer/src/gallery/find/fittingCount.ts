/** px; its style sheet holds the same. */
const GAP = 6;
/** What “More” and “Clear all” take, px. */
const MORE = 66;
const CLEAR = 76;

/**
 * How many chips of what is offered fit behind the chosen ones, on the line where these end. All widths in px. `clears`: whether “Clear all”
 * stands at its end.
 */
export function fittingCount(
  chosen: readonly number[],
  offered: readonly number[],
  room: number,
  clears: boolean,
): number {
  const clear = clears ? CLEAR + GAP : 0;
  let left = endOf(chosen, room);
  const total = offered.reduce((sum, width) => sum + width + GAP, left);
  if (total - GAP + clear <= room) return offered.length;
  let count = 0;
  for (const width of offered) {
    left += width + GAP;
    if (left + MORE + clear > room) break;
    count += 1;
  }
  return count;
}

/** Where the last of the lines ends that chips are broken into. */
function endOf(widths: readonly number[], room: number): number {
  let left = 0;
  for (const width of widths) {
    if (left > 0 && left + width > room) left = 0;
    left += width + GAP;
  }
  return left;
}
