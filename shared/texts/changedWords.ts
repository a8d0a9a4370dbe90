import { wordDiff } from './wordDiff.ts';

/** How many words are new in the second of two texts, and how many of the first are gone. */
export function changedWords(first: string, second: string): { readonly added: number; readonly gone: number } {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  const counts = { second: 0, first: 0, both: 0 };
  for (const { text, in: side } of wordDiff(first, second)) {
    if (side === 'both') continue;
    for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) counts[side]++;
  }
  return { added: counts.second, gone: counts.first };
}
