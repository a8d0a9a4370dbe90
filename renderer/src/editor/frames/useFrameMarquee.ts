import { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { framesOf } from '../../nodes/frame/frameFacts.ts';
import { isInside } from '../../nodes/frame/heldBy.ts';
import { useGraph } from '../../stores/hooks.ts';

/** A frame is selected with what is drawn around it only when it lies wholly inside; nodes, as soon as they are touched. */
export function useFrameMarquee(): void {
  const flow = useStoreApi();
  const graph = useGraph();
  useEffect(
    () =>
      flow.subscribe(({ userSelectionActive, userSelectionRect, transform: [x, y, zoom] }, before) => {
        if (!userSelectionActive || !userSelectionRect || userSelectionRect === before.userSelectionRect) return;
        const { workflow, selection, selectedEdges, select } = graph.getState();
        const marquee = {
          x: (userSelectionRect.x - x) / zoom,
          y: (userSelectionRect.y - y) / zoom,
          width: userSelectionRect.width / zoom,
          height: userSelectionRect.height / zoom,
        };
        const chosen = new Set(selection);
        for (const frame of framesOf(workflow.nodes)) {
          if (isInside(frame, marquee)) chosen.add(frame.id);
          else chosen.delete(frame.id);
        }
        select(chosen, selectedEdges);
      }),
    [flow, graph],
  );
}
