import type { Workflow, WorkflowEdge, WorkflowGroup, WorkflowNode } from '../Workflow.ts';

/** Where in a graph something is done: the id of the group it is done in; `undefined`: in the graph itself. */
export type Level = string | undefined;

/** The nodes and wires of one level. */
export interface Part {
  readonly nodes: readonly WorkflowNode[];
  readonly edges: readonly WorkflowEdge[];
}

/** What stands on a level; `undefined`: there is no such group. */
export function partAt(workflow: Workflow, level: Level): Part | undefined {
  return level === undefined ? workflow : groupById(workflow, level);
}

export function groupById(workflow: Pick<Workflow, 'groups'>, id: string): WorkflowGroup | undefined {
  return workflow.groups?.find((group) => group.id === id);
}

/** The graph with other nodes and wires on a level. */
export function withPart(workflow: Workflow, level: Level, { nodes, edges }: Part): Workflow {
  if (level === undefined) return { ...workflow, nodes, edges };
  return changeGroup(workflow, level, (group) => ({ ...group, nodes, edges }));
}

/** The graph with a group changed. The same graph where it does not change. */
export function changeGroup(workflow: Workflow, id: string, change: (group: WorkflowGroup) => WorkflowGroup): Workflow {
  const groups = workflow.groups?.map((group) => (group.id === id ? change(group) : group));
  return groups?.some((group, at) => group !== workflow.groups?.[at]) ? { ...workflow, groups } : workflow;
}

/** The graph with these groups; none at all are no groups. */
export function withGroupList(workflow: Workflow, groups: readonly WorkflowGroup[]): Workflow {
  const { groups: _before, ...rest } = workflow;
  return groups.length === 0 ? rest : { ...rest, groups };
}

/** The graph with the nodes of every level changed by the same hand. The same graph where none is. */
export function changeEveryNode(
  workflow: Workflow,
  change: (node: WorkflowNode, level: Level) => WorkflowNode,
): Workflow {
  const changed = (nodes: readonly WorkflowNode[], level: Level) => {
    const after = nodes.map((node) => change(node, level));
    return after.some((node, at) => node !== nodes[at]) ? after : nodes;
  };
  const nodes = changed(workflow.nodes, undefined);
  const groups = workflow.groups?.map((group) => {
    const inner = changed(group.nodes, group.id);
    return inner === group.nodes ? group : { ...group, nodes: inner };
  });
  const areSame = !groups?.some((group, at) => group !== workflow.groups?.[at]);
  if (nodes === workflow.nodes && areSame) return workflow;
  return { ...workflow, nodes, ...(groups && !areSame && { groups }) };
}

/** A name that is none of these: the wish, else with a number behind it. */
export function freeName(wish: string, taken: { has(name: string): boolean }): string {
  if (!taken.has(wish)) return wish;
  let number = 2;
  while (taken.has(`${wish}-${String(number)}`)) number += 1;
  return `${wish}-${String(number)}`;
}
