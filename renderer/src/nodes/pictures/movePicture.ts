import { nodeById } from '#shared/workflow/lookups';
import type { WorkflowStore } from '../../stores/graph/workflowStore.ts';
import type { DraggedPicture } from '../../stores/view/ViewState.ts';
import { picturesIn, withMoved } from './namedPictures.ts';

/** The field that nodes of pictures have. */
const FIELD = 'pictures';

/** Marks an element as a place of a picture in a node, for what is dropped on it. */
export function pictureSlotData(at: number) {
  return { 'data-picture-slot': at };
}

/** Moves a picture within the node it was dragged from, to the place it was dropped on. Gives whether it was dropped within its own node. */
export function movePicture(graph: WorkflowStore, { from }: DraggedPicture, target: EventTarget): boolean {
  if (!from || !(target instanceof Element)) return false;
  if (target.closest<HTMLElement>('.react-flow__node')?.dataset['id'] !== from.node) return false;
  const slot = target.closest<HTMLElement>('[data-picture-slot]')?.dataset['pictureSlot'];
  const pictures = picturesIn(nodeById(graph.getState().workflow, from.node)?.fields?.[FIELD]);
  const moved = withMoved(pictures, from.at, slot === undefined ? pictures.length - 1 : Number(slot));
  if (moved !== pictures) graph.getState().setFields(from.node, { [FIELD]: moved });
  return true;
}
