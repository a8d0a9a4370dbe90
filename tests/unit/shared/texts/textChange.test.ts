import { describe, expect, it } from 'vitest';
import { textChange } from '#shared/texts/textChange';

describe('textChange', () => {
  it.each([
    ['', 'a', { at: 0, removed: 0, added: 1 }],
    ['a fox', 'a red fox', { at: 2, removed: 0, added: 4 }],
    ['a red fox', 'a fox', { at: 2, removed: 4, added: 0 }],
    ['a red fox', 'a blue fox', { at: 2, removed: 3, added: 4 }],
    ['aaa', 'aaaa', { at: 3, removed: 0, added: 1 }],
    ['same', 'same', { at: 4, removed: 0, added: 0 }],
  ])('of %j and %j', (before, after, change) => {
    expect(textChange(before, after)).toEqual(change);
    const { at, removed, added } = change;
    expect(before.slice(0, at) + after.slice(at, at + added) + before.slice(at + removed)).toBe(after);
  });
});
