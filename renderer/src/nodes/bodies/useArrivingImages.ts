import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { definitionOf } from '#shared/graph/definitionOf';
import { nodeById } from '#shared/workflow/lookups';
import { arrivingImages } from '../../stores/pictures/arrivingImages.ts';
import { useRun, useStudio, useWorkflow } from '../../stores/hooks.ts';
import type { ShownSlot } from '../../stores/running/shownSlots.ts';

/** The pictures on their way to a node, as they land. */
export function useArrivingImages(id: string): readonly ShownSlot[] {
  const { workflow, paletteOf } = useStudio();
  const edges = useWorkflow((state) => state.workflow.edges);
  const arriving = useMemo(() => {
    const definitionAt = (node: string) => {
      const { workflow: graph } = workflow.getState();
      return definitionOf(paletteOf(graph), nodeById(graph, node));
    };
    return arrivingImages(edges, id, definitionAt);
  }, [workflow, paletteOf, edges, id]);
  return useRun(useShallow(arriving));
}
