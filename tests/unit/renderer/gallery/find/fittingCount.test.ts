import { expect, it } from 'vitest';
import { fittingCount as fitting } from '../../../../../renderer/src/gallery/find/fittingCount.ts';

const fittingCount = (
  chosen: readonly number[],
  offered: readonly number[],
  room: number,
  clears = chosen.length > 0,
) => fitting(chosen, offered, room, clears);
const chips = (count: number) => Array.from({ length: count }, () => 74);

it('offers all where there is room for all, and then has no need of “More”', () => {
  expect(fittingCount([], chips(5), 5 * 80 - 6)).toBe(5);
  expect(fittingCount([], chips(5), 5 * 80 - 7)).toBeLessThan(5);
});

it('leaves room for “More”, and for “Clear all” where something is chosen', () => {
  expect(fittingCount([], chips(20), 800)).toBe(9);
  expect(fittingCount(chips(1), chips(20), 800)).toBe(7);
  // Words alone can be cleared as well.
  expect(fittingCount([], chips(20), 800, true)).toBe(8);
});

it('counts on the line where the chosen ones end', () => {
  expect(fittingCount(chips(3), chips(20), 400)).toBe(0);
  // The sixth is on a second line.
  expect(fittingCount(chips(6), chips(20), 400)).toBe(2);
});
