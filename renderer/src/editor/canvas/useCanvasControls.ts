import { useReactFlow, useStoreApi, type ReactFlowInstance, type ReactFlowState } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { Position, Size } from '#shared/workflow/Workflow';
import { useStudio } from '../../stores/hooks.ts';
import { takesFocus } from '../../ui/overlays/takesFocus.ts';

const QUICK_MS = 160;
/** All of the graph, clear of the zoom control. */
export const FIT = { padding: { top: '24px', left: '24px', right: '24px', bottom: '64px' }, maxZoom: 1 } as const;
/** Around a node that is brought into view, px. */
const MARGIN = 24;
/** A node that was added is drawn within a few frames; one that was removed meanwhile never is. */
const FRAMES_TO_WAIT = 60;

/** Lets commands and the rest of the page steer the canvas while it is on screen. */
export function useCanvasControls(): void {
  const { view, workflow } = useStudio();
  const flow = useReactFlow();
  const store = useStoreApi();
  const pointer = usePointer();
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
      boxes: () => boxesOf(flow),
      focus(node, stays = false) {
        focusWhenDrawn(flow, store, { node, stays }, FRAMES_TO_WAIT);
      },
      write(node) {
        focusWhenDrawn(flow, store, { node, stays: false, within: 'textarea, input' }, FRAMES_TO_WAIT);
      },
      pointer: () => pointer.current && flow.screenToFlowPosition(pointer.current),
    });
    return () => {
      view.getState().setCanvas(null);
    };
  }, [view, workflow, flow, store, pointer]);
}

/** Where the pointer is in the window, while it is over the canvas. */
function usePointer(): { readonly current: Position | undefined } {
  const at = useRef<Position>(undefined);
  useEffect(() => {
    const follow = ({ target, clientX, clientY }: PointerEvent) => {
      const isOver = target instanceof Element && target.closest('.react-flow') !== null;
      at.current = isOver ? { x: clientX, y: clientY } : undefined;
    };
    window.addEventListener('pointermove', follow, { passive: true });
    return () => {
      window.removeEventListener('pointermove', follow);
    };
  }, []);
  return at;
}

function boxesOf(flow: ReactFlowInstance): ReadonlyMap<string, Position & Size> {
  return new Map(
    flow.getNodes().map(({ id, position, measured, width, height }) => {
      const size = { width: measured?.width ?? width ?? 0, height: measured?.height ?? height ?? 0 };
      return [id, { ...position, ...size }];
    }),
  );
}

type FlowStore = ReturnType<typeof useStoreApi>;

interface Asked {
  readonly node: string;
  readonly stays: boolean;
  /** What of it is to have the focus, as a selector. Absent: itself. */
  readonly within?: string;
}

/** Moves the canvas only as far as it must: a node at the edge clear of it, with its sockets; one that is cut into the middle. */
function bringIntoView(flow: ReactFlowInstance, { width, height, transform }: ReactFlowState, node: string): void {
  const [x, y, zoom] = transform;
  const box = boxesOf(flow).get(node);
  if (!box) return;
  const left = box.x * zoom + x;
  const top = box.y * zoom + y;
  const right = width - (left + box.width * zoom);
  const bottom = height - (top + box.height * zoom);
  if (Math.min(left, top, right, bottom) < 0) {
    void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom });
    return;
  }
  const shift = { x: clearance(left, right), y: clearance(top, bottom) };
  if (shift.x !== 0 || shift.y !== 0) void flow.setViewport({ x: x + shift.x, y: y + shift.y, zoom });
}

/** How far to move so that there is a margin on both sides, px; where there is no room for two, none. */
function clearance(before: number, after: number): number {
  if (before + after < 2 * MARGIN) return 0;
  return Math.max(0, MARGIN - before) - Math.max(0, MARGIN - after);
}

function focusWhenDrawn(flow: ReactFlowInstance, store: FlowStore, asked: Asked, frames: number): void {
  const { node, stays, within } = asked;
  // What lies out of view may not be drawn at all.
  if (!stays) bringIntoView(flow, store.getState(), node);
  const element = store
    .getState()
    .domNode?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(node)}"]`);
  const wanted = within === undefined ? element : element?.querySelector<HTMLElement>(within);
  if (wanted && takesFocus(wanted)) wanted.focus({ preventScroll: true });
  else if (frames > 0)
    requestAnimationFrame(() => {
      focusWhenDrawn(flow, store, asked, frames - 1);
    });
}
