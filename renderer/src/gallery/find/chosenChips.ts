import type { Facets, PictureFilter } from '#shared/api/contract';
import { formatMoney } from '#shared/graph/Money';
import { rangeWords } from './dayRanges.ts';
import {
  VALUE_FACETS,
  withPart,
  withParts,
  withValue,
  YES_FACETS,
  type ValueFacet,
  type YesFacet,
} from './filterEdits.ts';
import { facetValueWords, YES_WORDS, type FacetNames } from './facetWords.ts';

/** A part of the filter that was chosen, and can be taken away. */
export interface ChosenChip {
  readonly key: string;
  /** As `Nano Banana 2.1`. */
  readonly words: string;
  /** What it is, where the words alone do not say: `Tag`. */
  readonly of?: string;
  /** How many it finds, the rest of the filter as it is; absent: not known. */
  readonly count?: number;
  /** The filter when it is taken away. */
  readonly without: PictureFilter;
}

/** The chosen parts of a filter but for its words, in the order in which they are shown. `now`: ms since the epoch. */
export function chosenChips(
  filter: PictureFilter,
  names: FacetNames,
  facets: Facets | null,
  now: number,
): ChosenChip[] {
  return [
    ...(filter.inTrash ? [yesChip(filter, 'inTrash', facets)] : []),
    ...(filter.run === undefined ? [] : [part(filter, 'run', `Run: ${names.run ?? 'one run'}`)]),
    ...VALUE_FACETS.flatMap((facet) => valueChips(filter, facet, names, facets)),
    ...(filter.rating === undefined ? [] : [part(filter, 'rating', ratingWords(filter.rating))]),
    ...YES_FACETS.filter((facet) => facet !== 'inTrash' && filter[facet] !== undefined).map((facet) =>
      yesChip(filter, facet, facets),
    ),
    ...dayChip(filter, now),
    ...(filter.seed === undefined ? [] : [part(filter, 'seed', `Seed ${String(filter.seed)}`)]),
    ...costChip(filter),
  ];
}

/** `★ 3 and up` */
export function ratingWords(rating: number): string {
  return rating >= 5 ? '★ 5' : `★ ${String(rating)} and up`;
}

function part(filter: PictureFilter, name: keyof PictureFilter, words: string): ChosenChip {
  return { key: name, words, without: withPart(filter, name, undefined) };
}

function valueChips(
  filter: PictureFilter,
  facet: ValueFacet,
  names: FacetNames,
  facets: Facets | null,
): readonly ChosenChip[] {
  return (filter[facet] ?? []).map((value) => {
    const count = facets?.[facet].find((each) => each.value === value)?.count;
    const { words, of } = facetValueWords(facet, value, names);
    return {
      key: `${facet} ${value}`,
      words,
      ...(of !== undefined && { of }),
      ...(count !== undefined && { count }),
      without: withValue(filter, facet, value),
    };
  });
}

const COUNTS: Readonly<Record<YesFacet, keyof Facets>> = {
  isFavourite: 'favourites',
  hasReferences: 'withReferences',
  isDamaged: 'damaged',
  isMissing: 'missing',
  inTrash: 'inTrash',
};

function yesChip(filter: PictureFilter, facet: YesFacet, facets: Facets | null): ChosenChip {
  const count = facets?.[COUNTS[facet]];
  const words = filter[facet] === false ? YES_WORDS[facet].no : YES_WORDS[facet].yes;
  return {
    key: facet,
    words,
    ...(typeof count === 'number' && filter[facet] === true && { count }),
    without: withPart(filter, facet, undefined),
  };
}

function dayChip(filter: PictureFilter, now: number): readonly ChosenChip[] {
  const words = rangeWords(filter, now);
  return words === '' ? [] : [{ key: 'days', words, without: withParts(filter, ['since', 'until']) }];
}

function costChip(filter: PictureFilter): readonly ChosenChip[] {
  const words = costWords(filter);
  return words === '' ? [] : [{ key: 'cost', words, without: withParts(filter, ['minCost', 'maxCost']) }];
}

/** `$0.10 to $0.50`, `from $0.10`, `up to $0.50`; empty where no bound is named. */
export function costWords({ minCost, maxCost }: Pick<PictureFilter, 'minCost' | 'maxCost'>): string {
  if (minCost === undefined) return maxCost === undefined ? '' : `up to ${dollars(maxCost)}`;
  if (maxCost === undefined) return `from ${dollars(minCost)}`;
  return minCost === maxCost ? dollars(minCost) : `${dollars(minCost)} to ${dollars(maxCost)}`;
}

/** Micro-dollars as dollars. */
function dollars(microUsd: number): string {
  return formatMoney({ microUsd, kind: 'actual' });
}
