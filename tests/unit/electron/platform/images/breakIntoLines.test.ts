import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakIntoLines } from '../../../../../electron/platform/images/breakIntoLines.ts';

describe('wrapText', () => {
  it('breaks between words', () => {
    expect(breakIntoLines('a red fox on the ice', 6, 9)).toEqual(['a red fox on', 'the ice']);
  });

  it('cuts what does not fit and says so', () => {
    const lines = breakIntoLines('a red fox on the ice under a low sun', 6, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
  });

  it('breaks wide letters anywhere, four to a line of four', () => {
    expect(breakIntoLines('霧の中の狐です', 4, 9)).toEqual(['霧の中の', '狐です']);
  });

  it('loses nothing but spaces where there is room', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(breakIntoLines(text, 3, Infinity).join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      }),
    );
  });
});
