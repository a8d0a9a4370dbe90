import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { ImageRef } from '#shared/graph/generation';
import { isQuiet } from '#shared/workflow/compare/Change';
import { compareWorkflows } from '#shared/workflow/compare/compareWorkflows';
import type { HistoryRoom, Side } from '../stores/history/historyRoom.ts';
import type { WorkflowStore } from '../stores/graph/workflowStore.ts';

/** Pictures of one side that are shown. */
const MOST = 6;

/** What each side's runs made, as far as lists show it. What there is now made what the newest version did, while it is that version. */
export function useMade(room: HistoryRoom, graph: WorkflowStore): Record<'a' | 'b', readonly ImageRef[]> {
  const { versions, a, b, graphs, pictureRun } = useStore(room);
  const now = useStore(graph, (state) => state.whole);
  return useMemo(() => {
    const newest = versions?.[0];
    const newestGraph = newest && graphs.get(newest.id);
    const isNewest = newestGraph !== undefined && compareWorkflows(newestGraph, now).every(isQuiet);
    const versionOf = (side: Side | null) => {
      if (side === 'now') return isNewest ? newest : undefined;
      if (side === 'picture') return versions?.find(({ runs }) => runs.some(({ runId }) => runId === pictureRun));
      return versions?.find(({ id }) => id === side);
    };
    const madeBy = (side: Side | null) => (versionOf(side)?.runs ?? []).flatMap(({ images }) => images).slice(0, MOST);
    return { a: madeBy(a), b: madeBy(b) };
  }, [versions, a, b, graphs, pictureRun, now]);
}
