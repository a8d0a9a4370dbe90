import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { socketKey } from '#shared/graph/Graph';
import type { RunPreview } from '#shared/api/contract';
import { usePreview, useRun } from '../../stores/hooks.ts';
import { nodeRun } from '../../stores/running/runStore.ts';
import type { RunStoreState } from '../../stores/running/RunStoreState.ts';

/**
 * What is written on the wires of outputs that give more or fewer items than one, by `socketKey`: how many there will be, and how many of
 * them the last run gave where that is fewer, `10 of 12`.
 */
export function useWireCounts(): ReadonlyMap<string, string> {
  const lists = usePreview((state) => state.lists);
  const given = useRun(useShallow((state) => lists.map((list) => givenBy(state, list))));
  return useMemo(
    () => new Map(lists.map((list, at) => [socketKey(list), written(list.count, given[at])])),
    [lists, given],
  );
}

/** `undefined`: it has not ended yet. */
function givenBy(state: RunStoreState, { node, socket }: RunPreview['lists'][number]): number | undefined {
  return nodeRun(node)(state)?.outputs[socket]?.items.length;
}

function written(count: number, given: number | undefined): string {
  return given !== undefined && given < count ? `${String(given)} of ${String(count)}` : String(count);
}
