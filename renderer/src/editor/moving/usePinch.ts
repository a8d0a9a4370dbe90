import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import type { Position, Viewport } from '#shared/workflow/Workflow';
import { pinchedTo, type TwoPoints } from './viewportMoves.ts';

/** Two fingers on the screen zoom and move the canvas, on nodes and in fields too; what one finger had begun stays as it got to. */
export function usePinch(): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const canvas = useStore(({ domNode }) => domNode);
  useEffect(() => {
    if (!canvas) return undefined;
    let begun: { readonly fingers: TwoPoints; readonly viewport: Viewport } | undefined;
    const touch = (event: TouchEvent) => {
      const fingers = fingersOn(canvas, event);
      if (!fingers) {
        begun = undefined;
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      if (event.type === 'touchmove' && begun) {
        void flow.setViewport(pinchedTo(begun.viewport, begun.fingers, fingers, store.getState()));
      } else begun = { fingers, viewport: flow.getViewport() };
    };
    const lift = ({ touches }: TouchEvent) => {
      if (touches.length < 2) begun = undefined;
    };
    const options = { capture: true, passive: false } as const;
    canvas.addEventListener('touchstart', touch, options);
    canvas.addEventListener('touchmove', touch, options);
    canvas.addEventListener('touchend', lift, true);
    canvas.addEventListener('touchcancel', lift, true);
    return () => {
      canvas.removeEventListener('touchstart', touch, options);
      canvas.removeEventListener('touchmove', touch, options);
      canvas.removeEventListener('touchend', lift, true);
      canvas.removeEventListener('touchcancel', lift, true);
    };
  }, [canvas, flow, store]);
}

/** The first two fingers, from the canvas' upper left. */
function fingersOn(canvas: Element, { touches }: TouchEvent): TwoPoints | undefined {
  const { left, top } = canvas.getBoundingClientRect();
  const [one, other] = [...touches].map(({ clientX, clientY }): Position => ({ x: clientX - left, y: clientY - top }));
  return one && other && [one, other];
}
