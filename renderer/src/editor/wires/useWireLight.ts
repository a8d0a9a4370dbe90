import { useReactFlow, type Edge as FlowEdge } from '@xyflow/react';
import { useMemo, type MouseEvent } from 'react';
import { onGrid } from '../../nodes/place/freeSpot.ts';
import { useGraph, useStudio } from '../../stores/hooks.ts';
import { lightOfSocket, lightOfWire } from './litWires.ts';
import { useWireCounts } from './useWireCounts.ts';

/** Half of a reroute, px. */
const HALF = 12;

/** What pointing at wires and sockets does: they are lit with all their way, and a double click bends one. */
export function useWireLight() {
  const { view, paletteOf } = useStudio();
  const graph = useGraph();
  const counts = useWireCounts();
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(() => {
    const question = () => {
      const { workflow } = graph.getState();
      return { workflow, palette: paletteOf(workflow), counts };
    };
    return {
      onEdgeMouseEnter(_event: MouseEvent, { id }: FlowEdge) {
        view.getState().setLit(lightOfWire(question(), id));
      },
      onEdgeMouseLeave() {
        view.getState().setLit(null);
      },
      onEdgeDoubleClick({ clientX, clientY }: MouseEvent, { id }: FlowEdge) {
        view.getState().setLit(null);
        const { x, y } = screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
        const on = onGrid({ x, y });
        graph.getState().rerouteWire(id, { x: on.x - HALF, y: on.y - HALF });
      },
      onMouseOver({ target }: MouseEvent) {
        const socket = target instanceof Element ? target.closest<HTMLElement>('.react-flow__handle.socket') : null;
        const { nodeid, handleid } = socket?.dataset ?? {};
        if (!socket || nodeid === undefined || handleid === undefined) return;
        const end = socket.classList.contains('source') ? 'from' : 'to';
        view.getState().setLit(lightOfSocket(question(), end, nodeid, handleid));
      },
      onMouseOut({ target }: MouseEvent) {
        if (target instanceof Element && target.closest('.react-flow__handle.socket')) view.getState().setLit(null);
      },
    };
  }, [view, paletteOf, graph, counts, screenToFlowPosition]);
}
