import type { NodeRunState } from '#shared/runs/RunState';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { classNames } from '../../ui/classNames.ts';

export interface NodeLookNow {
  readonly isSelected: boolean;
  readonly status: NodeRunState['status'] | undefined;
}

/** What the frame of a node says of it, near and far alike. */
export function nodeClasses(
  node: WorkflowNode,
  { isSelected, status }: NodeLookNow,
  ...more: (string | false)[]
): string {
  return classNames(
    'node',
    `node--${node.type}`,
    isSelected && 'node--selected',
    status && `node--${status}`,
    node.mode && `node--${node.mode}`,
    node.collapsed && 'node--collapsed',
    ...more,
  );
}
