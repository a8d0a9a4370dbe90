import { useRef } from 'react';
import { draggedSteps, isPress } from './draggedSteps.ts';

export interface StepGripProps {
  /** How far it was dragged since it was taken. */
  readonly onStep: (steps: number) => void;
  /** Let go of; not kept where Escape ended it. */
  readonly onEnd: (isKept: boolean) => void;
}

/** The edge of a number's field: dragged, it changes the number by steps; clicked, the field is written in. */
export function StepGrip({ onStep, onEnd }: StepGripProps) {
  const drag = useRef<{ readonly x: number; readonly keys: AbortController; hasMoved: boolean }>(null);
  const grip = useRef<HTMLSpanElement>(null);
  const end = (isKept: boolean) => {
    delete grip.current?.dataset['dragged'];
    const { current } = drag;
    drag.current = null;
    current?.keys.abort();
    if (current?.hasMoved) onEnd(isKept);
  };
  return (
    <span
      ref={grip}
      aria-hidden
      className="field__grip nodrag nopan"
      onPointerDown={(event) => {
        if (!isPress(event)) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        const keys = new AbortController();
        event.currentTarget.dataset['dragged'] = '';
        drag.current = { x: event.clientX, keys, hasMoved: false };
        const giveUp = (pressed: KeyboardEvent) => {
          if (pressed.key !== 'Escape') return;
          pressed.preventDefault();
          pressed.stopImmediatePropagation();
          end(false);
        };
        window.addEventListener('keydown', giveUp, { capture: true, signal: keys.signal });
      }}
      onPointerMove={(event) => {
        const { current } = drag;
        const steps = current ? draggedSteps(event.clientX - current.x, event) : 0;
        if (!current || (steps === 0 && !current.hasMoved)) return;
        current.hasMoved = true;
        onStep(steps);
      }}
      onPointerUp={(event) => {
        if (drag.current && !drag.current.hasMoved) event.currentTarget.parentElement?.querySelector('input')?.focus();
        end(true);
      }}
      onPointerCancel={() => {
        end(false);
      }}
    />
  );
}
