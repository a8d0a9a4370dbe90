import type { GalleryQuery, PictureFilter } from '#shared/api/contract';

/** Whether two filters mean the same pictures: blanks around the words, and the order in which values were chosen, say nothing. */
export function isSameFilter(one: PictureFilter, other: PictureFilter): boolean {
  return filterKey(one) === filterKey(other);
}

export function isSameQuery(one: GalleryQuery, other: GalleryQuery): boolean {
  return one.sort === other.sort && one.groupBy === other.groupBy && isSameFilter(one.filter, other.filter);
}

/** The same for filters that mean the same. */
export function filterKey(filter: PictureFilter): string {
  const entries = Object.entries(filter).flatMap(([name, value]): [string, unknown][] => {
    if (name === 'text') return String(value).trim() === '' ? [] : [[name, String(value).trim()]];
    return [[name, isList(value) ? value.toSorted() : value]];
  });
  return JSON.stringify(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
