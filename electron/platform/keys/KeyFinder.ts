/** Shorter ones are too likely to be a common word, and are not looked for. Characters. */
export const MIN_SECRET_LENGTH = 8;
const BASE = 0x01000193;
/** What the first of the characters looked at together weighs. */
const FIRST = Array.from({ length: MIN_SECRET_LENGTH - 1 }).reduce<number>((weight) => Math.imul(weight, BASE), 1);

/** `to` is not included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds any of many words in one pass over a text, however many there are: the hash of as many characters as every word has goes along the
 * text, and only where a word begins with the same hash are the two compared.
 */
export class KeyFinder {
  /** Of the longest word. */
  readonly longest: number;
  /** By the hash of their beginnings, the longest first. */
  readonly #words: ReadonlyMap<number, readonly string[]>;
  /** Whether there may be a word of a hash, by its lower half: most are refused here. */
  readonly #mayBe = new Uint8Array(0x10000);

  constructor(words: readonly string[]) {
    const usable = [...new Set(words)].filter((word) => word.length >= MIN_SECRET_LENGTH);
    this.longest = usable.reduce((most, word) => Math.max(most, word.length), 0);
    this.#words = Map.groupBy(
      usable.sort((a, b) => b.length - a.length),
      hashOf,
    );
    for (const hash of this.#words.keys()) this.#mayBe[hash & 0xffff] = 1;
  }

  isIn(text: string): boolean {
    return !this.#eachIn(text, Infinity, () => false);
  }

  /**
   * Where words stand, in order; those that overlap as one.
   * `isCut`: what is only the beginning of a word counts too where the text ends, or ends in “…”.
   */
  rangesIn(text: string, isCut: boolean): readonly Range[] {
    const ranges: Range[] = [];
    const end = isCut && text.endsWith('…') ? text.length - 1 : text.length;
    this.#eachIn(text, isCut ? end : Infinity, (from, to) => {
      const before = ranges.at(-1);
      if (before && from <= before.to) ranges[ranges.length - 1] = { from: before.from, to: Math.max(before.to, to) };
      else ranges.push({ from, to });
      return true;
    });
    return ranges;
  }

  /** Calls for each place where a word stands, with the longest there, until `false` is given. Gives whether it came to the end. */
  #eachIn(text: string, end: number, found: (from: number, to: number) => boolean): boolean {
    if (this.longest === 0 || text.length < MIN_SECRET_LENGTH) return true;
    let hash = hashOf(text);
    for (let at = 0; ; at++) {
      if (this.#mayBe[hash & 0xffff] === 1) {
        const to = this.#endOfWord(text, at, hash, end);
        if (to !== undefined && !found(at, to)) return false;
      }
      const next = at + MIN_SECRET_LENGTH;
      if (next >= text.length) return true;
      hash = (Math.imul(hash - Math.imul(text.charCodeAt(at), FIRST), BASE) + text.charCodeAt(next)) | 0;
    }
  }

  #endOfWord(text: string, at: number, hash: number, end: number): number | undefined {
    for (const word of this.#words.get(hash) ?? []) {
      if (text.startsWith(word, at)) return at + word.length;
      if (at + MIN_SECRET_LENGTH <= end && at + word.length > end && word.startsWith(text.slice(at, end))) return end;
    }
    return undefined;
  }
}

/** Of the first characters of a text. 32 bits, signed */
function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < MIN_SECRET_LENGTH; at++) hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0;
  return hash;
}
