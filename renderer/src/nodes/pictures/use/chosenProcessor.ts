import { imageProcessor } from '#shared/nodes/imageProcessor';
import { nodeById } from '#shared/workflow/lookups';
import type { Workflow } from '#shared/workflow/Workflow';

/** The processor that is meant: the one that is selected, else the only one there is. `several`: a person has to say which. */
export function chosenProcessor(
  workflow: Workflow,
  selection: ReadonlySet<string>,
): { readonly id: string } | 'several' | undefined {
  const isProcessor = (id: string) => nodeById(workflow, id)?.type === imageProcessor.type;
  const selected = [...selection].filter(isProcessor);
  const all = selected.length > 0 ? selected : workflow.nodes.map(({ id }) => id).filter(isProcessor);
  const [id] = all;
  if (all.length > 1) return 'several';
  return id === undefined ? undefined : { id };
}
