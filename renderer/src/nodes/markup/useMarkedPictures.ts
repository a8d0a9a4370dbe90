import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { definitionOf } from '#shared/graph/definitionOf';
import { marksFor, type FoundMarks } from '#shared/graph/marks/marksFor';
import { NO_MARKS, type Marks } from '#shared/graph/marks/Marks';
import { readMarks } from '#shared/graph/marks/readMarks';
import { nodeById } from '#shared/workflow/lookups';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { useRun, useStudio, useWorkflow } from '../../stores/hooks.ts';
import { incomingPictures } from '../../stores/pictures/incomingPictures.ts';

export interface MarkedPictures {
  /** The pictures that come in, as far as is known. */
  readonly ids: readonly string[];
  /** What is drawn on each of them. */
  readonly found: readonly FoundMarks[];
  /** All the node holds; `undefined`: the file holds something else there. */
  readonly marks: Marks | undefined;
}

/** The pictures that come into a node, and what is drawn on them. */
export function useMarkedPictures(id: string): MarkedPictures {
  const ids = useIncomingPictures(id);
  const held = useWorkflow(({ workflow }) => nodeById(workflow, id)?.fields?.['marks']);
  return useMemo(() => {
    const marks = held === undefined || held === null ? NO_MARKS : readMarks(held);
    return { ids, marks, found: marksFor(marks ?? NO_MARKS, ids) };
  }, [ids, held]);
}

/** A picture that comes twice is drawn on once. Drawn again only where another picture comes, whatever else is edited or runs. */
function useIncomingPictures(id: string): readonly string[] {
  const { paletteOf, workflow, run } = useStudio();
  const incoming = () => {
    const { workflow: graph } = workflow.getState();
    const palette = paletteOf(graph);
    const definitionAt = (node: WorkflowNode) => definitionOf(palette, node);
    return incomingPictures({ workflow: graph, runs: run.getState(), definitionAt }, id);
  };
  useWorkflow(useShallow(incoming));
  const ids = useRun(useShallow(incoming));
  return useMemo(() => [...new Set(ids)], [ids]);
}
