import { UnequalListsError } from '../../errors/inputErrors.ts';

type Lists = Readonly<Record<string, readonly unknown[]>>;
/** One item of each list; `undefined` where a list is empty. */
type Line<L extends Lists> = { readonly [K in keyof L]: L[K][number] | undefined };

/**
 * Lines lists up item by item: a list of one stretches to the longest, an empty one gives `undefined` throughout.
 * @throws UnequalListsError where two lists are longer than one and differ.
 */
export function broadcast<L extends Lists>(lists: L): readonly Line<L>[] {
  const entries = Object.entries(lists);
  const long = entries.filter(([, list]) => list.length > 1);
  const first = long[0];
  const odd = first && long.find(([, list]) => list.length !== first[1].length);
  if (first && odd) {
    throw new UnequalListsError(
      `${String(first[1].length)} items of ${first[0]} meet ${String(odd[1].length)} of ${odd[0]}.`,
      [first, odd].map(([name, list]) => ({ name, count: list.length })),
      { hint: 'Lists that meet in a node must be equally long, or hold one item, which then serves for all.' },
    );
  }
  const length = first?.[1].length ?? (entries.some(([, list]) => list.length === 1) ? 1 : 0);
  return Array.from({ length }, (_, index) => {
    const line: Record<string, unknown> = {};
    for (const [name, list] of entries) line[name] = list.length === 1 ? list[0] : list[index];
    return line as Line<L>;
  });
}
