import { validateGraph } from '../../../shared/graph/checks/validateGraph.ts';
import { shipped } from '../../../shared/shipped.ts';
import { readWorkflowText } from '../../../shared/workflow/readWorkflow.ts';
import { writeWorkflow } from '../../../shared/workflow/writeWorkflow.ts';

/** Reads the graph’s file anew and checks it as before a run. */
export function openText(graph) {
  const text = writeWorkflow(graph);
  const startedAt = performance.now();
  const workflow = readWorkflowText(text);
  const checked = validateGraph(workflow, shipped.paletteOf(workflow));
  const ms = performance.now() - startedAt;
  if (!checked.ok) throw new Error(checked.problems[0].message);
  const { nodes, edges } = checked.graph;
  const proof = { groups: workflow.groups?.length ?? 0, nodes: nodes.length, wires: edges.length };
  return { ms, proof: { ...proof, kB: Math.round(text.length / 1000) } };
}
