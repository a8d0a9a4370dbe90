import { useReactFlow, useStoreApi, type ReactFlowInstance, type ReactFlowState } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { Position, Size, Viewport } from '#shared/workflow/Workflow';
import { aroundAll, type Box } from '../../nodes/place/freeSpot.ts';
import { useStudio } from '../../stores/hooks.ts';
import { goInto, mainField } from '../../nodes/fields/mainField.ts';
import { takesFocus } from '../../ui/overlays/takesFocus.ts';
import { clearFit, onScreen, shiftClear } from '../moving/clearFit.ts';
import { floatsOver } from '../moving/floatsOver.ts';
import { pannedBy } from '../moving/viewportMoves.ts';
import { viewportFor } from './viewportFor.ts';

const QUICK_MS = 160;
/** A node brought into view is not drawn larger than it is; from so far that its words cannot be read, one comes nearer. */
const LARGEST = 1;
const READABLE = 0.5;
/** What is not there once all of the graph is in view. */
const GOES_AWAY = '.overview-panel';
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
    // Straight there: a way that zooms out in between would take what has the focus off the screen.
    const goTo = (viewport: Viewport | undefined, ms = duration()) => {
      if (viewport) void flow.setViewport(viewport, { duration: ms, interpolate: 'linear' });
    };
    view.getState().setCanvas({
      fit(atOnce = false) {
        const all = fitted(flow, store, [...boxesOf(flow).values()], { maxZoom: LARGEST, besides: GOES_AWAY });
        goTo(all, atOnce ? 0 : duration());
      },
      fitTo(nodes) {
        goTo(fitted(flow, store, boxesAmong(flow, nodes), { maxZoom: store.getState().maxZoom }));
      },
      zoomBy(factor) {
        void flow.zoomTo(flow.getZoom() * factor, { duration: duration() });
      },
      centre() {
        const box = store.getState().domNode?.getBoundingClientRect();
        return flow.screenToFlowPosition(
          {
            x: box ? box.x + box.width / 2 : 0,
            y: box ? box.y + box.height / 2 : 0,
          },
          { snapToGrid: false },
        );
      },
      zoomTo(zoom) {
        void flow.zoomTo(zoom, { duration: duration() });
      },
      zoom: () => flow.getZoom(),
      goTo({ x, y, zoom }) {
        void flow.setCenter(x, y, { zoom, duration: duration(), interpolate: 'linear' });
      },
      show(nodes) {
        workflow.getState().select(nodes);
        const zoom = flow.getZoom();
        const maxZoom = zoom >= READABLE ? Math.min(zoom, LARGEST) : LARGEST;
        goTo(fitted(flow, store, boxesAmong(flow, nodes), { maxZoom }));
      },
      boxes: () => boxesOf(flow),
      reveal(nodes) {
        revealWhenThere(flow, store, nodes, duration(), FRAMES_TO_WAIT);
      },
      focus(node, stays = false) {
        focusWhenDrawn(flow, store, { node, stays }, FRAMES_TO_WAIT);
      },
      write(node) {
        focusWhenDrawn(flow, store, { node, stays: false, writes: true }, FRAMES_TO_WAIT);
      },
      takeKeys() {
        const { domNode } = store.getState();
        if (domNode) focusForNow(domNode);
      },
      pointer: () => pointer.current && flow.screenToFlowPosition(pointer.current),
    });
    return () => {
      view.getState().setCanvas(null);
    };
  }, [view, workflow, flow, store, pointer]);
}

/** Where the pointer is in the window, while it is over the canvas, or in a menu that was opened there. */
function usePointer(): { readonly current: Position | undefined } {
  const at = useRef<Position>(undefined);
  useEffect(() => {
    const follow = ({ target, clientX, clientY }: PointerEvent) => {
      if (!(target instanceof Element) || target.closest('[role="menu"]')) return;
      const isOver = target.closest('.react-flow') !== null;
      at.current = isOver ? { x: clientX, y: clientY } : undefined;
    };
    window.addEventListener('pointermove', follow, { passive: true });
    return () => {
      window.removeEventListener('pointermove', follow);
    };
  }, []);
  return at;
}

/** Where these lie; nothing of those that are gone. */
function boxesAmong(flow: ReactFlowInstance, nodes: Iterable<string>): readonly Box[] {
  const boxes = boxesOf(flow);
  return [...nodes].flatMap((id) => boxes.get(id) ?? []);
}

/** Where the canvas stands so that these are in view, clear of what floats. */
function fitted(
  flow: ReactFlowInstance,
  store: FlowStore,
  boxes: readonly Box[],
  { maxZoom, besides }: { readonly maxZoom: number; readonly besides?: string },
): Viewport | undefined {
  const { width, height, minZoom, domNode } = store.getState();
  const floats = domNode ? floatsOver(domNode, besides) : [];
  return clearFit({ boxes, size: { width, height }, floats, limits: { minZoom, maxZoom } });
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
  /** Whether its main field is to have the focus, where it has one; else itself. */
  readonly writes?: boolean;
}

/** Moves the canvas only as far as it must. */
function bringIntoView(flow: ReactFlowInstance, pane: ReactFlowState, nodes: readonly string[], duration = 0): void {
  const [x, y, zoom] = pane.transform;
  const boxes = boxesAmong(flow, nodes);
  if (boxes.length === 0) return;
  const now = { x, y, zoom };
  const inView = viewportFor(boxes, pane, now) ?? now;
  const floats = pane.domNode ? floatsOver(pane.domNode) : [];
  const clear = pannedBy(inView, shiftClear(onScreen(aroundAll(boxes), inView), pane, floats));
  if (clear.x !== x || clear.y !== y || clear.zoom !== zoom) void flow.setViewport(clear, { duration });
}

/** What was added is known to the canvas a frame later. */
function revealWhenThere(
  flow: ReactFlowInstance,
  store: FlowStore,
  nodes: readonly string[],
  duration: number,
  frames: number,
): void {
  if (frames > 0 && nodes.some((id) => !flow.getNode(id)))
    requestAnimationFrame(() => {
      revealWhenThere(flow, store, nodes, duration, frames - 1);
    });
  else bringIntoView(flow, store.getState(), nodes, duration);
}

/** Focuses what a click or Tab is not to focus. */
function focusForNow(element: HTMLElement): void {
  element.tabIndex = -1;
  element.addEventListener(
    'blur',
    () => {
      element.removeAttribute('tabindex');
    },
    { once: true },
  );
  element.focus({ preventScroll: true });
}

function focusWhenDrawn(flow: ReactFlowInstance, store: FlowStore, asked: Asked, frames: number): void {
  const { node, stays, writes } = asked;
  // What lies out of view may not be drawn at all.
  if (!stays) bringIntoView(flow, store.getState(), [node]);
  const element = store
    .getState()
    .domNode?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(node)}"]`);
  const field = writes === true && element ? mainField(element) : null;
  const wanted = field ?? element;
  if (wanted && takesFocus(wanted)) {
    if (field) goInto(field);
    else wanted.focus({ preventScroll: true });
  } else if (frames > 0)
    requestAnimationFrame(() => {
      focusWhenDrawn(flow, store, asked, frames - 1);
    });
}
