const WORDS = 624;
const SHIFT = 397;
/** Upper bit and the rest of a word. */
const UPPER = 0x80000000;
const LOWER = 0x7fffffff;

/**
 * The random numbers of Python's `random.Random(seed)`: MT19937, seeded by the seed's 32-bit words, so that a seed draws here what it drew in
 * the nodes this program takes the place of.
 * @see http://www.math.sci.hiroshima-u.ac.jp/m-mat/MT/MT2002/emt19937ar.html
 */
export class PythonRandom {
  readonly #state: Uint32Array;
  #at = WORDS;

  /** @param seed 0 or more */
  constructor(seed: bigint) {
    this.#state = stateOf(wordsOf(seed));
  }

  /** A whole number from 0 to below `count`, at least 1: draws the bits it needs until they are below. For 1 it draws too. */
  below(count: number): number {
    const bits = 32 - Math.clz32(count);
    for (;;) {
      const drawn = this.#nextWord() >>> (32 - bits);
      if (drawn < count) return drawn;
    }
  }

  /** 0 to below 1, of 53 bits. */
  random(): number {
    const upper = this.#nextWord() >>> 5;
    const lower = this.#nextWord() >>> 6;
    return (upper * 2 ** 26 + lower) / 2 ** 53;
  }

  /** The items in an order of chance. */
  shuffled<T>(items: readonly T[]): readonly T[] {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const partner = this.below(last + 1);
      [shuffled[last], shuffled[partner]] = [shuffled[partner] as T, shuffled[last] as T];
    }
    return shuffled;
  }

  #nextWord(): number {
    if (this.#at === WORDS) {
      turnOver(this.#state);
      this.#at = 0;
    }
    let word = this.#state[this.#at++] ?? 0;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }
}

/** The 32-bit words of a number, the lowest first; of 0 one word. */
function wordsOf(seed: bigint): readonly number[] {
  const words: number[] = [];
  for (let rest = seed; rest > 0n || words.length === 0; rest >>= 32n) words.push(Number(rest & 0xffffffffn));
  return words;
}

/** `init_by_array` */
function stateOf(key: readonly number[]): Uint32Array {
  const state = new Uint32Array(WORDS);
  state[0] = 19650218;
  const before = (at: number): number => {
    const word = state[at - 1] ?? 0;
    return word ^ (word >>> 30);
  };
  for (let at = 1; at < WORDS; at += 1) state[at] = Math.imul(1812433253, before(at)) + at;
  let at = 1;
  const step = (word: number): void => {
    state[at] = word;
    at += 1;
    if (at < WORDS) return;
    state[0] = state[WORDS - 1] ?? 0;
    at = 1;
  };
  for (let count = 0; count < Math.max(WORDS, key.length); count += 1) {
    const place = count % key.length;
    step(((state[at] ?? 0) ^ Math.imul(before(at), 1664525)) + (key[place] ?? 0) + place);
  }
  for (let count = 1; count < WORDS; count += 1) step(((state[at] ?? 0) ^ Math.imul(before(at), 1566083941)) - at);
  state[0] = UPPER;
  return state;
}

/** Makes the next words out of the present ones, in place. */
function turnOver(state: Uint32Array): void {
  for (let at = 0; at < WORDS; at += 1) {
    const mixed = ((state[at] ?? 0) & UPPER) | ((state[(at + 1) % WORDS] ?? 0) & LOWER);
    state[at] = (state[(at + SHIFT) % WORDS] ?? 0) ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
  }
}
