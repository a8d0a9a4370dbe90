import { expect, it } from 'vitest';
import type { GalleryQuery } from '#shared/api/contract';
import { isSameQuery } from '../../../../../renderer/src/stores/gallery/sameQuery.ts';

const QUERY: GalleryQuery = {
  filter: { text: '"soft light"', models: ['a', 'b'], rating: 3 },
  sort: 'newest',
  groupBy: 'run',
};
const filtered = (filter: GalleryQuery['filter']): GalleryQuery => ({ ...QUERY, filter });

it('takes what means the same for the same', () => {
  expect(isSameQuery(QUERY, filtered({ rating: 3, models: ['b', 'a'], text: ' "soft light" ' }))).toBe(true);
  expect(isSameQuery(filtered({}), filtered({ text: '  ' }))).toBe(true);
});

it('tells apart what finds other pictures, or shows them otherwise', () => {
  expect(isSameQuery(QUERY, filtered({ text: '"soft light"', models: ['a'], rating: 3 }))).toBe(false);
  expect(isSameQuery(QUERY, filtered({ ...QUERY.filter, isFavourite: true }))).toBe(false);
  expect(isSameQuery(filtered({ isFavourite: true }), filtered({ isFavourite: false }))).toBe(false);
  expect(isSameQuery(QUERY, { ...QUERY, sort: 'cost' })).toBe(false);
  expect(isSameQuery(QUERY, { ...QUERY, groupBy: 'day' })).toBe(false);
});
