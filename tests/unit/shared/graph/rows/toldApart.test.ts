import { expect, it } from 'vitest';
import { toldApart } from '#shared/graph/rows/toldApart';
import { growthOf, LINEAR } from '../../../../support/growthOf.ts';

it('numbers names that come again, whatever their capitals', () => {
  expect(toldApart(['fox', 'owl', 'Fox', 'fox', ''])).toEqual(['fox', 'owl', 'Fox (2)', 'fox (3)', '']);
});

it('takes no name that another row has', () => {
  expect(toldApart(['fox', 'fox', 'fox (2)'])).toEqual(['fox', 'fox (3)', 'fox (2)']);
});

it('leaves names alone that differ, and empty ones', () => {
  expect(toldApart(['a', '', 'b', ''])).toEqual(['a', '', 'b', '']);
});

it('takes time that grows with the names only', async () => {
  const alike = (size: number) => Array.from({ length: size }, () => 'fox');
  expect(await growthOf(alike, 20_000, toldApart)).toBeLessThan(LINEAR);
});
