import { useState } from 'react';
import { withMarks } from '#shared/graph/marks/marksFor';
import { MAX_MARKED, MAX_MARKS, MAX_POINTS, NO_MARKS, type Mark } from '#shared/graph/marks/Marks';
import { pointsOf } from '#shared/graph/marks/readMarks';
import { useGraph, useStudio } from '../../stores/hooks.ts';
import { useMarkedPictures } from './useMarkedPictures.ts';

export interface Drawing {
  /** The pictures that come in. */
  readonly ids: readonly string[];
  readonly at: number;
  readonly show: (at: number) => void;
  readonly marks: readonly Mark[];
  readonly isOfAnother: boolean;
  /** Puts these in place of the marks, as one step of the graph's undo. Gives whether there was room for them. */
  readonly commit: (marks: readonly Mark[]) => boolean;
  /** Only what was drawn since the drawing was opened. */
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What is drawn on the pictures of a node, and how it changes. */
export function useDrawing(node: string, first: number): Drawing {
  const { view } = useStudio();
  const graph = useGraph();
  const { ids, found, marks: held } = useMarkedPictures(node);
  const [wanted, show] = useState(first);
  const [steps, setSteps] = useState({ done: 0, undone: 0 });
  const at = Math.max(0, Math.min(wanted, ids.length - 1));
  const picture = ids[at];
  const { marks = [], isOfAnother = false } = found[at] ?? {};
  const canUndo = steps.done > 0;
  const canRedo = steps.undone > 0;
  return {
    ids,
    at,
    show,
    marks,
    isOfAnother,
    canUndo,
    canRedo,
    commit(next) {
      if (picture === undefined || next === marks) return true;
      const all = withMarks(held ?? NO_MARKS, ids, { picture, place: at }, next);
      const isFull = next.length > MAX_MARKS || pointsOf(next) > MAX_POINTS || all.pictures.length > MAX_MARKED;
      if (isFull && next.length >= marks.length) {
        view.getState().notify('This is as much as one picture takes. It was not drawn.', 'Erase some of it first.');
        return false;
      }
      graph.getState().setFields(node, { marks: all.pictures.length === 0 ? undefined : all });
      setSteps(({ done }) => ({ done: done + 1, undone: 0 }));
      return true;
    },
    undo() {
      if (!canUndo) return;
      graph.getState().undo();
      setSteps(({ done, undone }) => ({ done: done - 1, undone: undone + 1 }));
    },
    redo() {
      if (!canRedo) return;
      graph.getState().redo();
      setSteps(({ done, undone }) => ({ done: done + 1, undone: undone - 1 }));
    },
  };
}
