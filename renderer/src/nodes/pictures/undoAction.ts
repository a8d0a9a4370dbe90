import type { WorkflowStore } from '../../stores/graph/workflowStore.ts';
import type { Studio } from '../../stores/studio.ts';
import type { NoticeAction } from '../../stores/view/ViewState.ts';

/** Takes back what was just done to a graph, and nothing else. */
export function undoAction({ view }: Studio, graph: WorkflowStore): NoticeAction {
  const { nodes, edges } = graph.getState().workflow;
  return {
    label: 'Undo',
    run() {
      const { workflow, undo } = graph.getState();
      if (workflow.nodes === nodes && workflow.edges === edges) undo();
      else view.getState().notify('The graph was changed since.', 'Ctrl+Z goes back step by step.');
    },
  };
}
