import { WorkflowFileError } from '../../errors/inputErrors.ts';
import { groupType } from '../../graph/groups/groupPath.ts';
import { parseGraphText, readLeniently, refuseForeign } from '../readWorkflow.ts';
import { WORKFLOW_FORMAT, WORKFLOW_VERSION, type Workflow, type WorkflowGroup } from '../Workflow.ts';
import { workflowFile } from '../writeWorkflow.ts';
import { bringGroups } from './bringGroups.ts';
import { usedGroups } from './usedGroups.ts';

/** A group as a file, for others to have: its definition, and those of the groups it uses. Never holds a result, a picture or a key. */
export interface GroupFile {
  /** The id of the one that the file is about. */
  readonly group: string;
  /** Itself and those it uses, however deep; nothing else. */
  readonly groups: readonly WorkflowGroup[];
}

export const GROUP_FORMAT = 'lumi-group';
export const GROUP_EXTENSION = '.lumi-group.json';
/** The same numbers as of graph files: what stands in a group is migrated as there. */
const FIRST_VERSION = 2;

/** A group of a graph as a file; `undefined`: the graph has none of that id. */
export function groupFileOf({ groups = [] }: Pick<Workflow, 'groups'>, id: string): GroupFile | undefined {
  if (!groups.some((group) => group.id === id)) return undefined;
  return { group: id, groups: usedGroups([{ id: '', type: groupType(id) }], groups) };
}

/** A group from a file, and what of that is not in it: a sentence for each part. */
export interface ToldGroup extends GroupFile {
  readonly left: readonly string[];
}

/** A graph that does nothing but use it once, for what looks through graphs. */
export function graphOfGroup({ group, groups }: GroupFile): Workflow {
  return { name: '', nodes: [{ id: 'group', type: groupType(group), position: { x: 0, y: 0 } }], edges: [], groups };
}

/** The text of its file, always the same for the same. `readGroupText(writeGroupFile(f))` holds what `f` does. */
export function writeGroupFile({ group, groups }: GroupFile): string {
  const { groups: written = [] } = workflowFile({ name: '', nodes: [], edges: [], groups });
  return `${JSON.stringify({ format: GROUP_FORMAT, version: FIRST_VERSION, group, groups: written }, null, 2)}\n`;
}

/**
 * The group in a file's text. Groups that it does not use are left behind; node types this program does not know are kept, and a part that
 * cannot be read is left out and told.
 * @param name what messages call the file
 * @throws WorkflowFileError saying what is wrong and where
 */
export function readGroupText(text: string, name = 'This file'): ToldGroup {
  const value = parseGraphText(text, name);
  if (!isGroupFile(value)) throw refuseForeign(value, name, NO_GROUP);
  const { version, group: id, groups } = value;
  const whole = { format: WORKFLOW_FORMAT, version, name: '', nodes: [], edges: [], groups };
  const { workflow, left } = readLeniently(whole, name);
  const file = typeof id === 'string' ? groupFileOf(workflow, id) : undefined;
  if (file) return { ...file, left };
  throw new WorkflowFileError(`${name} lacks the group it is about.`, {
    hint: `It may hold at most version ${String(WORKFLOW_VERSION)} and has to name one of its groups.`,
  });
}

const NO_GROUP = {
  is: 'is not a group of Lumi Studio',
  hint: 'Files of groups end in .lumi-group.json and start with "format": "lumi-group".',
};

/** Whether a value is what the file of a group holds, whatever is wrong in it. */
export function isGroupFile(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === GROUP_FORMAT;
}

/**
 * The graph with the group of a file in it, and the type a node has that uses it. What the graph has already, the very same, is shared; what is
 * another under the same id comes under a free one, and so does what uses that.
 * @throws GroupError where they are too many
 */
export function withGroup(
  workflow: Workflow,
  { group, groups }: GroupFile,
  newId: () => string,
): { readonly workflow: Workflow; readonly type: string } {
  const { workflow: brought, renamed } = bringGroups(workflow, groups, newId);
  return { workflow: brought, type: renamed({ id: '', type: groupType(group), position: { x: 0, y: 0 } }).type };
}
