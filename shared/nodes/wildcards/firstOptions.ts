/**
 * What a cyclic choice gives on its turn: its ways to take `lowest` to `highest` of the options, none twice, one behind the other, and from the
 * first again. The turns that are left over are those of what stands in the options.
 */
export function firstOptions<O>(
  options: readonly O[],
  lowest: number,
  highest: number,
  turn: number,
): { readonly options: readonly O[]; readonly turn: number } {
  const counts = Array.from({ length: highest - lowest + 1 }, (_, more) => lowest + more);
  const ways = counts.map((count) => waysToTake(options.length, count));
  const total = ways.reduce((sum, each) => sum + each, 0);
  let place = turn % total;
  for (const [at, count] of counts.entries()) {
    const here = ways[at] ?? 0;
    if (place < here) return { options: taken(options, count, place), turn: Math.floor(turn / total) };
    place -= here;
  }
  return { options: taken(options, lowest, 0), turn: 0 };
}

/** In how many orders so many of so many can be taken; so many that it is not counted on: as many as no turn reaches. */
function waysToTake(of: number, count: number): number {
  let ways = 1;
  for (let taken = 0; taken < count && ways < Number.MAX_SAFE_INTEGER; taken += 1) ways *= of - taken;
  return Math.min(ways, Number.MAX_SAFE_INTEGER);
}

/** The ways in order: with the first option first, then its rest in order, and so on. */
function taken<O>(options: readonly O[], count: number, place: number): readonly O[] {
  const left = [...options];
  const chosen: O[] = [];
  let rest = place;
  while (chosen.length < count && left.length > 0) {
    const each = waysToTake(left.length - 1, count - chosen.length - 1);
    const at = Math.min(Math.floor(rest / each), left.length - 1);
    rest -= at * each;
    chosen.push(...left.splice(at, 1));
  }
  return chosen;
}
