import { useStoreApi, type Edge as FlowEdge } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { useGraph } from '../../stores/hooks.ts';
import type { FarDrawing } from './FarDrawing.ts';
import { nodesWithin } from './hitFar.ts';

/** Wires that are selected along with nodes, at most: each of them is put on the page. */
const MOST_WIRES = 200;

/** A frame drawn on the ground selects what it touches, though none of that is on the page. */
export function useFarMarquee(drawing: RefObject<FarDrawing | null>, edges: readonly FlowEdge[]): void {
  const flow = useStoreApi();
  const graph = useGraph();
  useEffect(() => {
    const select = (area: { x: number; y: number; width: number; height: number }) => {
      const [x, y, zoom] = flow.getState().transform;
      const scene = drawing.current?.scene;
      if (!scene) return;
      const within = nodesWithin(scene, {
        x: (area.x - x) / zoom,
        y: (area.y - y) / zoom,
        width: area.width / zoom,
        height: area.height / zoom,
      });
      const nodes = new Set(within);
      const { selection } = graph.getState();
      if (nodes.size === selection.size && within.every((id) => selection.has(id))) return;
      const wires = edges.filter(({ source, target }) => nodes.has(source) || nodes.has(target));
      graph.getState().select(nodes, wires.length > MOST_WIRES ? [] : wires.map(({ id }) => id));
    };
    return flow.subscribe((state, before) => {
      const { userSelectionRect: area } = state;
      if (area === before.userSelectionRect) return;
      if (area && area.width + area.height > 0) select(area);
      else if (!area && before.userSelectionActive)
        // After it has ended: only then is the frame around what was selected put up, by which all of it is dragged.
        queueMicrotask(() => {
          flow.setState({ nodesSelectionActive: graph.getState().selection.size > 0 });
        });
    });
  }, [drawing, edges, flow, graph]);
}
