import { describe, expect, it } from 'vitest';
import { findText, MOST_FOUND, replaceAt } from '#shared/texts/findText';
import { textCounts } from '#shared/texts/textCounts';

describe('findText', () => {
  it('finds in either case, or in the case given', () => {
    expect(findText('Fog, fog and FOG', 'fog', false)).toEqual([0, 5, 13]);
    expect(findText('Fog, fog and FOG', 'fog', true)).toEqual([5]);
  });

  it('keeps places where letters would grow or change by where they stand', () => {
    expect(findText('İİ fog', 'FOG', false)).toEqual([3]);
    expect(findText('ΟΔΟΣ', 'οδος', false)).toEqual([0]);
    expect(findText('ΣΑΣ', 'Σ', false)).toEqual([0, 2]);
  });

  it('finds nothing for nothing, takes signs as they are, and ends', () => {
    expect(findText('abc', '', false)).toEqual([]);
    expect(findText('a.c (a*)', '(a*)', false)).toEqual([4]);
    expect(findText('aaaa', 'aa', true)).toEqual([0, 2]);
    expect(findText('a'.repeat(MOST_FOUND + 5), 'a', true)).toHaveLength(MOST_FOUND);
  });
});

describe('replaceAt', () => {
  it('puts a text at every place', () => {
    expect(replaceAt('fog and fog', [0, 8], 3, 'rain')).toBe('rain and rain');
    expect(replaceAt('fog', [], 3, 'rain')).toBe('fog');
  });
});

describe('textCounts', () => {
  it('counts words, characters and about as many tokens', () => {
    expect(textCounts('')).toEqual({ words: 0, characters: 0, tokens: 0 });
    expect(textCounts('a red  fox\nat dusk')).toEqual({ words: 5, characters: 18, tokens: 5 });
  });
});
