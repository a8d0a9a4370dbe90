import type { PictureDetails } from '#shared/api/contract';
import { palette } from '#shared/nodes/index';
import type { Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';

/** How a picture was made, as JSON to embed in a copy of it. Without prompts, all that was written by hand is left out, in the graph too. */
export function writeRecipe(
  details: PictureDetails,
  workflow: Workflow | undefined,
  mode: 'full' | 'without-prompts',
): string | undefined {
  const { made } = details;
  if (!made) return undefined;
  const words = mode === 'full' ? { prompt: made.prompt, instructions: made.instructions } : {};
  const graph = workflow && (mode === 'full' ? workflow : withoutWords(workflow));
  return JSON.stringify({
    format: 'lumi-recipe',
    version: 1,
    provider: made.provider,
    model: made.model,
    seed: made.seed,
    settings: made.settings,
    ...words,
    ...(graph && { workflow: workflowFile(graph) }),
  });
}

function withoutWords(workflow: Workflow): Workflow {
  return { ...workflow, nodes: workflow.nodes.map(bare) };
}

/** Of a type we do not know, any field may hold words. */
function bare({ fields, ...node }: WorkflowNode): WorkflowNode {
  const known = palette.get(node.type)?.fields ?? {};
  const kept = Object.entries(fields ?? {}).filter(
    ([name]) => Object.hasOwn(known, name) && known[name]?.kind !== 'text',
  );
  return kept.length > 0 ? { ...node, fields: Object.fromEntries(kept) } : node;
}
