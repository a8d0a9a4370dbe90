import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import { moveTab } from '../stores/graph/moveTab.ts';
import { useStudio } from '../stores/hooks.ts';
import { dropPlace } from './dropPlace.ts';

/** From this way on a press is a drag. px */
const MIN_WAY = 6;

interface Drag {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** Tabs that are put elsewhere by the pointer; Escape leaves them where they were. Gives what is dragged now. */
export function useTabDrag(list: RefObject<HTMLElement | null>) {
  const studio = useStudio();
  const [drag, setDrag] = useState<Drag | null>(null);
  const end = useRef<(() => void) | null>(null);
  useEffect(() => () => end.current?.(), []);
  const onPointerDown = (event: PointerEvent, id: string) => {
    const { target, button, clientX } = event;
    // Where a name is being typed, a drag selects of it.
    const isTyping = target instanceof HTMLInputElement && target === document.activeElement;
    if (button !== 0 || isTyping || !list.current) return;
    end.current?.();
    const items = [...list.current.children];
    const from = studio.documents.getState().tabs.findIndex((tab) => tab.id === id);
    let now: Drag | null = null;
    const move = ({ clientX: x }: globalThis.PointerEvent) => {
      if (!now && Math.abs(x - clientX) < MIN_WAY) return;
      if (!now && document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
      getSelection()?.empty();
      const middles = items.map((item) => {
        const { left, width } = item.getBoundingClientRect();
        return left + width / 2;
      });
      now = { id, from, to: dropPlace(middles, from, x) };
      setDrag(now);
    };
    const stop = () => {
      controller.abort();
      end.current = null;
      setDrag(null);
      // What was dragged was not clicked. The click comes after this, if one comes.
      if (now) swallowClick();
    };
    const controller = new AbortController();
    const { signal } = controller;
    end.current = stop;
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointercancel', stop, { signal });
    window.addEventListener('blur', stop, { signal });
    window.addEventListener(
      'pointerup',
      () => {
        const done = now;
        stop();
        if (done && done.to !== done.from) moveTab(studio, id, done.to);
      },
      { signal },
    );
    window.addEventListener(
      'keydown',
      (pressed) => {
        if (pressed.key !== 'Escape') return;
        pressed.preventDefault();
        pressed.stopPropagation();
        stop();
      },
      { signal, capture: true },
    );
  };
  return { drag, onPointerDown };
}

function swallowClick(): void {
  const controller = new AbortController();
  window.addEventListener(
    'click',
    (event) => {
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true, once: true, signal: controller.signal },
  );
  setTimeout(() => {
    controller.abort();
  }, 0);
}
