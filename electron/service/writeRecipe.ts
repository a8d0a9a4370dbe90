import type { PictureDetails } from '#shared/api/contract';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { PaletteOf } from '#shared/workflow/PaletteOf';
import { RECIPE_FORMAT } from '#shared/workflow/readRecipeText';
import type { Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import { workflowFile, writeWorkflow } from '#shared/workflow/writeWorkflow';

/** Whether the words that were written by hand go into a copy. */
export type RecipeMode = 'full' | 'without-prompts';

/** How a picture was made, as JSON to embed in a copy of it. Without prompts, all that was written by hand is left out, in the graph too. */
export function writeRecipe(
  details: PictureDetails,
  workflow: Workflow | undefined,
  mode: RecipeMode,
  paletteOf: PaletteOf,
): string | undefined {
  const { made } = details;
  if (!made) return undefined;
  const words = mode === 'full' ? { prompt: made.prompt, instructions: made.instructions } : {};
  const graph = workflow && toGiveAway(workflow, mode, paletteOf);
  return JSON.stringify({
    format: RECIPE_FORMAT,
    version: 1,
    provider: made.provider,
    model: made.model,
    seed: made.seed,
    settings: made.settings,
    ...words,
    ...(graph && { workflow: workflowFile(graph) }),
  });
}

/** The graph that made a picture, as the text of a graph file. */
export function writeRecipeGraph(workflow: Workflow, mode: RecipeMode, paletteOf: PaletteOf): string {
  return writeWorkflow(toGiveAway(workflow, mode, paletteOf));
}

function toGiveAway(workflow: Workflow, mode: RecipeMode, paletteOf: PaletteOf): Workflow {
  return mode === 'full' ? workflow : withoutWords(workflow, paletteOf(workflow));
}

function withoutWords(workflow: Workflow, palette: Palette): Workflow {
  return { ...workflow, nodes: workflow.nodes.map((node) => bare(node, palette)) };
}

/** Of a type we do not know, any field may hold words. */
function bare({ fields, ...node }: WorkflowNode, palette: Palette): WorkflowNode {
  const known = palette.get(node.type)?.fields ?? {};
  const kept = Object.entries(fields ?? {}).filter(
    ([name]) => Object.hasOwn(known, name) && known[name]?.kind !== 'text',
  );
  return kept.length > 0 ? { ...node, fields: Object.fromEntries(kept) } : node;
}
