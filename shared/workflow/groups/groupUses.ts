import { groupIdOf } from '../../graph/groups/groupPath.ts';
import type { Workflow, WorkflowNode } from '../Workflow.ts';
import { GroupError } from './GroupError.ts';
import { groupById, withGroupList, type Level } from './level.ts';
import { hasSameUses, usedGroups } from './usedGroups.ts';

/** How many uses there are of each group, on all levels. */
export function usesOfGroups({ nodes, groups = [] }: Pick<Workflow, 'nodes' | 'groups'>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const part of [nodes, ...groups.map((group) => group.nodes)]) {
    for (const { type } of part) {
      const id = groupIdOf(type);
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}

/** The graph without the groups that it used before and does not any more. What nobody used before stays. */
export function withoutUnused(before: Workflow, after: Workflow): Workflow {
  if (!after.groups?.length || hasSameUses(before, after)) return after;
  const had = new Set(usedGroups(before.nodes, before.groups ?? []).map(({ id }) => id));
  const has = new Set(usedGroups(after.nodes, after.groups).map(({ id }) => id));
  const kept = after.groups.filter(({ id }) => has.has(id) || !had.has(id));
  return kept.length === after.groups.length ? after : withGroupList(after, kept);
}

/**
 * Nothing, where nodes can be put on a level.
 * @throws GroupError where one of them is a use of the group it would stand in, however deep
 */
export function refuseInItself(workflow: Pick<Workflow, 'groups'>, level: Level, nodes: readonly WorkflowNode[]): void {
  if (level === undefined) return;
  const found = usedGroups(nodes, workflow.groups ?? []).find(({ id }) => id === level);
  if (!found) return;
  throw new GroupError(`“${found.name}” cannot be put into itself.`, {
    hint: 'Make a copy of it independent first, and use that.',
  });
}

/** The group that a node is the only use of, and bears its name: whoever calls the one otherwise means the other. */
export function onlyUseOf(
  workflow: Pick<Workflow, 'nodes' | 'groups'>,
  node: WorkflowNode | undefined,
): string | undefined {
  const id = node && node.title === undefined ? groupIdOf(node.type) : undefined;
  return id !== undefined && groupById(workflow, id) && usesOfGroups(workflow).get(id) === 1 ? id : undefined;
}

/** The name of a group without the number of a copy. */
export function plainName(name: string): string {
  return name.replace(/ \d{1,4}$/u, '');
}

/** The name of a copy of a group: its own with a number that is free. */
export function copiedName(workflow: Pick<Workflow, 'groups'>, name: string): string {
  const taken = new Set(workflow.groups?.map((group) => group.name));
  const base = plainName(name);
  let number = 2;
  while (taken.has(`${base} ${String(number)}`)) number += 1;
  return `${base} ${String(number)}`;
}
