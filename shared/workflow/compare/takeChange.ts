import type { FieldsOfNode } from '../../graph/Graph.ts';
import { sameSocket, socketKey } from '../../graph/Graph.ts';
import type { JsonValue } from '../../graph/Field.ts';
import { groupIdOf } from '../../graph/groups/groupPath.ts';
import { removeParts } from '../edits.ts';
import type { Workflow, WorkflowEdge, WorkflowGroup, WorkflowNode } from '../Workflow.ts';
import type { Change, FieldChange, WiresChange } from './Change.ts';
import type { Part } from './compareWorkflows.ts';

/**
 * A graph in which one part is as it was before; the rest stays as it is. A node that comes back brings the wires into it, and those from it into
 * sockets that nothing is wired to now, as far as their other ends are there. The same object comes back where nothing changes.
 * @param before the graph the change was found against
 */
export function takeChange(now: Workflow, before: Workflow, change: Change): Workflow {
  switch (change.kind) {
    case 'name':
      return { ...now, name: change.before };
    case 'form':
      return withKey(now, 'form', change.before);
    case 'bookmarks':
      return withKey(now, 'bookmarks', change.before);
    case 'group-added':
      return withoutGroup(now, change.group);
    case 'group-gone':
      return withGroups(now, (groups) =>
        groups.some(({ id }) => id === change.group)
          ? groups
          : putBack(groups, change.definition, before.groups ?? [], ({ id }) => id),
      );
    case 'group-face':
      return withGroups(now, (groups) =>
        groups.map((group) => {
          if (group.id !== change.group) return group;
          const { note, ...rest } = { ...group, ...change.before };
          return change.before.note === undefined ? rest : { ...rest, note: change.before.note };
        }),
      );
    case 'node-added':
      return withPart(now, change.group, (part) => removeParts({ name: '', ...part }, new Set([change.node.id]), NONE));
    case 'node-gone':
      return withPart(withGroupsOf(now, before, change.node.type), change.group, (part) =>
        nodeBack(part, partOf(before, change.group), change.node),
      );
    case 'type':
      return withNode(
        withGroupsOf(now, before, change.before.type),
        change.group,
        change.before.id,
        () => change.before,
      );
    case 'field':
      return withNode(now, change.group, change.node, (node) => fieldBack(node, change));
    case 'title':
      return withNode(now, change.group, change.node, (node) => withKey(node, 'title', change.before));
    case 'mode':
      return withNode(now, change.group, change.node, (node) => withKey(node, 'mode', change.before));
    case 'look':
      return withNode(now, change.group, change.node, (node) => {
        const { position, size, collapsed } = change.before;
        return withKey(withKey({ ...node, position }, 'size', size), 'collapsed', collapsed);
      });
    case 'wires':
      return withPart(now, change.group, (part) => wiresBack(part, change));
  }
}

/** Several parts, one after the other. */
export function takeChanges(now: Workflow, before: Workflow, changes: readonly Change[]): Workflow {
  return changes.reduce((graph, change) => takeChange(graph, before, change), now);
}

const NONE: ReadonlySet<string> = new Set();

/** Without a group, and without the nodes that are uses of it: they would stand for nothing. */
function withoutGroup(now: Workflow, group: string): Workflow {
  const isUse = ({ type }: WorkflowNode) => groupIdOf(type) === group;
  const parts = [null, ...(now.groups ?? []).map(({ id }) => id)];
  const without = parts.reduce((workflow, each) => {
    const uses = partOf(workflow, each)?.nodes.filter(isUse) ?? [];
    const ids = new Set(uses.map(({ id }) => id));
    return uses.length === 0
      ? workflow
      : withPart(workflow, each, (part) => removeParts({ name: '', ...part }, ids, NONE));
  }, now);
  return withGroups(without, (groups) => groups.filter(({ id }) => id !== group));
}

/** The graph or one of its groups; `undefined`: there is no such group. */
export function partOf(workflow: Workflow, group: string | null): Part | undefined {
  return group === null ? workflow : workflow.groups?.find(({ id }) => id === group);
}

function withPart(workflow: Workflow, group: string | null, change: (part: Part) => Part): Workflow {
  if (group === null) {
    const { nodes, edges } = change(workflow);
    return nodes === workflow.nodes && edges === workflow.edges ? workflow : { ...workflow, nodes, edges };
  }
  return withGroups(workflow, (groups) =>
    groups.map((each) => {
      if (each.id !== group) return each;
      const { nodes, edges } = change(each);
      return { ...each, nodes, edges };
    }),
  );
}

