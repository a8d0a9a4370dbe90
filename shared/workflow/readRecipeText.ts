import { WorkflowFileError } from '../errors/inputErrors.ts';
import { parseExactly } from './parseExactly.ts';
import { readWorkflow } from './readWorkflow.ts';
import type { Workflow } from './Workflow.ts';

/** Stands in every recipe, so that it is known for one. */
export const RECIPE_FORMAT = 'lumi-recipe';

/** The graph in the recipe of a picture. @throws WorkflowFileError where the text is no recipe, or one without a graph */
export function readRecipeText(text: string): Workflow {
  const recipe = parsed(text);
  if (typeof recipe !== 'object' || recipe === null || !('format' in recipe) || recipe.format !== RECIPE_FORMAT)
    throw new WorkflowFileError('The recipe in this picture is damaged.', { hint: 'Look for another copy of it.' });
  if (!('workflow' in recipe))
    throw new WorkflowFileError('The recipe in this picture holds no graph.', {
      hint: 'It was written without one: only how the picture was asked for is known.',
    });
  return readWorkflow(recipe.workflow);
}

function parsed(text: string): unknown {
  try {
    return parseExactly(text);
  } catch (cause) {
    throw new WorkflowFileError('The recipe in this picture is damaged.', {
      hint: 'Look for another copy of it.',
      cause,
    });
  }
}
