import { useReactFlow } from '@xyflow/react';
import { useMemo, type DragEvent } from 'react';
import { MAX_TEXT } from '#shared/graph/Field';
import { useGraph, useStudio } from '../../stores/hooks.ts';
import { openDropped, tooLong } from '../../files/openDropped.ts';

/** px on the canvas between texts dropped together. */
const STEP = 40;

/** What may be dropped on the canvas: graph files open, texts become text nodes. */
export function useDrop() {
  const studio = useStudio();
  const graph = useGraph();
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(
    () => ({
      onDragOver(event: DragEvent) {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDrop(event: DragEvent) {
        event.preventDefault();
        let at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
        const addText = (value: string) => {
          if (value.length > MAX_TEXT) {
            const { message, hint } = tooLong('The text');
            studio.view.getState().notify(message, hint);
            return;
          }
          if (value.trim() === '') return;
          graph.getState().addNode('text', at, undefined, { value });
          at = { x: at.x + STEP, y: at.y + STEP };
        };
        const files = [...event.dataTransfer.files];
        if (files.length > 0) void openDropped(studio, files, addText);
        else addText(event.dataTransfer.getData('text/plain'));
      },
    }),
    [studio, graph, screenToFlowPosition],
  );
}
