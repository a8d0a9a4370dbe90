import { useReactFlow } from '@xyflow/react';
import { useMemo, type DragEvent } from 'react';
import { MAX_TEXT } from '#shared/graph/fields/textField';
import { carriesPicture, draggedPicture } from '../../gallery/draggedPicture.ts';
import { addPictures, intakeFor } from '../../nodes/pictures/addPictures.ts';
import { movePicture } from '../../nodes/pictures/movePicture.ts';
import { takePictures } from '../../nodes/pictures/takePictures.ts';
import { useGraph, useStudio } from '../../stores/hooks.ts';
import { openDropped, tooLong } from '../../files/openDropped.ts';
import { dropTarget } from './dropTarget.ts';

/** px on the canvas between texts dropped together. */
const STEP = 40;

/** What may be dropped on the canvas: graph files open, texts become text nodes, pictures go into nodes of theirs or into the one they are dropped on. */
export function useDrop() {
  const studio = useStudio();
  const graph = useGraph();
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(() => {
    const pointOf = ({ clientX, clientY }: DragEvent) => screenToFlowPosition({ x: clientX, y: clientY });
    const { setDropOver, setDragged, notify } = studio.view.getState();
    return {
      onDragOver(event: DragEvent) {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        if (!event.dataTransfer.types.includes('Files') && !carriesPicture(studio, event.dataTransfer)) return;
        const target = dropTarget(studio, event.target, pointOf(event));
        setDropOver(target.kind === 'place' ? null : target.node);
      },
      onDragLeave() {
        setDropOver(null);
      },
      onDrop(event: DragEvent) {
        event.preventDefault();
        setDropOver(null);
        let at = pointOf(event);
        const target = dropTarget(studio, event.target, at);
        const picture = draggedPicture(studio, event.dataTransfer);
        setDragged(null);
        if (picture) {
          if (movePicture(graph, picture, event.target)) return;
          const { id, name } = picture;
          const { node } = addPictures(studio, graph, [name === undefined ? { id } : { id, name }], target);
          studio.view.getState().canvas?.focus(node, target.kind !== 'input');
          return;
        }
        const addText = (value: string) => {
          if (value.length > MAX_TEXT) {
            const { message, hint } = tooLong('The text');
            notify(message, hint);
            return;
          }
          if (value.trim() === '') return;
          graph.getState().addNode('text', at, undefined, { value });
          at = { x: at.x + STEP, y: at.y + STEP };
        };
        const files = [...event.dataTransfer.files];
        if (files.length === 0) addText(event.dataTransfer.getData('text/plain'));
        else
          void openDropped(studio, files, {
            onText: addText,
            onPictures: (pictures) => takePictures(studio, pictures, intakeFor(studio, target)),
          });
      },
    };
  }, [studio, graph, screenToFlowPosition]);
}
