import type { NodeRunState } from '#shared/runs/RunState';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { edgesInto, nodeById } from '#shared/workflow/lookups';
import { nodeName } from '#shared/graph/Graph';
import { hasSameInputs } from '#shared/graph/hasSameInputs';
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { usePalette, useRun, useSets, useStudio, useWorkflow } from '../stores/hooks.ts';
import { pinnedGraph } from '../stores/sets/pinnedGraph.ts';
import { nodeRun, runOfNode } from '../stores/running/runStore.ts';
import { shownTexts, type ShownText } from '../stores/running/shownTexts.ts';
import { shownSlots, type ShownSlot } from '../stores/running/shownSlots.ts';

export function useNode(id: string): WorkflowNode | undefined {
  return useWorkflow(({ workflow }) => nodeById(workflow, id));
}

/** What the newest run told of a node. */
export function useNodeRun(id: string): NodeRunState | undefined {
  return useRun(useMemo(() => nodeRun(id), [id]));
}

/** The places of its pictures, as the node shows them. */
export function useShownSlots(id: string): readonly ShownSlot[] {
  return useRun(useShallow((state) => shownSlots(state, id)));
}

/** Its texts, as the node shows them. */
export function useShownTexts(id: string): readonly ShownText[] {
  return useRun(useShallow((state) => shownTexts(state, id)));
}

/** Whether the node, or anything that feeds it, was changed since the run it shows: its result is then not what a run would give now. */
export function useIsStale(id: string): boolean {
  const ran = useRun((state) => {
    const run = runOfNode(id)(state);
    return run && state.graphs.get(run.runId);
  });
  const { paletteOf } = useStudio();
  const sets = useSets((state) => state.sets);
  return useWorkflow(
    ({ workflow }) => ran !== undefined && !hasSameInputs(id, ran, pinnedGraph(workflow, sets, paletteOf)),
  );
}

/** What feeds an input: the names of the nodes, or `null` where nothing does. */
export function useSources(id: string, socket: string): string | null {
  const palette = usePalette();
  return useWorkflow(({ workflow }) => {
    const names = edgesInto(workflow, id)
      .filter((edge) => edge.to.socket === socket)
      .map((edge) => {
        const source = nodeById(workflow, edge.from.node);
        return source ? nodeName(source, palette.get(source.type)?.title) : edge.from.node;
      });
    return names.length === 0 ? null : [...new Set(names)].join(', ');
  });
}
