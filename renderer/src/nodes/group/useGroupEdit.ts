import { useCallback } from 'react';
import { AppError } from '#shared/errors/AppError';
import type { Workflow } from '#shared/workflow/Workflow';
import { useGraph, useStudio } from '../../stores/hooks.ts';

/** Changes the whole graph as one step of undo; what cannot be is said in words. */
export function useGroupEdit(): (edit: (whole: Workflow) => Workflow) => void {
  const { view } = useStudio();
  const graph = useGraph();
  return useCallback(
    (edit) => {
      try {
        const { whole, changeWhole } = graph.getState();
        changeWhole(edit(whole));
      } catch (caught) {
        if (!(caught instanceof AppError)) throw caught;
        view.getState().reportError(caught.report());
      }
    },
    [graph, view],
  );
}
