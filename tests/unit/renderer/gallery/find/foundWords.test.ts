import { expect, it } from 'vitest';
import { foundWords } from '../../../../../renderer/src/gallery/find/foundWords.ts';

const told = (count: number, total: number, hidden = 0, filter: { inTrash?: true } = {}) => {
  const words = foundWords({ count, total, query: { filter } }, hidden);
  return `${words.count} ${words.of}`;
};

it('tells how many of how many, and of all how many they are', () => {
  expect(told(1284, 96_310)).toBe('1,284 of 96,310');
  expect(told(96_310, 96_310)).toBe('96,310 pictures');
  expect(told(1, 1)).toBe('1 picture');
  expect(told(0, 0)).toBe('0 pictures');
});

it('does not count what has gone meanwhile', () => {
  expect(told(10, 10, 2)).toBe('8 pictures');
  expect(told(4, 10, 1)).toBe('3 of 9');
  expect(told(2, 10, 1, { inTrash: true })).toBe('1 picture');
});
