import type { PictureDetails } from '#shared/api/contract';
import type { JsonValue } from '#shared/graph/Field';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { PaletteOf } from '#shared/workflow/PaletteOf';
import { RECIPE_FORMAT } from '#shared/workflow/readRecipeText';
import { withoutGivenNames } from '#shared/workflow/withoutGivenNames';
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
  if (!made) return details.imported && writeTold(details.imported, workflow, mode, paletteOf);
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

/** What a picture from outside told of itself: it must not be lost where the copy is another file. */
function writeTold(
  { prompt, negative, model, seed, settings }: NonNullable<PictureDetails['imported']>,
  workflow: Workflow | undefined,
  mode: RecipeMode,
  paletteOf: PaletteOf,
): string | undefined {
  if (prompt === undefined && model === undefined && seed === undefined && !workflow) return undefined;
  const graph = workflow && toGiveAway(workflow, mode, paletteOf);
  return JSON.stringify({
    format: RECIPE_FORMAT,
    version: 1,
    ...(model !== undefined && { model }),
    ...(seed !== undefined && { seed }),
    settings: mode === 'full' ? settings : settings.filter(([label]) => isWordless(label)),
    ...(mode === 'full' && { ...(prompt !== undefined && { prompt }), ...(negative !== undefined && { negative }) }),
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

/** What other programs call settings that hold no words. Of what is not among them, any may hold some, such as `Hires prompt`. */
const WORDLESS = new Set([
  ...['steps', 'sampler', 'sampler name', 'scheduler', 'schedule type', 'schedule max sigma', 'schedule min sigma'],
  ...['cfg', 'cfg scale', 'distilled cfg scale', 'guidance', 'guidance scale', 'cfg rescale multiplier', 'denoise'],
  ...['denoising strength', 'strength', 'seed', 'subseed', 'subseed strength', 'variation seed'],
  ...['variation seed strength', 'size', 'width', 'height', 'model', 'model hash', 'vae', 'vae hash', 'clip skip'],
  ...['eta', 'ensd', 'rng', 'hires upscale', 'hires steps', 'hires upscaler', 'hires cfg scale', 'version'],
  ...['aspect ratio', 'aspectratio', 'cfgscale', 'image format', 'sampling method', 'resolution'],
]);

function isWordless(label: string): boolean {
  return WORDLESS.has(
    label
      .toLowerCase()
      .replaceAll(/[\s_-]+/g, ' ')
      .trim(),
  );
}

/** A graph is called by its prompt, and a node by what is to come of it. */
const NAMELESS = 'Graph';

function withoutWords(workflow: Workflow, palette: Palette): Workflow {
  return { ...withoutGivenNames(workflow), name: NAMELESS, nodes: workflow.nodes.map((node) => bare(node, palette)) };
}

/** Of a type we do not know, any field may hold words. */
function bare({ fields, title: _title, ...node }: WorkflowNode, palette: Palette): WorkflowNode {
  const known = palette.get(node.type)?.fields ?? {};
  const kept = Object.entries(fields ?? {}).flatMap(([name, value]) => {
    const field = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!field || field.kind === 'text' || ('reveals' in field && WORDS.has(field.reveals))) return [];
    return [[name, field.kind === 'pictures' ? unnamed(value) : value] as const];
  });
  return kept.length > 0 ? { ...node, fields: Object.fromEntries(kept) } : node;
}

/** What of a field was written by hand: words among marks, names of sets. */
const WORDS = new Set<unknown>(['prompt', 'note', 'title']);

/** Pictures without what their files were called. */
function unnamed(value: JsonValue): JsonValue {
  if (!Array.isArray(value)) return [];
  return value.flatMap((picture: JsonValue) =>
    typeof picture === 'object' && picture !== null && 'id' in picture ? [{ id: picture['id'] ?? null }] : [],
  );
}
