const BITS = 32;

/** Numbers of pictures. Never changes; what is made of it shares nothing with it. A million take 125 kB. */
export class NumberSet implements Iterable<number> {
  static readonly empty = new NumberSet(new Uint32Array(0), 0);

  readonly size: number;
  readonly #words: Uint32Array;

  private constructor(words: Uint32Array, size: number) {
    this.#words = words;
    this.size = size;
  }

  static of(numbers: Iterable<number>): NumberSet {
    return NumberSet.empty.with(numbers);
  }

  has(number: number): boolean {
    return ((this.#words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }

  /** What is no whole number from 0 on is passed over. */
  with(numbers: Iterable<number>): NumberSet {
    let words = this.#words.slice();
    let { size } = this;
    for (const number of numbers) {
      if (!(number >= 0)) continue;
      const at = number >>> 5;
      if (at >= words.length) {
        const grown = new Uint32Array(Math.max(at + 1, words.length * 2));
        grown.set(words);
        words = grown;
      }
      const bit = 1 << (number & 31);
      const word = words[at] ?? 0;
      if ((word & bit) !== 0) continue;
      words[at] = word | bit;
      size += 1;
    }
    return new NumberSet(words, size);
  }

  without(numbers: Iterable<number>): NumberSet {
    const words = this.#words.slice();
    let { size } = this;
    for (const number of numbers) {
      const at = number >>> 5;
      const bit = 1 << (number & 31);
      const word = words[at] ?? 0;
      if ((word & bit) === 0) continue;
      words[at] = word & ~bit;
      size -= 1;
    }
    return new NumberSet(words, size);
  }

  /** Ascending. */
  *[Symbol.iterator](): Iterator<number> {
    for (const [at, word] of this.#words.entries()) {
      if (word === 0) continue;
      for (let bit = 0; bit < BITS; bit++) if ((word & (1 << bit)) !== 0) yield at * BITS + bit;
    }
  }
}
