import { setImmediate as letOthers } from 'node:timers/promises';

/** Numbers as SQL takes them: `WHERE number IN (SELECT value FROM json_each(@numbers))`. */
export const AMONG = 'IN (SELECT value FROM json_each(@numbers))';

/**
 * Does a piece of work on so many numbers at a time, each time in a transaction of its own, and lets others in between. `work`: gets them as
 * JSON, and tells how many it changed.
 */
export async function inSlices(
  numbers: Int32Array | readonly number[],
  size: number,
  work: (json: string, slice: readonly number[]) => number,
): Promise<number> {
  let changed = 0;
  for (let from = 0; from < numbers.length; from += size) {
    if (from > 0) await letOthers();
    const slice = Array.from(numbers.slice(from, from + size));
    changed += work(JSON.stringify(slice), slice);
  }
  return changed;
}
