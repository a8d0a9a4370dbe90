/** What takes a number as its seed: what shuffles and draws words, what asks for a picture, and what asks for a text. */
export type Taker = 'words' | 'picture' | 'text';

/** What the pack takes a picture's seed by before it sends it; what is below it is the same on our wire. */
const PICTURE = 2147483647n;
/** Ours takes seeds by this before it sends them, which leaves smaller ones as they are. */
const OURS = 2147483648n;
/** The largest number that a node's seed holds here, but for those of words. */
const MAX_SEED = 2n ** 52n;

export interface SeedWanted {
  readonly value: bigint;
  /** Words that are shuffled or drawn come out otherwise. */
  readonly isOtherForWords: boolean;
  /** A text is asked for with another seed than was sent. */
  readonly isOtherForText: boolean;
}

/**
 * The number that gives what a seed gave there: words take it to its last digit, a text was sent it as it is, and a picture what is left of it.
 * Where they differ, pictures go first, for they are paid for.
 */
export function seedWanted(exact: bigint, takers: ReadonlySet<Taker>): SeedWanted {
  const isExact = takers.has('words') && !takers.has('picture') && exact <= MAX_SEED;
  const isText = takers.has('text') && takers.size === 1;
  const value = isExact ? exact : exact % (isText ? OURS : PICTURE);
  return {
    value,
    isOtherForWords: takers.has('words') && value !== exact,
    isOtherForText: takers.has('text') && value % OURS !== exact,
  };
}
