import type { Edge } from '#shared/graph/Graph';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import type { Position, Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import * as edits from '#shared/workflow/edits';
import { edgesInto } from '#shared/workflow/lookups';
import type { WorkflowState } from './WorkflowState.ts';

/** How far a copy lies from its original, px. */
const COPY_OFFSET: Position = { x: 40, y: 40 };

export interface CopyOptions {
  readonly get: () => Pick<WorkflowState, 'workflow' | 'selection'>;
  readonly newId: () => string;
  /** Takes the graph with its new nodes, which are then selected, as one step of undo. */
  readonly commit: (workflow: Workflow, added: ReadonlySet<string>) => void;
}

/** The actions that put parts of graphs into the one on screen, under new ids, or take them out as text. */
export function createCopyActions({
  get,
  newId,
  commit,
}: CopyOptions): Pick<WorkflowState, 'duplicateSelected' | 'copySelected' | 'paste' | 'addPart'> {
  const insert = (part: Workflow, offset: Position, outside: readonly Edge[] = []) => {
    const { workflow, ids } = edits.insert(get().workflow, part, offset, newId, outside);
    commit(workflow, ids);
    return ids;
  };
  return {
    duplicateSelected(keepWires = false) {
      const { workflow, selection } = get();
      if (selection.size === 0) return;
      const outside = keepWires
        ? [...selection].flatMap((id) => edgesInto(workflow, id).filter((edge) => !selection.has(edge.from.node)))
        : [];
      insert(edits.extract(workflow, selection), COPY_OFFSET, outside);
    },
    copySelected() {
      const { workflow, selection } = get();
      return selection.size === 0 ? null : writeWorkflow(edits.extract(workflow, selection));
    },
    addPart: ({ nodes, edges }, wires = []) => [...insert({ name: '', nodes, edges }, { x: 0, y: 0 }, wires)],
    paste(text, at) {
      const part = readWorkflowText(text);
      if (part.nodes.length === 0) return;
      const left = Math.min(...part.nodes.map((node) => node.position.x));
      const top = Math.min(...part.nodes.map((node) => node.position.y));
      insert(part, at ? { x: at.x - left, y: at.y - top } : COPY_OFFSET);
    },
  };
}
