import type { WorkflowNode } from '#shared/workflow/Workflow';
import { useShallow } from 'zustand/react/shallow';
import { useWorkflow } from '../../stores/hooks.ts';

/** In the order of the graph. */
export function useSelectedNodes(): readonly WorkflowNode[] {
  return useWorkflow(useShallow(({ workflow, selection }) => workflow.nodes.filter(({ id }) => selection.has(id))));
}
