import { WorkflowFileError } from '../errors/inputErrors.ts';
import { withoutTwins } from '../graph/withoutTwins.ts';
import { migrations } from './migrations/index.ts';
import { WORKFLOW_FORMAT, WORKFLOW_VERSION, type Workflow } from './Workflow.ts';
import { workflowSchema } from './workflowSchema.ts';

/**
 * The graph in a file's text. Older versions are migrated; node types this program does not know are kept.
 * @throws WorkflowFileError saying what is wrong and where.
 */
export function readWorkflowText(text: string): Workflow {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new WorkflowFileError('This file is not JSON.', {
      hint: 'It may be cut off. Look for an older copy of it.',
      cause,
    });
  }
  return readWorkflow(parsed);
}

/** As `readWorkflowText`, from a parsed value. */
export function readWorkflow(value: unknown): Workflow {
  const file = migrate(envelope(value));
  const result = workflowSchema.safeParse(file);
  if (!result.success) {
    const issue = result.error.issues[0];
    const more = result.error.issues.length - 1;
    const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
    throw new WorkflowFileError(
      `This graph file has a mistake at ${where}${issue?.message ?? 'its top'}${more > 0 ? ` (and ${String(more)} more)` : ''}.`,
      {
        hint: 'Correct it in a text editor, or open an older copy.',
      },
    );
  }
  const { name, nodes, viewport } = result.data;
  refuseTwins(nodes.map((node) => node.id));
  const edges = withoutTwins(result.data.edges);
  return viewport ? { name, nodes, edges, viewport } : { name, nodes, edges };
}

function envelope(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== WORKFLOW_FORMAT) {
    throw new WorkflowFileError('This is not a Lumi Studio graph.', {
      hint: 'Graph files end in .lumi.json and start with "format": "lumi-workflow".',
    });
  }
  return value;
}

function migrate(file: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { version } = file;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new WorkflowFileError('This graph file has no version.', { hint: 'It should hold "version": 1.' });
  }
  if (version > WORKFLOW_VERSION) {
    throw new WorkflowFileError(
      `This graph was made by a newer Lumi Studio (file version ${String(version)}; this one reads up to ${String(WORKFLOW_VERSION)}).`,
      {
        hint: 'Update Lumi Studio to open it.',
      },
    );
  }
  return migrations.slice(version - 1).reduce((older, step) => step(older), file);
}

function refuseTwins(ids: readonly string[]): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id))
      throw new WorkflowFileError(`Two nodes have the id “${id}”.`, { hint: 'Ids must be unique within a file.' });
    seen.add(id);
  }
}
