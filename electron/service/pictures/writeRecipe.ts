import type { PictureDetails } from '#shared/api/contract';
import type { JsonValue } from '#shared/graph/Field';
import type { FieldsOfNode } from '#shared/graph/Graph';
import { plainSockets } from '#shared/graph/groups/groupSockets';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { PaletteOf } from '#shared/workflow/PaletteOf';
import { RECIPE_FORMAT } from '#shared/workflow/readRecipeText';
import { isSocketsField, typeInside } from '#shared/workflow/shareCheck';
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
  const { form: _form, ...named } = withoutGivenNames(workflow);
  const bareNode = (node: WorkflowNode) => bare(node, palette, (path) => typeInside(workflow, node, path));
  return {
    ...named,
    name: NAMELESS,
    nodes: named.nodes.map(bareNode),
    ...(named.groups && {
      groups: named.groups.map(({ note: _note, ...group }) => ({
        ...group,
        fields: group.fields.map(({ help: _help, ...exposed }) => exposed),
        nodes: group.nodes.map(bareNode),
      })),
    }),
  };
}

/** Of a type we do not know, any field may hold words. */
function bare(
  { fields, inside, title: _title, ...node }: WorkflowNode,
  palette: Palette,
  typeOf: (path: string) => string | undefined,
): WorkflowNode {
  const kept = bareFields(fields, node.type, palette);
  const own = Object.entries(inside ?? {}).flatMap(([path, values]) => {
    const left = bareFields(values, typeOf(path), palette);
    return left ? [[path, left] as const] : [];
  });
  return { ...node, ...(kept && { fields: kept }), ...(own.length > 0 && { inside: Object.fromEntries(own) }) };
}

function bareFields(
  fields: FieldsOfNode | undefined,
  type: string | undefined,
  palette: Palette,
): FieldsOfNode | undefined {
  const known = palette.get(type ?? '')?.fields ?? {};
  const kept = Object.entries(fields ?? {}).flatMap(([name, value]) => {
    const field = Object.hasOwn(known, name) ? known[name] : undefined;
    if (isSocketsField(type, name)) return [[name, plainSockets(value)] as const];
    if (!field || field.kind === 'text' || ('reveals' in field && WORDS.has(field.reveals))) return [];
    return [[name, field.kind === 'pictures' ? unnamed(value) : value] as const];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
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
