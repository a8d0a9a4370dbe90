import { expect, it } from 'vitest';
import type { Facets, PictureFilter } from '#shared/api/contract';
import { pictureFilter } from '#shared/api/gallerySchemas';
import { chosenChips } from '../../../../../renderer/src/gallery/find/chosenChips.ts';
import { chosenWords, FACETS, isChosen, isOffered } from '../../../../../renderer/src/gallery/find/facetTable.ts';

const NAMES = { model: (id: string) => id, provider: (id: string) => id };
const NONE: Facets = {
  providers: [],
  models: [],
  ratios: [],
  resolutions: [],
  graphs: [],
  tags: [],
  boards: [],
  kinds: [],
  ratings: [],
  favourites: 0,
  withReferences: 0,
  damaged: 0,
  missing: 0,
  inTrash: 0,
};
/** Each part of a filter with a value, one filter a part. */
const PARTS: readonly PictureFilter[] = [
  { providers: ['google'] },
  { models: ['nano'] },
  { ratios: ['16:9'] },
  { resolutions: ['2K'] },
  { graphs: ['Foxes'] },
  { tags: ['keeper'] },
  { boards: ['Print'] },
  { kinds: ['made'] },
  { rating: 3 },
  { isFavourite: true },
  { hasReferences: true },
  { seed: 7 },
  { since: 0 },
  { until: 86_400_000 },
  { minCost: 1 },
  { maxCost: 1 },
  { isDamaged: true },
  { isMissing: true },
  { inTrash: true },
];

it('has one facet for every part of a filter, and a chip with its own way out', () => {
  // Words have a line of their own, and a run is come to from elsewhere.
  const parts = [...PARTS.flatMap((filter) => Object.keys(filter)), 'text', 'run'];
  expect(parts.sort()).toEqual(Object.keys(pictureFilter.shape).sort());
  for (const filter of PARTS) {
    expect(FACETS.filter((facet) => isChosen(facet, filter)).map((facet) => chosenWords(facet, filter, 0))).toEqual([
      expect.stringMatching(/./),
    ]);
    expect(chosenChips(filter, NAMES, null, 0).map(({ without }) => without)).toEqual([{}]);
  }
});

it('offers what may be there before it is known, and after that what is', () => {
  const labels = (facets: Facets | null) =>
    FACETS.filter((facet) => isOffered(facet, facets)).map(({ label }) => label);
  expect(labels(null)).toHaveLength(FACETS.length);
  expect(labels(NONE)).toEqual(['Day', 'Cost', 'Seed']);
  expect(labels({ ...NONE, missing: 1, tags: [{ value: 'keeper', count: 2 }] })).toEqual([
    'Day',
    'Tag',
    'Cost',
    'Seed',
    'File missing',
  ]);
});
