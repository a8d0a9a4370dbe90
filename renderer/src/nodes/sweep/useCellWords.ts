import { useMemo } from 'react';
import type { PlannedCall } from '#shared/api/contract';
import { formatMoney } from '#shared/graph/Money';
import { socketKey } from '#shared/graph/Graph';
import { withoutReroutes } from '#shared/graph/withoutReroutes';
import type { Axis } from '#shared/nodes/sweep/Axis';
import { cellWords } from '#shared/nodes/sweep/cells';
import { edgesInto } from '#shared/workflow/lookups';
import { usePreview, useWorkflow } from '../../stores/hooks.ts';

type CellCall = Pick<PlannedCall, 'row' | 'isReused' | 'isPriced' | 'estimate'>;

/** How many values each axis of a sweep has, those that are wired as far as they are known. */
export function useAxisCounts(node: string, axes: readonly Axis[]): readonly number[] {
  const workflow = useWorkflow((state) => state.workflow);
  const counts = usePreview((state) => state.countsBySocket);
  return useMemo(() => {
    const wires = edgesInto(withoutReroutes(workflow), node);
    return axes.map(({ of, values }) =>
      values
        ? values.length
        : wires
            .filter(({ to }) => to.socket === of)
            .reduce((sum, { from }) => sum + (counts.get(socketKey(from)) ?? 1), 0),
    );
  }, [workflow, counts, node, axes]);
}

/** What the calls for the cells of a sweep would cost that are still to be sent, micro-dollars. */
export function costOfCells(calls: readonly CellCall[], sweep: string): number {
  return calls.reduce(
    (sum, { row, isReused, estimate }) => sum + (row?.list === sweep && !isReused ? estimate.microUsd : 0),
    0,
  );
}

/** How many of the calls for the cells of a sweep that are still to be sent have no known price. */
function unpricedCells(calls: readonly CellCall[], sweep: string): number {
  return calls.filter(({ row, isReused, isPriced }) => row?.list === sweep && !isReused && !isPriced).length;
}

/** What the calls for the cells of a sweep would cost: `≈ $0.29 + 8 calls, price not known`; empty where all are free. */
export function cellCostWords(calls: readonly CellCall[], sweep: string): string {
  const microUsd = costOfCells(calls, sweep);
  const unpriced = unpricedCells(calls, sweep);
  const known = microUsd > 0 ? [formatMoney({ microUsd, kind: 'estimate' })] : [];
  const unknown = unpriced > 0 ? [`${String(unpriced)} ${unpriced === 1 ? 'call' : 'calls'}, price not known`] : [];
  return [...known, ...unknown].join(' + ');
}

/** `5 × 3 × 2 = 30 cells ≈ $1.35`: how many cells there are, and what the calls for them would cost. */
export function useCellWords(node: string, axes: readonly Axis[]): string {
  const counts = useAxisCounts(node, axes);
  const cost = usePreview(({ calls }) => cellCostWords(calls, node));
  if (axes.length === 0) return '';
  return [cellWords(counts), cost].filter((words) => words !== '').join(' ');
}
