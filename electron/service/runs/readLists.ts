import type { ErrorReport } from '#shared/errors/AppError';
import { GraphProblemsError, ListFileError, ListNotAllowedError } from '#shared/errors/inputErrors';
import { applyModes } from '#shared/graph/applyModes';
import { displayName } from '#shared/graph/displayName';
import { nodeAt } from '#shared/graph/groups/fieldsAt';
import { groupIdOf } from '#shared/graph/groups/groupPath';
import { insideGroups } from '#shared/graph/groups/insideGroups';
import { takeFields } from '#shared/graph/groups/throughGroups';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { neededFor } from '#shared/graph/neededFor';
import { behindReroutes } from '#shared/graph/withoutReroutes';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import type { ListFilesPort } from '../ports/filePorts.ts';

/** Of all lists that are put in place in one graph, in UTF-16 units: the graph is kept with them, of each run. */
const MOST_LETTERS = 20_000_000;

export interface ListsOptions {
  readonly palette: Palette;
  readonly lists: ListFilesPort;
  /** Where the graph's own file is; `null`: it is in none. */
  readonly graph: string | null;
  readonly targets?: readonly string[] | undefined;
}

/**
 * The graph with every list in place that lies in a file of its own, as if it had been written in it: the columns of a table are sockets,
 * which must be known before the graph is checked, and a run that goes on, or that made a picture, must still have the rows it had. Files of
 * nodes that would not run are left alone. Each file is read once. `problems`: of those that cannot be read, and of the first that is too much.
 */
export async function readLists(
  grouped: Workflow,
  { palette, lists, graph, targets }: ListsOptions,
): Promise<{ readonly workflow: Workflow; readonly problems: readonly ErrorReport[] }> {
  const workflow = withoutGroups(grouped);
  const running = runningNodes(workflow, palette, targets);
  const problems: ErrorReport[] = [];
  const texts = new Map<string, Promise<string>>();
  const textOf = (file: string): Promise<string> => {
    const text = texts.get(file) ?? lists.read(graph, file);
    texts.set(file, text);
    return text;
  };
  const shared = withoutOwn(grouped);
  let letters = 0;
  const fill = async (node: WorkflowNode): Promise<WorkflowNode> => {
    const definition = palette.get(node.type);
    const names = definition?.listFile;
    const file = names && node.fields?.[names.file];
    if (letters > MOST_LETTERS) return node;
    if (!names || typeof file !== 'string' || file === '' || !running.has(node.id)) return node;
    try {
      const text = await textOf(file);
      letters += text.length;
      if (letters > MOST_LETTERS) throw tooMuch();
      const { [names.file]: _file, ...others } = node.fields ?? {};
      // Where the group's own node names one it would be that again, were it only taken away from the use.
      const inGroup = node.within && nodeAt(shared, node.id)?.node.fields?.[names.file];
      const cleared = inGroup === undefined || inGroup === '' ? {} : { [names.file]: '' };
      return { ...node, fields: { ...others, ...cleared, [names.text]: text } };
    } catch (caught) {
      if (!(caught instanceof ListFileError || caught instanceof ListNotAllowedError)) throw caught;
      const { code, message, hint } = caught.report();
      const told = `${displayName(workflow, palette, node)}: ${message}`;
      problems.push({ code, message: told, ...(hint !== undefined && { hint }), node: node.id });
      return node;
    }
  };
  const nodes: WorkflowNode[] = [];
  // One after the other: the sizes of all of them together are not bounded.
  for (const node of workflow.nodes) nodes.push(await fill(node));
  const isSame = nodes.every((node, at) => node === workflow.nodes[at]);
  return { workflow: isSame ? grouped : takeFields(grouped, workflow, { ...workflow, nodes }), problems };
}

/** The same, for what is about to run. @throws GraphProblemsError where one cannot be read */
export async function withLists(workflow: Workflow, options: ListsOptions): Promise<Workflow> {
  const read = await readLists(workflow, options);
  if (read.problems.length > 0) throw new GraphProblemsError(read.problems);
  return read.workflow;
}

/** The graph as its groups have it: the uses in it hold nothing of their own. */
function withoutOwn(graph: Workflow): Workflow {
  if (!graph.groups) return graph;
  const bare = ({ fields: _fields, inside: _inside, ...use }: WorkflowNode): WorkflowNode => use;
  return { ...graph, nodes: graph.nodes.map((node) => (groupIdOf(node.type) === undefined ? node : bare(node))) };
}

function tooMuch(): ListFileError {
  return new ListFileError(`The lists of this graph are longer than ${String(MOST_LETTERS / 1_000_000)} MB together.`, {
    hint: 'Name shorter or fewer files; a list that several parts use can be wired to all of them from one node.',
  });
}

function runningNodes(workflow: Workflow, palette: Palette, targets?: readonly string[]): ReadonlySet<string> {
  const applied = applyModes(workflow, palette);
  const asked = targets && behindReroutes(workflow, insideGroups(workflow, targets));
  return new Set((asked ? neededFor(applied, asked) : applied).nodes.map(({ id }) => id));
}
