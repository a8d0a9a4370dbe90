import { graphOfCell } from '#shared/models/graphOfCell';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import type { PaletteOf } from '#shared/workflow/PaletteOf';
import type { Workflow } from '#shared/workflow/Workflow';
import type { CopyTools } from '../platform/files/exportCopy.ts';
import type { Library } from '../platform/library/openLibrary.ts';
import { writeRecipe, writeRecipeGraph } from '../service/pictures/writeRecipe.ts';

/** Tells exported copies how their pictures were made, as far as the library knows. */
export function createRecipes(
  { details, graphOf }: Pick<Library, 'details' | 'graphOf'>,
  paletteOf: PaletteOf,
): Pick<CopyTools, 'recipeFor' | 'graphFor'> {
  /** The graph of the run that made a picture, or that came with it; of a cell of a sweep, that of the cell alone. */
  const workflowOf = (id: string): Workflow | undefined => {
    const text = graphOf(id)?.text;
    if (text === undefined) return undefined;
    const workflow = readWorkflowText(text);
    const made = details(id)?.made;
    return made ? graphOfCell(workflow, made, paletteOf(workflow)) : workflow;
  };
  return {
    recipeFor({ id }, mode) {
      const known = details(id);
      return Promise.resolve(known && writeRecipe(known, workflowOf(id), mode, paletteOf));
    },
    graphFor({ id }, mode) {
      const workflow = workflowOf(id);
      return Promise.resolve(workflow && writeRecipeGraph(workflow, mode, paletteOf));
    },
  };
}
