import type { RunPreview } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import { displayName } from '#shared/graph/displayName';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { Workflow } from '#shared/workflow/Workflow';
import { nodeById } from '#shared/workflow/lookups';
import { FixButtons } from '../commands/fixes/FixButtons.tsx';
import { ReportCallout } from '../ui/ReportCallout.tsx';
import { AllowList } from '../nodes/fields/AllowList.tsx';
import { useStudio } from '../stores/hooks.ts';
import { LIST_NOT_ALLOWED } from '../stores/running/reasonsToAsk.ts';

type Problem = RunPreview['problems'][number];

export interface PreflightProblemsProps {
  readonly problems: readonly Problem[];
  /** That was checked. */
  readonly workflow: Workflow;
  /** Whether they keep the graph from running at all. */
  readonly isRefused: boolean;
}

/** What is wrong with the graph, and where, with what can be done about it at once; whether the rest of it can run all the same. */
export function PreflightProblems({ problems, workflow, isRefused }: PreflightProblemsProps) {
  const { paletteOf, preflight } = useStudio();
  if (problems.length === 0) return null;
  return (
    <section className="preflight__problems" aria-label="Problems">
      {problems.map((problem, at) => (
        <ReportCallout key={at} report={named(problem, workflow, paletteOf(workflow))}>
          {problem.code === LIST_NOT_ALLOWED && <AllowList list={listOf(problem, workflow, paletteOf(workflow))} />}
          <FixButtons problem={problem} onFixed={() => preflight.getState().retake()} />
        </ReportCallout>
      ))}
      {!isRefused && (
        <p className="preflight__quiet">
          {problems.length === 1 ? 'This ends' : 'These end'} a part of the run. The numbers below leave that part out.
        </p>
      )}
    </section>
  );
}

/** The file that the node of a problem names. */
function listOf({ node: id = '' }: Problem, workflow: Workflow, palette: Palette): string {
  const node = nodeById(workflow, id);
  const names = node && palette.get(node.type)?.listFile;
  const file = names && node.fields?.[names.file];
  return typeof file === 'string' ? file : '';
}

/** Says which node it is of, where its words do not. */
function named(problem: Problem, workflow: Workflow, palette: Palette): ErrorReport {
  const node = problem.node === undefined ? undefined : nodeById(workflow, problem.node);
  const name = node && displayName(workflow, palette, node);
  return name === undefined || problem.message.includes(name)
    ? problem
    : { ...problem, message: `${name}: ${problem.message}` };
}
