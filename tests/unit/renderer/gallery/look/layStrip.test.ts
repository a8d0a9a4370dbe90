import { expect, it } from 'vitest';
import { layStrip } from '../../../../../renderer/src/gallery/look/layStrip.ts';

const square = { id: 'a', width: 10, height: 10, mime: 'image/png' };
const of = (count: number, index: number, shift = 0) =>
  layStrip({ sequence: { count: () => count, at: () => square }, index, height: 50, width: 400, shift });

it('has the one that is looked at in the middle', () => {
  const middle = of(1000, 500).find(({ index }) => index === 500);
  expect(middle).toMatchObject({ left: 175, width: 50 });
});

it('lays no more places than are near to be seen, of a million too', () => {
  const places = of(1_000_000, 700_000);
  expect(places.length).toBeLessThan(20);
  expect(places.map(({ index }) => index)).toEqual(places.map((_, at) => (places[0]?.index ?? 0) + at));
});

it('shows others where it was moved', () => {
  expect(of(1000, 500, 5400).some(({ index, left }) => index === 600 && left === 175)).toBe(true);
});

it('keeps a place for a picture that is not known yet', () => {
  const sequence = { count: () => 3, at: () => undefined };
  const places = layStrip({ sequence, index: 1, height: 50, width: 400, shift: 0 });
  expect(places.map(({ image, width }) => [image, width])).toEqual(Array(3).fill([undefined, 50]));
});

it('stays filled to its ends where that is asked for, and begins at the left where all fit', () => {
  const filled = (count: number, index: number) =>
    layStrip({
      sequence: { count: () => count, at: () => square },
      index,
      height: 50,
      width: 400,
      shift: 0,
      isFilled: true,
    });
  expect(filled(20, 0)[0]?.left).toBe(0);
  expect(filled(20, 10).find(({ index }) => index === 10)?.left).toBe(175);
  expect(filled(20, 19).at(-1)?.left).toBe(350);
  expect(filled(3, 2).map(({ left }) => left)).toEqual([0, 54, 108]);
});
