/**
 * The order that nodes and wires have in a file while groups are made and unpacked: what a group took out of a level goes back where it was,
 * in whatever order groups that lie between and in each other are unpacked.
 */
import { groupIdOf } from '../../graph/groups/groupPath.ts';
import { GROUP_INPUTS, GROUP_OUTPUTS } from '../../graph/groups/groupEnds.ts';
import type { Behind, UseOrigin, Workflow, WorkflowEdge, WorkflowGroup, WorkflowNode } from '../Workflow.ts';
import { changeEveryNode, partAt, type Level } from './level.ts';
import { usedGroups } from './usedGroups.ts';

/** Something of a level. */
export interface Placed<T> {
  readonly name: string;
  readonly item: T;
  readonly level: Level;
  /** It is an end of its group, or leads to the outputs: outside it, it stands for nothing. */
  readonly isInner?: true;
}

/** A whole graph as if all its groups were unpacked, each once. */
export interface OpenGraph {
  readonly nodes: readonly Placed<WorkflowNode>[];
  readonly edges: readonly Placed<WorkflowEdge>[];
  /** The use that each group is unpacked for, by the ids of the groups. */
  readonly openers: ReadonlyMap<string, Placed<WorkflowNode>>;
}

/** What stands behind each other, and behind what: `undefined`: nobody knows. */
interface Run<T> {
  readonly behind: string | undefined;
  /** What it follows in its group. */
  readonly after: string | undefined;
  readonly parts: readonly Placed<T>[];
}

export function isEnd({ type }: Pick<WorkflowNode, 'type'>): boolean {
  return type === GROUP_INPUTS || type === GROUP_OUTPUTS;
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
    const self = { name: item.id, item, level, ...(level !== undefined && isEnd(item) && { isInner: true as const }) };
    const group = groups.get(groupIdOf(item.type) ?? '');
    if (!group || open.has(group.id) || openers.get(group.id)?.item !== item) return [self];
    open.add(group.id);
    const parts = group.nodes.map((each) => [each.id, enter(each, group.id)] as const);
    const [start, ...others] = runsOf(parts, item.origin?.nodes, true);
    later.push(...others);
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
    later.push(...runsOf(parts, openers.get(group.id)?.item.origin?.edges, false));
  }
  const names = wireNames(edges);
  return weave(
    edges.map((item, at) => ({ name: names[at] ?? '', item, level: root })),
    later,
  );
}

/**
 * The graph in which each use that a group is unpacked for says where its parts stand in an order of all there is. Uses that never said where
 * they came from do not say this either.
 */
export function withOrder(workflow: Workflow, { nodes, edges, openers }: OpenGraph): Workflow {
  const own = Map.groupBy([...openers], ([, { level, item }]) => JSON.stringify([level, item.id]));
  const nodesBy = behindsByLevel(nodes, (group) => openers.get(group)?.item.id);
  const edgesBy = behindsByLevel(edges, () => undefined);
  return changeEveryNode(workflow, (node, level) => {
    const group = groupIdOf(node.type);
    if (group === undefined || !node.origin || !own.has(JSON.stringify([level, node.id]))) return node;
    const origin = originOf(node.origin, nodesBy.get(group) ?? [], edgesBy.get(group) ?? []);
    return JSON.stringify(origin) === JSON.stringify(node.origin) ? node : { ...node, origin };
  });
}

/** Behind what parts of groups stand, where that is not the part before them, by group. */
function behindsByLevel<T>(
  placed: readonly Placed<T>[],
  start: (level: string) => string | undefined,
): ReadonlyMap<string, readonly Behind[]> {
  const found = new Map<string, Behind[]>();
  const last = new Map<string, string | undefined>();
  let before = '';
  for (const { name, level, isInner } of placed) {
    if (isInner) continue;
    if (level !== undefined) {
      const behind = found.get(level) ?? [];
      found.set(level, behind);
      if (before !== (last.has(level) ? last.get(level) : start(level))) behind.push([name, before]);
      last.set(level, name);
    }
    before = name;
  }
  return found;
}

function originOf({ x, y }: UseOrigin, nodes: readonly Behind[], edges: readonly Behind[]): UseOrigin {
  return { x, y, ...(nodes.length > 0 && { nodes }), ...(edges.length > 0 && { edges }) };
}

function runsOf<T>(
  parts: readonly (readonly [name: string, placed: readonly Placed<T>[]])[],
  behind: readonly Behind[] = [],
  startsAtUse: boolean,
): Run<T>[] {
  const wanted = new Map(behind);
  const runs: (Run<T> & { readonly parts: Placed<T>[] })[] = startsAtUse
    ? [{ behind: undefined, after: undefined, parts: [] }]
    : [];
  for (const [name, placed] of parts) {
    const isNew = wanted.has(name) || runs.length === 0;
    if (isNew) runs.push({ behind: wanted.get(name), after: runs.at(-1)?.parts.at(-1)?.name, parts: [...placed] });
    else runs.at(-1)?.parts.push(...placed);
  }
  return runs;
}

/** All of it, each run right behind what it names; one that names nothing that is there goes on from the one before it, else to the end. */
function weave<T>(own: readonly Placed<T>[], runs: readonly Run<T>[]): readonly Placed<T>[] {
  const names = new Set(['', ...[own, ...runs.map(({ parts }) => parts)].flat().map(({ name }) => name)]);
  const behindOf = ({ behind, after }: Run<T>) => (behind !== undefined && names.has(behind) ? behind : after);
  const waiting = Map.groupBy(runs, behindOf);
  const woven: Placed<T>[] = [];
  /** No recursion: chains are as long as a graph is large. */
  const emit = (parts: readonly Placed<T>[]) => {
    const stack = [...parts].reverse();
    for (let each = stack.pop(); each; each = stack.pop()) {
      woven.push(each);
      const next = waiting.get(each.name) ?? [];
      waiting.delete(each.name);
      for (const run of [...next].reverse()) stack.push(...[...run.parts].reverse());
    }
  };
  const first = waiting.get('') ?? [];
  waiting.delete('');
  for (const { parts } of first) emit(parts);
  emit(own);
  // What names nothing there is, or goes round in a circle.
  while (waiting.size > 0) {
    const [[behind, left = []] = []] = waiting;
    waiting.delete(behind);
    for (const { parts } of left) emit(parts);
  }
  return woven;
}
