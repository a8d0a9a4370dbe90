import { describe, expect, it } from 'vitest';
import { isSum, readSum } from '../../../../../renderer/src/ui/fields/readSum.ts';

describe('readSum', () => {
  it.each([
    ['2*2', 4n],
    ['(3+1)*2', 8n],
    ['-3 + 5', 2n],
    ['2 - -3', 5n],
    ['1024/4', 256n],
    ['1024/3', 1024 / 3],
    ['1,5', 1.5],
    ['.5*4', 2],
    ['10 − 4 × 2', 2n],
    ['417 209 553', 417209553n],
    ['417,209,553', 417209553n],
    ['18446744073709551615', 2n ** 64n - 1n],
    ['18446744073709551614+1', 2n ** 64n - 1n],
    ['9007199254740993*1', 9007199254740993n],
  ])('%s', (typed, value) => {
    expect(readSum(typed)).toBe(value);
  });

  it.each(['', 'abc', '2*', '(2', '2)', '1/0', '2**2', '1 2', '1e5', '()', '('.repeat(60), '9'.repeat(201)])(
    'makes nothing of %j',
    (typed) => {
      expect(readSum(typed)).toBeUndefined();
    },
  );

  it('tells a sum from a number', () => {
    expect(['2*2', '3-1', '(4)', '12', '-3', '1,5', '417 209 553'].map(isSum)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
