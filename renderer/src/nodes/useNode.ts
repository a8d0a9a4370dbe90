import type { NodeRunState } from '#shared/runs/RunState';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { useMemo } from 'react';
import { useRun, useWorkflow } from '../stores/hooks.ts';
import { edgesInto, nodeById } from '../stores/lookups.ts';
import { nodeRun } from '../stores/runStore.ts';
import { nodeName } from '#shared/graph/Graph';
import { palette } from '#shared/nodes/index';

export function useNode(id: string): WorkflowNode | undefined {
  return useWorkflow(({ workflow }) => nodeById(workflow, id));
}

/** What the newest run told of a node. */
export function useNodeRun(id: string): NodeRunState | undefined {
  return useRun(useMemo(() => nodeRun(id), [id]));
}

/** What feeds an input: the names of the nodes, or `null` where nothing does. */
export function useSources(id: string, socket: string): string | null {
  return useWorkflow(({ workflow }) => {
    const names = edgesInto(workflow, id)
      .filter((edge) => edge.to.socket === socket)
      .map((edge) => {
        const source = nodeById(workflow, edge.from.node);
        return source ? nodeName(source, palette.get(source.type)?.title) : edge.from.node;
      });
    return names.length === 0 ? null : [...new Set(names)].join(', ');
  });
}
