import { z } from 'zod';
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

/** How a recipe says its picture was asked for. */
export type RecipeFacts = z.output<typeof facts>;

/** UTF-16 units and settings; what is longer was not written by us. */
const words = z.string().max(100_000).optional().catch(undefined);
const facts = z.object({
  format: z.literal(RECIPE_FORMAT),
  prompt: words,
  instructions: words,
  provider: words,
  model: words,
  seed: z.number().int().optional().catch(undefined),
  settings: z
    .array(z.tuple([z.string().max(1000), z.string().max(10_000)]).readonly())
    .max(200)
    .optional()
    .catch(undefined),
});

/** The same without its graph; `undefined`: the text is no recipe. */
export function recipeFacts(text: string): RecipeFacts | undefined {
  try {
    return facts.safeParse(parsed(text)).data;
  } catch (caught) {
    if (caught instanceof WorkflowFileError) return undefined;
    throw caught;
  }
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
