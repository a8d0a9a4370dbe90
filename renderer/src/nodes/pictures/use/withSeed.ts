import * as edits from '#shared/workflow/edits';
import { seed as seedNode } from '#shared/nodes/seed';
import { edgeId, edgesInto, nodeById } from '#shared/workflow/lookups';
import type { Workflow } from '#shared/workflow/Workflow';

/** The graph in which a processor's next picture has this seed, and keeps it: in a seed node of its own where one is wired, else in itself. */
export function withSeed(workflow: Workflow, processor: string, seed: number): Workflow {
  const wire = edgesInto(workflow, processor).find(({ to }) => to.socket === 'seed');
  const source = wire && nodeById(workflow, wire.from.node);
  const servesOthers = workflow.edges.some(({ from, to }) => from.node === source?.id && to.node !== processor);
  if (source?.type === seedNode.type && source.mode === undefined && !servesOthers)
    return edits.setField(edits.setField(workflow, source.id, 'value', seed), source.id, 'control', 'fixed');
  const free = wire ? edits.removeParts(workflow, new Set(), new Set([edgeId(wire)])) : workflow;
  return edits.setField(edits.setField(free, processor, 'seed', seed), processor, 'control', 'fixed');
}
