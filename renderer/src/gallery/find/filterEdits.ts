/** What can be done to a filter: each gives another one. */
import type { PictureFilter } from '#shared/api/contract';

/** The parts of a filter of which several values can be chosen. */
export const VALUE_FACETS = [
  'models',
  'providers',
  'ratios',
  'resolutions',
  'tags',
  'boards',
  'graphs',
  'kinds',
] as const;
export type ValueFacet = (typeof VALUE_FACETS)[number];

/** The parts that are there or not. */
export const YES_FACETS = ['isFavourite', 'hasReferences', 'isDamaged', 'isMissing', 'inTrash'] as const;
export type YesFacet = (typeof YES_FACETS)[number];

export function chosenValues(filter: PictureFilter, facet: ValueFacet): readonly string[] {
  return filter[facet] ?? [];
}

/** Chooses a value, or takes it away again. */
export function withValue(filter: PictureFilter, facet: ValueFacet, value: string): PictureFilter {
  const chosen = chosenValues(filter, facet);
  const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
  const { [facet]: before, ...others } = filter;
  return next.length === 0 ? others : { ...others, [facet]: next };
}

/** With a part as given; without it where that is `undefined`. */
export function withPart<Part extends keyof PictureFilter>(
  filter: PictureFilter,
  part: Part,
  value: PictureFilter[Part] | undefined,
): PictureFilter {
  const { [part]: before, ...others } = filter;
  return value === undefined ? others : { ...filter, [part]: value };
}

export function withParts(filter: PictureFilter, parts: readonly (keyof PictureFilter)[]): PictureFilter {
  return parts.reduce((left, part) => withPart(left, part, undefined), filter);
}

/** The words, blanks at their ends left out. */
export function withText(filter: PictureFilter, text: string): PictureFilter {
  return withPart(filter, 'text', text.trim() === '' ? undefined : text.trim());
}

/** Whether it leaves out nothing that is shown without it. */
export function isUnfiltered(filter: PictureFilter): boolean {
  return Object.keys(filter).length === 0;
}
