import { useState, type DragEvent } from 'react';
import type { ImageRef } from '#shared/graph/generation';
import { attempt } from '../../../stores/attempt.ts';
import { useStudio } from '../../../stores/hooks.ts';
import { carriesPicture, draggedPicture } from '../../draggedPicture.ts';

/** Handlers of a place that a picture of ours may be dropped on. */
export function useDropOn(onDrop: (image: ImageRef, at: { readonly x: number }) => void) {
  const studio = useStudio();
  const [isOver, setOver] = useState(false);
  return {
    'data-over': isOver || undefined,
    onDragOver(event: DragEvent) {
      if (!carriesPicture(studio, event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    },
    onDragLeave() {
      setOver(false);
    },
    onDrop(event: DragEvent) {
      setOver(false);
      const dragged = draggedPicture(studio, event.dataTransfer);
      studio.view.getState().setDragged(null);
      if (!dragged) return;
      event.preventDefault();
      event.stopPropagation();
      const at = { x: event.clientX };
      void attempt(studio, undefined, async () => {
        onDrop((await studio.client('picture.details', { id: dragged.id })).image, at);
      });
    },
  };
}
