import { GROUP_OUTPUTS, isGroupEnd } from '../../graph/groups/groupEnds.ts';
import { groupIdOf } from '../../graph/groups/groupPath.ts';
import type { Workflow, WorkflowEdge, WorkflowGroup, WorkflowNode } from '../Workflow.ts';
import { partAt, type Level } from './level.ts';
import { usedGroups } from './usedGroups.ts';
import { runsOf, weave, type Placed, type Run } from './weave.ts';

/** A whole graph as if all its groups were unpacked, each once. */
export interface OpenGraph {
  readonly nodes: readonly Placed<WorkflowNode>[];
  readonly edges: readonly Placed<WorkflowEdge>[];
  /** The use that each group is unpacked for, by the ids of the groups. */
  readonly openers: ReadonlyMap<string, Placed<WorkflowNode>>;
}

/** What a wire is called here: by where it leads, and its number among those that lead there. */
export function wireNames(edges: readonly WorkflowEdge[]): readonly string[] {
  const counts = new Map<string, number>();
  return edges.map(({ to }) => {
    const name = `${to.node}.${to.socket}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}#${String(count)}`;
  });
}

/** What of it stands on a level. */
export function onLevel<T>(placed: readonly Placed<T>[], level: Level): readonly T[] {
  return placed.flatMap((each) => (each.level === level ? [each.item] : []));
}

/**
 * The graph with its groups unpacked in thought.
 * @param level is in it, also where nobody uses that group
 * @param use the use on it for which its group is unpacked
 */
export function openGraph(workflow: Workflow, level: Level, use?: string): OpenGraph {
  const { groups = [] } = workflow;
  const used = usedGroups(workflow.nodes, groups);
  const isUsed = level === undefined || used.some(({ id }) => id === level);
  const root = isUsed ? undefined : level;
  const part = partAt(workflow, root) ?? workflow;
  const below = isUsed ? used : usedGroups(part.nodes, groups);
  const openers = openersOf(root, part.nodes, below, level, use);
  const byId = new Map(below.map((group) => [group.id, group]));
  return {
    nodes: openNodes(root, part.nodes, byId, openers),
    edges: openEdges(root, part.edges, byId, openers),
    openers,
  };
}

function openersOf(
  root: Level,
  nodes: readonly WorkflowNode[],
  groups: readonly WorkflowGroup[],
  level: Level,
  use: string | undefined,
): ReadonlyMap<string, Placed<WorkflowNode>> {
  const found = new Map<string, Placed<WorkflowNode>>();
  /** The one that says most of where its nodes stood. */
  const rank = ({ item, level: at }: Placed<WorkflowNode>) =>
    at === level && item.id === use ? 3 : item.origin?.nodes || item.origin?.edges ? 2 : item.origin ? 1 : 0;
  const levels: readonly (readonly [Level, readonly WorkflowNode[]])[] = [
    [root, nodes],
    ...groups.map((group) => [group.id, group.nodes] as const),
  ];
  for (const [at, all] of levels) {
    for (const item of all) {
      const id = groupIdOf(item.type);
      if (id === undefined) continue;
      const each = { name: item.id, item, level: at };
      const before = found.get(id);
      if (!before || rank(each) > rank(before)) found.set(id, each);
    }
  }
  return found;
}

function openNodes(
  root: Level,
  nodes: readonly WorkflowNode[],
  groups: ReadonlyMap<string, WorkflowGroup>,
  openers: ReadonlyMap<string, Placed<WorkflowNode>>,
): readonly Placed<WorkflowNode>[] {
  const open = new Set<string>();
  const later: Run<WorkflowNode>[] = [];
  const enter = (item: WorkflowNode, level: Level): Placed<WorkflowNode>[] => {
    const self = {
      name: item.id,
      item,
      level,
      ...(level !== undefined && isGroupEnd(item) && { isInner: true as const }),
    };
    const group = groups.get(groupIdOf(item.type) ?? '');
    if (!group || open.has(group.id) || openers.get(group.id)?.item !== item) return [self];
    open.add(group.id);
    const parts = group.nodes.map((each) => [each.id, enter(each, group.id)] as const);
    const [start, ...others] = runsOf(parts, item.origin?.nodes, true);
    for (const run of others) later.push(run);
    return [self, ...(start?.parts ?? [])];
  };
  return weave(
    nodes.flatMap((node) => enter(node, root)),
    later,
  );
}

function openEdges(
  root: Level,
  edges: readonly WorkflowEdge[],
  groups: ReadonlyMap<string, WorkflowGroup>,
  openers: ReadonlyMap<string, Placed<WorkflowNode>>,
): readonly Placed<WorkflowEdge>[] {
  const later: Run<WorkflowEdge>[] = [];
  for (const group of groups.values()) {
    const outputs = new Set(group.nodes.flatMap((each) => (each.type === GROUP_OUTPUTS ? [each.id] : [])));
    const names = wireNames(group.edges);
    const parts = group.edges.map((item, at) => {
      const name = names[at] ?? '';
      const isInner = outputs.has(item.to.node);
      return [name, [{ name, item, level: group.id, ...(isInner && { isInner }) }]] as const;
    });
    for (const run of runsOf(parts, openers.get(group.id)?.item.origin?.edges, false)) later.push(run);
  }
  const names = wireNames(edges);
  return weave(
    edges.map((item, at) => ({ name: names[at] ?? '', item, level: root })),
    later,
  );
}
