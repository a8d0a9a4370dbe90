import { expect, it } from 'vitest';
import type { Facets, PictureFilter } from '#shared/api/contract';
import { chosenChips } from '../../../../../renderer/src/gallery/find/chosenChips.ts';
import { rangeOf } from '../../../../../renderer/src/gallery/find/dayRanges.ts';
import { withParts, withText, withValue } from '../../../../../renderer/src/gallery/find/filterEdits.ts';

const NOW = new Date(2026, 10, 30, 15).getTime();
const NAMES = { model: (id: string) => `the ${id}`, provider: (id: string) => id, run: 'Foxes' };
const RUN = '11111111-1111-4111-8111-111111111111';

const EVERYTHING: PictureFilter = {
  text: 'fox',
  models: ['nano', 'flux'],
  tags: ['keeper'],
  rating: 3,
  isFavourite: true,
  hasReferences: false,
  seed: 0,
  run: RUN,
  ...rangeOf('last-week', NOW),
  minCost: 100_000,
  inTrash: true,
};

it('shows each part once, with what is left without it; words are not among them', () => {
  const chips = chosenChips(EVERYTHING, NAMES, null, NOW);
  expect(chips.map(({ words, of }) => (of ? `${of}: ${words}` : words))).toEqual([
    'In the trash',
    'Run: Foxes',
    'the nano',
    'the flux',
    'Tag: keeper',
    '★ 3 and up',
    'Favourites',
    'Without references',
    'Last week',
    'Seed 0',
    'from $0.10',
  ]);
  expect(chips.find(({ words }) => words === 'the nano')?.without).toEqual({ ...EVERYTHING, models: ['flux'] });
  expect(chips.find(({ words }) => words === 'Last week')?.without).toEqual(withParts(EVERYTHING, ['since', 'until']));
});

it('comes to nothing but the words when all are taken away, in any order', () => {
  let left = EVERYTHING;
  for (let chips = chosenChips(left, NAMES, null, NOW); chips.length > 0; chips = chosenChips(left, NAMES, null, NOW))
    left = chips.at(chips.length / 2)!.without;
  expect(left).toEqual({ text: 'fox' });
});

it('counts a chosen value as its facet does', () => {
  const facets = { models: [{ value: 'nano', count: 812 }], favourites: 9 } as unknown as Facets;
  const chips = chosenChips({ models: ['nano', 'flux'], isFavourite: true }, NAMES, facets, NOW);
  expect(chips.map(({ count }) => count)).toEqual([812, undefined, 9]);
});

it('takes a value away that is chosen again, and leaves no empty list behind', () => {
  const filter = withValue({}, 'ratios', '16:9');
  expect(filter).toEqual({ ratios: ['16:9'] });
  expect(withValue(filter, 'ratios', '1:1')).toEqual({ ratios: ['16:9', '1:1'] });
  expect(withValue(filter, 'ratios', '16:9')).toEqual({});
  expect(withText({ text: 'fox', rating: 2 }, '  ')).toEqual({ rating: 2 });
});
