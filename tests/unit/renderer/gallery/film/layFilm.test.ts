import { expect, it } from 'vitest';
import type { Tile } from '#shared/api/contract';
import { layFilm } from '../../../../../renderer/src/gallery/film/layFilm.ts';

const tile = (width: number, run: string) =>
  ({ image: { id: 'a', width, height: 100, mime: 'image/png' }, run }) as Tile;

it('keeps ratios, and parts runs by a line between them', () => {
  const { places, partings, width } = layFilm([tile(100, 'one'), tile(200, 'one'), tile(50, 'two')]);
  expect(places.map((place) => place.width)).toEqual([56, 112, 28]);
  expect(partings).toHaveLength(1);
  const [, second, third] = places;
  const end = (second?.left ?? 0) + (second?.width ?? 0);
  expect(partings[0]).toBe((end + (third?.left ?? 0)) / 2 - 0.5);
  expect(width).toBe((third?.left ?? 0) + 28);
});
