import { groupIdOf, groupType } from '../../graph/groups/groupPath.ts';
import type { Workflow } from '../Workflow.ts';
import { copiedName, usesOfGroups } from './groupUses.ts';
import { groupById, partAt, withPart, type Level } from './level.ts';

/**
 * The graph in which a use has a group of its own, that no change of the others touches. Groups in it stay shared. The same graph where nothing
 * else uses it.
 */
export function makeIndependent(workflow: Workflow, level: Level, use: string, id: string): Workflow {
  const part = partAt(workflow, level);
  const node = part?.nodes.find((each) => each.id === use);
  const group = node && groupById(workflow, groupIdOf(node.type) ?? '');
  if (!part || !group || (usesOfGroups(workflow).get(group.id) ?? 0) < 2) return workflow;
  const copy = { ...group, id, name: copiedName(workflow, group.name) };
  const nodes = part.nodes.map((each) => (each === node ? { ...each, type: groupType(id) } : each));
  return withPart({ ...workflow, groups: [...(workflow.groups ?? []), copy] }, level, { ...part, nodes });
}
