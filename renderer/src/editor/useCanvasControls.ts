import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { useStudio } from '../stores/hooks.ts';

const QUICK_MS = 160;
/** All of the graph, clear of the zoom control and the overview. */
export const FIT = { padding: { top: '24px', left: '24px', right: '24px', bottom: '64px' }, maxZoom: 1 } as const;

/** Lets commands and the rest of the page steer the canvas while it is on screen. */
export function useCanvasControls(): void {
  const { view, workflow } = useStudio();
  const flow = useReactFlow();
  const store = useStoreApi();
  useEffect(() => {
    const duration = () => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : QUICK_MS);
    view.getState().setCanvas({
      fit() {
        void flow.fitView({ ...FIT, duration: duration() });
      },
      zoomBy(factor) {
        void flow.zoomTo(flow.getZoom() * factor, { duration: duration() });
      },
      centre() {
        const box = store.getState().domNode?.getBoundingClientRect();
        return flow.screenToFlowPosition({
          x: box ? box.x + box.width / 2 : 0,
          y: box ? box.y + box.height / 2 : 0,
        });
      },
      show(nodes) {
        workflow.getState().select(nodes);
        void flow.fitView({ nodes: nodes.map((id) => ({ id })), padding: 0.5, maxZoom: 1, duration: duration() });
      },
    });
    return () => {
      view.getState().setCanvas(null);
    };
  }, [view, workflow, flow, store]);
}
