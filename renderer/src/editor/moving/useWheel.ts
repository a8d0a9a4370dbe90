import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { useStudio } from '../../stores/hooks.ts';
import { readWheel, type WheelFacts, type WheelGesture } from './readWheel.ts';
import { canScroll, scrollerAt } from './scrollerAt.ts';
import { pannedBy, zoomedAt } from './viewportMoves.ts';

/**
 * The wheel moves the canvas, whatever lies under the pointer, save over what has something to scroll that way: that keeps the wheel until the
 * gesture is over, though it comes to its end meanwhile. A pinch is always the canvas's.
 */
export function useWheel(): void {
  const { view } = useStudio();
  const flow = useReactFlow();
  const store = useStoreApi();
  const canvas = useStore(({ domNode }) => domNode);
  useEffect(() => {
    if (!canvas) return undefined;
    let gesture: WheelGesture | undefined;
    let scroller: Element | null = null;
    const turn = (event: WheelEvent) => {
      event.stopPropagation();
      const read = readWheel(gesture, factsOf(event), view.getState().wheel);
      ({ gesture } = read);
      const by = event.shiftKey ? { x: event.deltaX || event.deltaY, y: 0 } : { x: event.deltaX, y: event.deltaY };
      const hasLeft = scroller !== null && !(event.target instanceof Node && scroller.contains(event.target));
      if (gesture.isPinch) scroller = null;
      else if (gesture.isNew || hasLeft) scroller = scrollerAt(event.target, canvas, by);
      if (scroller && canScroll(scroller, by)) return;
      // Also where a text has come to its end: what lies around it must not take over.
      event.preventDefault();
      if (scroller) return;
      const { move } = read;
      if (move.kind === 'pan') {
        void flow.setViewport(pannedBy(flow.getViewport(), move));
        return;
      }
      const { left, top } = canvas.getBoundingClientRect();
      const point = { x: event.clientX - left, y: event.clientY - top };
      void flow.setViewport(zoomedAt(flow.getViewport(), point, move.factor, store.getState()));
    };
    // Before anything in the canvas hears of it, React Flow's own wheel too.
    const options = { capture: true, passive: false } as const;
    canvas.addEventListener('wheel', turn, options);
    return () => {
      canvas.removeEventListener('wheel', turn, options);
    };
  }, [canvas, flow, store, view]);
}

function factsOf(event: WheelEvent): WheelFacts {
  const { deltaX, deltaY, deltaMode, ctrlKey, metaKey, shiftKey, altKey, timeStamp } = event;
  const notches = 'wheelDelta' in event && typeof event.wheelDelta === 'number' ? event.wheelDelta : 0;
  return {
    deltaX,
    deltaY,
    deltaMode,
    wheelDelta: notches,
    ctrlKey: ctrlKey || metaKey,
    shiftKey,
    altKey,
    at: timeStamp,
  };
}
