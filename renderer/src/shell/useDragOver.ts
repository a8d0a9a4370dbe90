import { useMemo, useRef, type DragEvent } from 'react';
import { carriesPicture } from '../gallery/draggedPicture.ts';
import { useStudio } from '../stores/hooks.ts';

/** How long a drag rests on a button until that is pressed. ms */
const REST_MS = 350;

/** A picture that is dragged onto a button, and held there, presses it: so it comes from one view into another. */
export function useDragOver(press: () => void) {
  const studio = useStudio();
  const timer = useRef<number | undefined>(undefined);
  return useMemo(() => {
    const end = () => {
      clearTimeout(timer.current);
    };
    return {
      onDragEnter({ dataTransfer }: DragEvent) {
        end();
        if (carriesPicture(studio, dataTransfer)) timer.current = window.setTimeout(press, REST_MS);
      },
      onDragLeave: end,
      onDrop: end,
    };
  }, [studio, press]);
}
