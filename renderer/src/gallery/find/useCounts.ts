import { useEffect, useMemo, useState } from 'react';
import type { PictureFilter } from '#shared/api/contract';
import { filterKey } from '../../stores/gallery/sameQuery.ts';
import { useStudio } from '../../stores/hooks.ts';

/** How many pictures each filter finds, one after the other; `undefined`: not known yet. */
export function useCounts(filters: readonly PictureFilter[]): readonly (number | undefined)[] {
  const { client } = useStudio();
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const keys = filters.map(filterKey);
  const question = keys.join('\n');
  const asked = useMemo(
    () => filters.map((filter, at) => [keys[at] ?? '', filter] as const),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the question stands for the filters, which are new objects at each drawing
    [question],
  );
  useEffect(() => {
    let isOver = false;
    const count = async () => {
      for (const [key, filter] of asked) {
        const { count: found } = await client('gallery.shared', { of: { filter } });
        if (isOver) return;
        setCounts((known) => new Map(known).set(key, found));
      }
    };
    // Without numbers the ways out are there all the same.
    count().catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [client, asked]);
  return keys.map((key) => counts.get(key));
}
