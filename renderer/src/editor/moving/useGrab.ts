import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect } from 'react';
import { useStudio } from '../../stores/hooks.ts';
import { showsForm } from '../../stores/view/showsForm.ts';
import { followSpace } from './followSpace.ts';
import { pannedBy } from './viewportMoves.ts';
import './useGrab.css';

const PRIMARY = 0;
const MIDDLE = 1;

/**
 * Moves the canvas by hand, over whatever lies on it: with the middle button, or with the first while Space is held. Nothing under the hand hears
 * of it, so that no wire is drawn, no node moved, no link opened and nothing pasted.
 */
export function useGrab(): void {
  const { view } = useStudio();
  const flow = useReactFlow();
  const canvas = useStore(({ domNode }) => domNode);
  useEffect(() => {
    if (!canvas) return undefined;
    const isOnScreen = () =>
      view.getState().section === 'graph' && view.getState().sheet === null && !showsForm(view.getState());
    const space = followSpace(canvas, isOnScreen);
    /** The pointer that holds the canvas, and where it was last, px in the window. */
    let hand: { readonly pointer: number; x: number; y: number } | undefined;
    /** A press that was taken ends in events that are nobody's either. */
    let isSwallowing = false;

    const press = (event: PointerEvent) => {
      isSwallowing = false;
      if (hand || event.pointerType === 'touch') return;
      const isGrab = event.button === MIDDLE || (event.button === PRIMARY && space.isHeld());
      if (!isGrab) return;
      event.stopPropagation();
      isSwallowing = true;
      hand = { pointer: event.pointerId, x: event.clientX, y: event.clientY };
      canvas.setPointerCapture(event.pointerId);
      canvas.dataset['hand'] = 'shut';
      if (event.button === PRIMARY) space.use();
    };
    const move = (event: PointerEvent) => {
      if (event.pointerId !== hand?.pointer) return;
      event.stopPropagation();
      void flow.setViewport(pannedBy(flow.getViewport(), { x: event.clientX - hand.x, y: event.clientY - hand.y }));
      hand.x = event.clientX;
      hand.y = event.clientY;
    };
    const letGo = (event: PointerEvent) => {
      if (event.pointerId !== hand?.pointer) return;
      event.stopPropagation();
      hand = undefined;
      space.showHand();
      // The click, or what a middle button pastes, comes right after.
      setTimeout(() => {
        if (!hand) isSwallowing = false;
      });
    };
    const swallow = (event: Event) => {
      if (!isSwallowing) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };

    canvas.addEventListener('pointerdown', press, true);
    canvas.addEventListener('pointermove', move, true);
    canvas.addEventListener('pointerup', letGo, true);
    canvas.addEventListener('pointercancel', letGo, true);
    for (const type of AFTER_A_PRESS) window.addEventListener(type, swallow, true);
    return () => {
      space.end();
      canvas.removeEventListener('pointerdown', press, true);
      canvas.removeEventListener('pointermove', move, true);
      canvas.removeEventListener('pointerup', letGo, true);
      canvas.removeEventListener('pointercancel', letGo, true);
      for (const type of AFTER_A_PRESS) window.removeEventListener(type, swallow, true);
    };
  }, [canvas, flow, view]);
}

/** What a browser does with a press besides: text is selected, the page is scrolled, a link opened, something pasted or dragged. */
const AFTER_A_PRESS = ['mousedown', 'mouseup', 'click', 'auxclick', 'dblclick', 'dragstart', 'paste'] as const;