function withGroups(
  workflow: Workflow,
  change: (groups: readonly WorkflowGroup[]) => readonly WorkflowGroup[],
): Workflow {
  const groups = change(workflow.groups ?? []);
  return withKey(workflow, 'groups', groups.length === 0 ? undefined : groups);
}

function withNode(
  workflow: Workflow,
  group: string | null,
  id: string,
  change: (node: WorkflowNode) => WorkflowNode,
): Workflow {
  return withPart(workflow, group, (part) => ({
    nodes: part.nodes.map((node) => (node.id === id ? change(node) : node)),
    edges: part.edges,
  }));
}

function withKey<T extends object, K extends keyof T>(value: T, key: K, given: T[K] | undefined): T {
  const { [key]: _, ...rest } = value;
  return (given === undefined ? rest : { ...rest, [key]: given }) as T;
}

/** With the groups that a node of this type is a use of, and those in them, where they are gone. */
function withGroupsOf(now: Workflow, before: Workflow, type: string): Workflow {
  const there = new Set(now.groups?.map(({ id }) => id));
  const known = new Map(before.groups?.map((group) => [group.id, group]));
  const wanted = [type];
  const back: WorkflowGroup[] = [];
  for (const each of wanted) {
    const id = groupIdOf(each);
    const group = id === undefined || there.has(id) ? undefined : known.get(id);
    if (!group) continue;
    there.add(group.id);
    back.push(group);
    wanted.push(...group.nodes.map((node) => node.type));
  }
  return back.length === 0 ? now : { ...now, groups: [...(now.groups ?? []), ...back] };
}

function nodeBack(part: Part, before: Part | undefined, node: WorkflowNode): Part {
  if (part.nodes.some(({ id }) => id === node.id)) return part;
  const nodes = putBack(part.nodes, node, before?.nodes ?? [], ({ id }) => id);
  const there = new Set(nodes.map(({ id }) => id));
  const wired = new Set(part.edges.map(({ to }) => socketKey(to)));
  const wires = (before?.edges ?? []).filter(
    ({ from, to }) =>
      (to.node === node.id || (from.node === node.id && !wired.has(socketKey(to)))) &&
      there.has(from.node) &&
      there.has(to.node),
  );
  return { nodes, edges: wires.length === 0 ? part.edges : [...part.edges, ...wires] };
}

/** Where it stood: behind the nearest before it that is there. */
function putBack<T>(list: readonly T[], item: T, before: readonly T[], idOf: (item: T) => string): readonly T[] {
  const places = new Map(list.map((each, at) => [idOf(each), at]));
  let at = before.findIndex((each) => idOf(each) === idOf(item)) - 1;
  for (; at >= 0; at--) {
    const each = before[at];
    const place = each && places.get(idOf(each));
    if (place !== undefined) return list.toSpliced(place + 1, 0, item);
  }
  return [item, ...list];
}

function wiresBack(part: Part, { to, before }: WiresChange): Part {
  const there = new Set(part.nodes.map(({ id }) => id));
  const wires = there.has(to.node) ? before.filter(({ from }) => there.has(from.node)) : [];
  const first = part.edges.findIndex((edge) => sameSocket(edge.to, to));
  const others = (edges: readonly WorkflowEdge[]) => edges.filter((edge) => !sameSocket(edge.to, to));
  const edges =
    first === -1
      ? [...part.edges, ...wires]
      : [...part.edges.slice(0, first), ...wires, ...others(part.edges.slice(first))];
  return { nodes: part.nodes, edges };
}

function fieldBack(node: WorkflowNode, { field, inside, before }: FieldChange): WorkflowNode {
  if (inside === undefined) return withKey(node, 'fields', withField(node.fields, field, before));
  const fields = withField(node.inside?.[inside], field, before);
  const { [inside]: _, ...rest } = node.inside ?? {};
  const all = fields ? { ...rest, [inside]: fields } : rest;
  return withKey(node, 'inside', Object.keys(all).length === 0 ? undefined : all);
}

/** `undefined`: none is left. */
function withField(fields: FieldsOfNode = {}, field: string, value: JsonValue | undefined): FieldsOfNode | undefined {
  const others = Object.entries(fields).filter(([name]) => name !== field);
  // `fromEntries` defines even a field called `__proto__` as a plain property.
  const all = Object.fromEntries(value === undefined ? others : [...others, [field, value] as const]);
  return Object.keys(all).length === 0 ? undefined : all;
}
