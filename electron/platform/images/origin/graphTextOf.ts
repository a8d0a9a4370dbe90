import { AppError } from '#shared/errors/AppError';
import { WorkflowFileError } from '#shared/errors/inputErrors';
import { readRecipeText } from '#shared/workflow/readRecipeText';
import { WORKFLOW_FORMAT } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import type { GraphFault, Origin } from './Origin.ts';

/**
 * The text of the graph that a picture carries, ours or that of another program; else of the one beside it.
 * @param name what messages call the picture
 * @throws WorkflowFileError saying why there is none, and what to do
 */
export function graphTextOf(origin: Origin, name: string): string {
  const { recipe, graph, beside, graphFault } = origin;
  const own = recipe === undefined ? undefined : ownGraph(recipe);
  if (typeof own === 'string') return own;
  if (graph?.of === 'comfyui') return graph.text;
  if (beside !== undefined) return beside;
  if (graphFault) throw refusal(name, `carries a graph of ComfyUI that ${FAULTS[graphFault]}`, WHOLE_COPY);
  if (graph)
    throw refusal(
      name,
      'carries a graph of InvokeAI, which cannot be read here',
      'Put the picture into the library: its details tell prompt and settings.',
    );
  if (origin.prompt !== undefined || origin.settings.length > 0)
    throw refusal(
      name,
      `carries ${origin.program === undefined ? 'words' : `settings of ${origin.program}`}, and no graph`,
      'Put the picture into the library: its details tell what it says.',
    );
  // Why ours cannot be read says more than that there is none.
  if (own) throw own;
  throw refusal(
    name,
    'carries no graph',
    'Websites and chat programs take it out. Look for the file as the program wrote it.',
  );
}

const FAULTS: Readonly<Record<GraphFault, string>> = {
  'cut-off': 'is cut off: a JPEG, and some savers, have no room for a large one',
  damaged: 'is damaged',
  'too-large': 'is larger than any that can be read',
};
const WHOLE_COPY = 'Bring in the PNG that ComfyUI wrote, or the workflow as a JSON file.';

function refusal(name: string, what: string, hint: string): WorkflowFileError {
  return new WorkflowFileError(`${name} ${what}.`, { hint });
}

/** A recipe may tell how a picture was asked for, and hold no graph. */
function ownGraph(recipe: string): string | AppError | undefined {
  try {
    return writeWorkflow(readRecipeText(recipe));
  } catch (caught) {
    if (caught instanceof AppError) return recipe.includes(`"${WORKFLOW_FORMAT}"`) ? caught : undefined;
    throw caught;
  }
}
