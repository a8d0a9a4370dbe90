/** How much of one graph is kept, and of all. */
export interface HistoryBounds {
  /** How long a version without a name is kept, ms. */
  readonly age: number;
  /** Versions of one graph: those without a name, and those with one. */
  readonly versions: number;
  readonly named: number;
  /** Of one graph, bytes on the disk. */
  readonly graphBytes: number;
  /** Of all graphs together. */
  readonly bytes: number;
}

export const HISTORY_BOUNDS: HistoryBounds = {
  age: 90 * 24 * 3600 * 1000,
  versions: 300,
  named: 200,
  graphBytes: 30_000_000,
  bytes: 500_000_000,
};

/** As much of a version as says whether it stays. */
export interface Kept {
  /** ms since the epoch */
  readonly at: number;
  readonly isNamed: boolean;
  /** What it takes on the disk. */
  readonly bytes: number;
}

/**
 * Which of these stay: the newest, then those with a name before all others, newer before older, as many as there is room for.
 * @param room bytes @param most how many of each; absent: any number
 */
export function chooseVersions<T extends Kept>(
  versions: readonly T[],
  room: number,
  oldest: number,
  most?: Pick<HistoryBounds, 'versions' | 'named'>,
): ReadonlySet<T> {
  const newest = versions.reduce((most, { at }) => Math.max(most, at), -Infinity);
  const rank = ({ at, isNamed }: T) => (at === newest ? 2 : Number(isNamed));
  const order = versions.toSorted((a, b) => rank(b) - rank(a) || b.at - a.at);
  const kept = new Set<T>();
  const counts = { versions: 0, named: 0 };
  let left = room;
  for (const version of order) {
    const kind = version.isNamed ? 'named' : 'versions';
    if (!version.isNamed && version.at < oldest) continue;
    if (counts[kind] >= (most?.[kind] ?? Infinity) || version.bytes > left) continue;
    counts[kind]++;
    left -= version.bytes;
    kept.add(version);
  }
  return kept;
}
