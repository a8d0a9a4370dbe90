import { fuzzyFind, type Found } from '../../ui/fuzzy/fuzzyFind.ts';
import { ENTRY_GROUPS, type Entry, type EntryGroup } from './Entry.ts';

/** Most rows that are drawn at once. */
export const MOST_ROWS = 60;
/** Rows of one group where nothing is typed; of commands all there is room for. */
const FEW = 5;
const MOST_RECENT = 5;
/** How much more what was used lately counts, the last most of all. */
const USED = 0.12;

/** Letters that narrow it down, typed first. */
const PREFIXES: Readonly<Record<string, readonly EntryGroup[]>> = {
  '>': ['Commands'],
  '@': ['Nodes of this graph'],
};

export interface FoundGroup {
  /** Absent: the best first, of all groups. */
  readonly heading?: EntryGroup;
  readonly found: readonly Found<Entry>[];
}

/**
 * What fits what was typed, the best first; in groups where nothing is. Never more than `MOST_ROWS`.
 * @param used ids of what was chosen before, the last first
 */
export function findEverything(
  entries: readonly Entry[],
  typed: string,
  used: readonly string[],
): readonly FoundGroup[] {
  const groups = PREFIXES[typed.trim().charAt(0)];
  const words = groups ? typed.trim().slice(1).trim() : typed.trim();
  const offered = groups ? entries.filter(({ group }) => groups.includes(group)) : entries;
  if (words === '') return grouped(offered, used, groups !== undefined);
  const bonus = new Map(used.map((id, at) => [id, USED / (1 + at / 4)]));
  const found = fuzzyFind(offered, words, ({ sought }) => sought)
    .map((each) => ({
      ...each,
      score: each.score + (bonus.get(each.item.id) ?? 0) - (each.item.refusal === undefined ? 0 : 0.1),
    }))
    .sort((one, other) => other.score - one.score);
  return [{ found: found.slice(0, MOST_ROWS) }];
}

function grouped(entries: readonly Entry[], used: readonly string[], isNarrowed: boolean): readonly FoundGroup[] {
  const plain = (item: Entry): Found<Entry> => ({ item, score: 1, marks: [] });
  const places = new Map(used.slice(0, MOST_RECENT).map((id, at) => [id, at]));
  const recent = isNarrowed
    ? []
    : entries
        .filter(({ id, refusal }) => places.has(id) && refusal === undefined)
        .sort((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0));
  const left = new Map<EntryGroup, Entry[]>();
  for (const entry of entries) {
    const own = left.get(entry.group) ?? [];
    if (own.length < (isNarrowed ? MOST_ROWS : FEW) && !recent.includes(entry)) own.push(entry);
    left.set(entry.group, own);
  }
  left.set('Recent', recent);
  return ENTRY_GROUPS.flatMap((heading) => {
    const own = left.get(heading) ?? [];
    return own.length > 0 ? [{ heading, found: own.map(plain) }] : [];
  });
}
