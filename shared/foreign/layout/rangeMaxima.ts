/** Numbers in places beside each other, of which any run is raised, or asked for its highest, without looking at each. */
export interface RangeMaxima {
  /** Raises all from `first` to `last` to at least a value. */
  raise(first: number, last: number, value: number): void;
  /** The highest from `first` to `last`; `-Infinity`: none was raised. */
  highest(first: number, last: number): number;
}

/** @param size how many places there are */
export function rangeMaxima(size: number): RangeMaxima {
  let half = 1;
  while (half < size) half *= 2;
  /** A tree: what stands for the places of two stands in front of them. By what all in one was raised to, and the highest in it. */
  const whole = new Float64Array(half * 2).fill(-Infinity);
  const most = new Float64Array(half * 2).fill(-Infinity);
  const valueOf = (list: Float64Array, at: number) => list[at] ?? -Infinity;
  /** Calls for the few that stand together for all from `first` to `last`. */
  const cover = (first: number, last: number, each: (at: number) => void) => {
    let [low, high] = [first + half, last + half + 1];
    for (; low < high; low >>= 1, high >>= 1) {
      if (low & 1) each(low++);
      if (high & 1) each(--high);
    }
  };
  return {
    raise(first, last, value) {
      cover(first, last, (at) => {
        whole[at] = Math.max(valueOf(whole, at), value);
        for (let each = at; each > 0; each >>= 1) most[each] = Math.max(valueOf(most, each), value);
      });
    },
    highest(first, last) {
      let found = -Infinity;
      cover(first, last, (at) => {
        found = Math.max(found, valueOf(most, at));
        for (let each = at >> 1; each > 0; each >>= 1) found = Math.max(found, valueOf(whole, each));
      });
      return found;
    },
  };
}
