import { diffWords } from 'diff';

/** A stretch of two texts: in both, in the first only, or in the second only. */
export interface WordChange {
  readonly text: string;
  readonly in: 'both' | 'first' | 'second';
}

/** So far the two may be from one another, in words; further, they are shown one after the other. */
const MOST_CHANGES = 1000;

/** What words are gone and what words are new, in any script: where a language writes no spaces, its words are found all the same. */
export function wordDiff(first: string, second: string): readonly WordChange[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  const changes = diffWords(first, second, { intlSegmenter: segmenter, maxEditLength: MOST_CHANGES });
  if (!changes)
    return [
      { text: first, in: 'first' },
      { text: second, in: 'second' },
    ];
  return changes.map(({ value, added, removed }) => ({
    text: value,
    in: removed ? 'first' : added ? 'second' : 'both',
  }));
}
