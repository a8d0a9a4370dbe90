import { useMemo } from 'react';
import { useStore } from 'zustand';
import { compareWorkflows } from '#shared/workflow/compare/compareWorkflows';
import type { Workflow } from '#shared/workflow/Workflow';
import { useModelLists, useStudio } from '../stores/hooks.ts';
import type { HistoryRoom, Side } from '../stores/history/historyRoom.ts';
import type { WorkflowStore } from '../stores/graph/workflowStore.ts';
import { changeRows, type ChangeRow } from './changeRows.ts';
import type { ComparedGraphs } from './drawComparison.ts';

interface Comparison {
  readonly graphs: ComparedGraphs;
  readonly rows: readonly ChangeRow[];
}

/** What is compared, and in what it differs; `null` until both are known. */
export function useComparison(room: HistoryRoom, graph: WorkflowStore): Comparison | null {
  const { paletteOf } = useStudio();
  useModelLists();
  const now = useStore(graph, (state) => state.whole);
  const { a, b, graphs: known } = useStore(room);
  const one = a === null ? undefined : graphOf(a, known, now);
  const other = graphOf(b, known, now);
  return useMemo(() => {
    if (!one || !other) return null;
    const graphs: ComparedGraphs = {
      a: one,
      b: other,
      paletteA: paletteOf(one),
      paletteB: paletteOf(other),
      changes: compareWorkflows(one, other),
    };
    return { graphs, rows: changeRows(graphs) };
  }, [one, other, paletteOf]);
}

function graphOf(side: Side, known: ReadonlyMap<Side, Workflow>, now: Workflow): Workflow | undefined {
  return side === 'now' ? now : known.get(side);
}
