import { useReactFlow } from '@xyflow/react';
import { useMemo, useRef, type DragEvent } from 'react';
import type { Position } from '#shared/workflow/Workflow';
import { MAX_TEXT } from '#shared/graph/fields/textField';
import { entriesOf } from '../../api/droppedFiles.ts';
import { importDropped } from '../../gallery/share/importPictures.ts';
import { allDragged, carriesPicture, draggedPicture } from '../../gallery/draggedPicture.ts';
import { addText } from '../../nodes/place/addText.ts';
import { addPictures, intakeFor } from '../../nodes/pictures/addPictures.ts';
import { onGrid } from '../../nodes/place/freeSpot.ts';
import { movePicture } from '../../nodes/pictures/movePicture.ts';
import { takePictures } from '../../nodes/pictures/takePictures.ts';
import { useGraph, useStudio } from '../../stores/hooks.ts';
import { openDropped, tooLong } from '../../files/openDropped.ts';
import { dropPlaces, droppedBy, wishOfText, type Dropped } from '../making/dropPlaces.ts';
import { dropTarget } from './dropTarget.ts';

const NOWHERE: readonly never[] = [];

/** What may be dropped on the canvas: graph files open, texts become text nodes, pictures go into nodes of theirs or into the one they are dropped on. */
export function useDrop() {
  const studio = useStudio();
  const graph = useGraph();
  const { screenToFlowPosition } = useReactFlow();
  const marked = useRef('');
  return useMemo(() => {
    const pointOf = ({ clientX, clientY }: DragEvent) => screenToFlowPosition({ x: clientX, y: clientY });
    const { setDropPlaces, setDropOver, setDragged, notify } = studio.view.getState();
    const mark = (dropped: Dropped | null, at: Position) => {
      const { x, y } = onGrid(at);
      const now = JSON.stringify([dropped, x, y]);
      // It is dragged over many times a second, and seldom somewhere else.
      if (dropped === null || now !== marked.current)
        setDropPlaces(dropped === null ? NOWHERE : dropPlaces(studio, dropped, at));
      marked.current = dropped === null ? '' : now;
    };
    return {
      onDragOver(event: DragEvent) {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        const at = pointOf(event);
        const isOwn = carriesPicture(studio, event.dataTransfer);
        const isPicture = event.dataTransfer.types.includes('Files') || isOwn;
        const target = isPicture ? dropTarget(studio, event.target, at) : undefined;
        const isInto = target !== undefined && target.kind !== 'place';
        setDropOver(isInto ? target.node : null);
        mark(isInto ? null : droppedBy(event.dataTransfer, isOwn), at);
      },
      onDragLeave(event: DragEvent) {
        setDropOver(null);
        mark(null, pointOf(event));
      },
      onDrop(event: DragEvent) {
        event.preventDefault();
        setDropOver(null);
        const at = pointOf(event);
        mark(null, at);
        const target = dropTarget(studio, event.target, at);
        const picture = draggedPicture(studio, event.dataTransfer);
        setDragged(null);
        if (picture) {
          if (movePicture(graph, picture, event.target)) return;
          const { node } = addPictures(studio, graph, allDragged(picture), target);
          studio.view.getState().canvas?.focus(node);
          return;
        }
        let texts = 0;
        const takeText = (value: string) => {
          if (value.length > MAX_TEXT) {
            const { message, hint } = tooLong('The text');
            notify(message, hint);
            return;
          }
          if (value.trim() === '') return;
          const id = addText(studio, graph, value, wishOfText(at, texts));
          texts++;
          studio.view.getState().canvas?.write(id);
        };
        const files = [...event.dataTransfer.files];
        const entries = entriesOf(event.dataTransfer);
        if (entries.some((entry) => entry.isDirectory)) {
          void importDropped(studio, { files, entries });
          return;
        }
        if (files.length === 0) takeText(event.dataTransfer.getData('text/plain'));
        else
          void openDropped(studio, files, {
            onText: takeText,
            // On a node it is a picture, whatever else it carries.
            keepsDrawings: target.kind !== 'place',
            onPictures: (pictures) =>
              takePictures(studio, pictures, intakeFor(studio, target), target.kind === 'place'),
          });
      },
    };
  }, [studio, graph, screenToFlowPosition]);
}
