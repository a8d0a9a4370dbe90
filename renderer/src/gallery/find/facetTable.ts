import type { Facets, PictureFilter } from '#shared/api/contract';
import { costWords, ratingWords } from './chosenChips.ts';
import { rangeWords } from './dayRanges.ts';
import type { ValueFacet, YesFacet } from './filterEdits.ts';
import { FACET_WORDS, YES_WORDS } from './facetWords.ts';

/** A way to narrow down what is found: by values of one kind, by being so or not, or by what is asked otherwise. */
export type Facet = { readonly id: string; readonly label: string } & (
  | { readonly kind: 'values'; readonly of: ValueFacet }
  | { readonly kind: 'yes'; readonly of: YesFacet }
  | { readonly kind: 'rating' | 'days' | 'cost' | 'seed' }
);

const values = (of: ValueFacet): Facet => ({ id: of, label: FACET_WORDS[of].one, kind: 'values', of });
const yes = (of: YesFacet): Facet => ({ id: of, label: YES_WORDS[of].yes, kind: 'yes', of });

/** All of them, in the order in which they are offered: what does not fit into the line lies under “More”. */
export const FACETS: readonly Facet[] = [
  { id: 'days', label: 'Day', kind: 'days' },
  values('models'),
  { id: 'rating', label: 'Rating', kind: 'rating' },
  values('tags'),
  values('boards'),
  yes('isFavourite'),
  values('providers'),
  values('ratios'),
  values('resolutions'),
  values('graphs'),
  yes('hasReferences'),
  { id: 'cost', label: 'Cost', kind: 'cost' },
  { id: 'seed', label: 'Seed', kind: 'seed' },
  values('kinds'),
  yes('isDamaged'),
  yes('isMissing'),
  yes('inTrash'),
];

/** Whether something of it is chosen. */
export function isChosen(facet: Facet, filter: PictureFilter): boolean {
  switch (facet.kind) {
    case 'values':
    case 'yes':
      return filter[facet.of] !== undefined;
    case 'rating':
      return filter.rating !== undefined;
    case 'days':
      return filter.since !== undefined || filter.until !== undefined;
    case 'cost':
      return filter.minCost !== undefined || filter.maxCost !== undefined;
    case 'seed':
      return filter.seed !== undefined;
  }
}

const YES_COUNTS = {
  isFavourite: 'favourites',
  hasReferences: 'withReferences',
  isDamaged: 'damaged',
  isMissing: 'missing',
  inTrash: 'inTrash',
} as const satisfies Readonly<Record<YesFacet, keyof Facets>>;

/** How many values there are to choose from, or how many pictures are so; `undefined`: not known, or nothing to count. */
export function countOf(facet: Facet, facets: Facets | null): number | undefined {
  if (!facets) return undefined;
  if (facet.kind === 'values') return facets[facet.of].length;
  return facet.kind === 'yes' ? facets[YES_COUNTS[facet.of]] : undefined;
}

/** Whether there is anything to choose. Nothing is held to be there before it is known. */
export function isOffered(facet: Facet, facets: Facets | null): boolean {
  if (facet.kind === 'values' || facet.kind === 'yes') return (countOf(facet, facets) ?? 1) > 0;
  if (facet.kind === 'rating') return facets?.ratings.some(({ count }) => count > 0) ?? true;
  return true;
}

/** What is chosen of it, as its row under “More” says; empty: nothing. */
export function chosenWords(facet: Facet, filter: PictureFilter, now: number): string {
  switch (facet.kind) {
    case 'values':
      return filter[facet.of]?.length ? `${String(filter[facet.of]?.length)} chosen` : '';
    case 'yes':
      return filter[facet.of] === undefined ? '' : 'chosen';
    case 'rating':
      return filter.rating === undefined ? '' : ratingWords(filter.rating);
    case 'days':
      return rangeWords(filter, now);
    case 'cost':
      return costWords(filter);
    case 'seed':
      return filter.seed === undefined ? '' : String(filter.seed);
  }
}
