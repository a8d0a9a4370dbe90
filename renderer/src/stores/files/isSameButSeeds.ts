import type { Palette } from '#shared/graph/NodeDefinition';
import { isSeedField } from '#shared/nodes/seedControl';
import type { Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';

/** Whether two graphs say the same but for the seeds that runs move on, and where one looks. */
export function isSameButSeeds(one: Workflow, other: Workflow, palette: Palette): boolean {
  return wordsOf(one, palette) === wordsOf(other, palette);
}

function wordsOf({ viewport: _where, ...graph }: Workflow, palette: Palette): string {
  const nodes = graph.nodes.map((node) => withoutSeeds(node, palette));
  const groups = graph.groups?.map(({ viewport: _view, ...group }) => group);
  return JSON.stringify(workflowFile({ ...graph, nodes, ...(groups && { groups }) }));
}

function withoutSeeds({ fields = {}, ...node }: WorkflowNode, palette: Palette): WorkflowNode {
  const known = palette.get(node.type)?.fields ?? {};
  const kept = Object.entries(fields).filter(([name]) => !isSeedField(known[name]));
  return { ...node, fields: Object.fromEntries(kept) };
}
