import { nodeName } from '#shared/graph/Graph';
import { palette } from '#shared/nodes/index';
import type { Workflow } from '#shared/workflow/Workflow';
import { readRanGraph } from './readRanGraph.ts';

/** What the nodes of a graph as it ran were called, by their ids. `workflow`: as the library has it. */
export function nodeNamesOf(workflow: unknown): ReadonlyMap<string, string> {
  const graph: Workflow | null = workflow === undefined ? null : readRanGraph(workflow);
  return new Map((graph?.nodes ?? []).map((node) => [node.id, nodeName(node, palette.get(node.type)?.title)]));
}
