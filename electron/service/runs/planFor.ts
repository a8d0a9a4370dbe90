import type { ErrorReport } from '#shared/errors/AppError';
import { GraphProblemsError } from '#shared/errors/inputErrors';
import type { Palette } from '#shared/graph/NodeDefinition';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { planRun, type RunPlan } from '#shared/graph/planRun';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import type { Workflow } from '#shared/workflow/Workflow';

/**
 * The plan of a graph, or of what the targets need.
 * @param others problems that were found beside those of the graph itself
 * @throws GraphProblemsError with every problem
 */
export function planFor(
  workflow: Workflow,
  palette: Palette,
  targets?: readonly string[],
  others: readonly ErrorReport[] = [],
): RunPlan {
  const validation = validateGraph(workflow, palette, targets);
  if (!validation.ok) throw new GraphProblemsError([...validation.problems, ...others]);
  if (others.length > 0) throw new GraphProblemsError(others);
  const plan = planRun(validation.graph);
  if (plan.nodes.length === 0) {
    const hasUnknown = withoutGroups(workflow).nodes.some(({ type }) => !palette.has(type));
    throw new GraphProblemsError([
      {
        code: 'nothing-to-run',
        message: hasUnknown ? 'There is no node here that this version can run.' : 'There is nothing to run yet.',
        hint: hasUnknown
          ? 'Update Lumi Studio for the nodes it does not know, or add others.'
          : 'Double-click the canvas to add a node.',
      },
    ]);
  }
  return plan;
}
