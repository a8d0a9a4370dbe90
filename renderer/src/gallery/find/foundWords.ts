interface Found {
  readonly count: number;
  readonly total: number;
  readonly query: { readonly filter: { readonly inTrash?: true } };
}

/**
 * As `1,284` and `of 96,310`; all of them as `96,310` and `pictures`. Those in the trash are none of the total. `hidden`: how many have gone
 * since: to the trash, or out of it.
 */
export function foundWords(
  { count, total, query }: Found,
  hidden: number,
): { readonly count: string; readonly of: string } {
  const { inTrash = false } = query.filter;
  const shown = Math.max(0, count - hidden);
  const all = inTrash ? shown : Math.max(shown, total - hidden);
  const told = shown.toLocaleString('en');
  if (shown === all) return { count: told, of: shown === 1 ? 'picture' : 'pictures' };
  return { count: told, of: `of ${all.toLocaleString('en')}` };
}
