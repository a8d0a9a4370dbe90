import { groupIdOf, groupType } from '../../graph/groups/groupPath.ts';
import { innerFirst } from '../../graph/groups/innerFirst.ts';
import { MAX_GROUPS, type Workflow, type WorkflowGroup, type WorkflowNode } from '../Workflow.ts';
import { workflowFile } from '../writeWorkflow.ts';
import { GroupError } from './GroupError.ts';
import { copiedName, plainName } from './groupUses.ts';

export interface Brought {
  readonly workflow: Workflow;
  /** A node that comes along, as a use of the group as it is called here. */
  readonly renamed: (node: WorkflowNode) => WorkflowNode;
}

/**
 * The graph with groups of another one: those that it has already, the very same, are shared; one that is another under the same id comes under
 * an id and a name of its own, the first time: later it is shared like that.
 * @throws GroupError where they are too many
 */
export function bringGroups(workflow: Workflow, coming: readonly WorkflowGroup[], newId: () => string): Brought {
  if (coming.length === 0) return { workflow, renamed: (node) => node };
  const known = new Map(workflow.groups?.map((group) => [group.id, group]));
  const ids = new Map<string, string>();
  const renamed = (node: WorkflowNode): WorkflowNode => {
    const id = groupIdOf(node.type);
    const next = id === undefined ? undefined : ids.get(id);
    return next === undefined || next === id ? node : { ...node, type: groupType(next) };
  };
  let groups = workflow.groups ?? [];
  const alike = createAlike();
  for (const group of innerFirst(coming)) {
    const nodes = group.nodes.map(renamed);
    const here = nodes.every((node, at) => node === group.nodes[at]) ? group : { ...group, nodes };
    const before = known.get(group.id);
    if (before && textOf(before) === textOf(here)) continue;
    const brought = before && alike.idOf(here, groups);
    if (brought !== undefined) {
      ids.set(group.id, brought);
      continue;
    }
    const id = before ? newId() : group.id;
    const name = before ? copiedName({ groups }, group.name) : group.name;
    ids.set(group.id, id);
    groups = [...groups, before ? { ...here, id, name } : here];
  }
  if (groups.length > MAX_GROUPS) {
    throw new GroupError(`That is more than ${String(MAX_GROUPS)} groups in one graph.`, {
      hint: 'Remove groups that you do not need.',
    });
  }
  return { workflow: groups === workflow.groups || groups.length === 0 ? workflow : { ...workflow, groups }, renamed };
}

/** Finds what a group became that was brought before: the same under another id, with a number behind its name. */
function createAlike() {
  const known = new Map<string, string>();
  let seen = 0;
  const keyOf = (group: WorkflowGroup) => textOf({ ...group, id: '', name: plainName(group.name) });
  return {
    idOf(group: WorkflowGroup, groups: readonly WorkflowGroup[]): string | undefined {
      for (const each of groups.slice(seen)) {
        const key = keyOf(each);
        if (!known.has(key)) known.set(key, each.id);
      }
      seen = groups.length;
      return known.get(keyOf(group));
    },
  };
}

function textOf(group: WorkflowGroup): string {
  const { viewport: _seen, ...rest } = group;
  return JSON.stringify(workflowFile({ name: '', nodes: [], edges: [], groups: [rest] }));
}
