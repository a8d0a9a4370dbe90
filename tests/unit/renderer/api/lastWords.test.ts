import { describe, expect, it } from 'vitest';
import { createLastWords } from '../../../../renderer/src/api/lastWords.ts';

describe('the last words of a page', () => {
  it('share the room there is, in bytes, until each was sent', () => {
    const words = createLastWords(10);
    const release = words.take('äöü');
    expect(release).toBeDefined();
    expect(words.take('äöü')).toBeUndefined();
    expect(words.take('abcd')).toBeDefined();
    expect(words.take('a')).toBeUndefined();
    release?.();
    expect(words.take('äöü')).toBeDefined();
  });
});
