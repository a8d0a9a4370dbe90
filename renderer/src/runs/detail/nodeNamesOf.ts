import { nodeName } from '#shared/graph/Graph';
import type { PaletteOf } from '#shared/workflow/PaletteOf';
import type { Workflow } from '#shared/workflow/Workflow';
import { readRanGraph } from './readRanGraph.ts';

/** What the nodes of a graph as it ran were called, by their ids. `workflow`: as the library has it. */
export function nodeNamesOf(workflow: unknown, paletteOf: PaletteOf): ReadonlyMap<string, string> {
  const graph: Workflow | null = workflow === undefined ? null : readRanGraph(workflow);
  const palette = graph && paletteOf(graph);
  return new Map((graph?.nodes ?? []).map((node) => [node.id, nodeName(node, palette?.get(node.type)?.title)]));
}
