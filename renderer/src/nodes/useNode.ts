import { withoutReroutes } from '#shared/graph/withoutReroutes';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { edgesInto, nodeById } from '#shared/workflow/lookups';
import { displayName } from '#shared/graph/displayName';
import { nameAt } from '#shared/workflow/groups/nameAt';
import { hasSameInputs } from '#shared/graph/hasSameInputs';
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { usePalette, useRun, useSets, useStudio, useWorkflow } from '../stores/hooks.ts';
import { pinnedGraph } from '../stores/sets/pinnedGraph.ts';
import { nodeRun, runOfNode } from '../stores/running/runStore.ts';
import type { UseRunState } from '../stores/running/runOfUse.ts';
import { shownTexts, type ShownText } from '../stores/running/shownTexts.ts';
import { shownSlots, type ShownSlot } from '../stores/running/shownSlots.ts';

export function useNode(id: string): WorkflowNode | undefined {
  return useWorkflow(({ workflow }) => nodeById(workflow, id));
}

/** What a node of the graph on screen is called. */
export function useNodeName(node: WorkflowNode): string {
  const palette = usePalette();
  return useWorkflow(({ workflow }) => displayName(workflow, palette, node));
}

/** What a node of the graph on screen is called, wherever in its groups it stands: `Character › Seed`. */
export function useNameAt(path: string | undefined): string | undefined {
  const palette = usePalette();
  return useWorkflow(({ whole }) => (path === undefined ? undefined : nameAt(whole, palette, path)));
}

/** What the newest run told of a node. */
export function useNodeRun(id: string): UseRunState | undefined {
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
  return useWorkflow(({ whole }) => ran !== undefined && !hasSameInputs(id, ran, pinnedGraph(whole, sets, paletteOf)));
}

/** What feeds an input: the names of the nodes, after how many wires where there are several; `null` where nothing does. */
export function useSources(id: string, socket: string): string | null {
  const palette = usePalette();
  return useWorkflow(({ workflow }) => {
    const names = edgesInto(withoutReroutes(workflow), id)
      .filter((edge) => edge.to.socket === socket)
      .map((edge) => {
        const source = nodeById(workflow, edge.from.node);
        return source ? displayName(workflow, palette, source) : edge.from.node;
      });
    if (names.length === 0) return null;
    const list = [...new Set(names)].join(', ');
    return names.length === 1 ? list : `${String(names.length)}: ${list}`;
  });
}
