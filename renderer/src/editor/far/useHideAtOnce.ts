import { useStoreApi, type Edge as FlowEdge } from '@xyflow/react';
import { useLayoutEffect, useRef } from 'react';
import type { FlowNode } from '../node/flowNodes.ts';
import { FAR_ZOOM } from './detail.ts';
import { heldNodes } from './heldNodes.ts';

/**
 * Going far, what comes into view is hidden in the same moment. React Flow else puts all of it on the page once, before it hears that it is not
 * to be drawn: thousands of nodes, for a frame.
 * @param isSmall whether all nodes stay on the page anyway
 */
export function useHideAtOnce(
  nodes: FlowNode[],
  edges: readonly FlowEdge[],
  held: ReadonlySet<string>,
  isSmall: boolean,
): void {
  const flow = useStoreApi<FlowNode>();
  const latest = useRef({ nodes, edges, held, isSmall });
  useLayoutEffect(() => {
    latest.current = { nodes, edges, held, isSmall };
  }, [nodes, edges, held, isSmall]);
  useLayoutEffect(
    () =>
      flow.subscribe((state, before) => {
        if (state.transform[2] >= FAR_ZOOM || before.transform[2] < FAR_ZOOM || latest.current.isSmall) return;
        state.setNodes(heldNodes(latest.current.nodes, latest.current.held, false));
        state.setEdges(latest.current.edges.filter(({ selected }) => selected === true));
      }),
    [flow],
  );
}
