import type { JsonValue } from '../../graph/Field.ts';
import type { FieldsOfNode } from '../../graph/Graph.ts';
import { groupPathIds, isBelow } from '../../graph/groups/groupPath.ts';
import type { Workflow, WorkflowEdge, WorkflowGroup, WorkflowNode } from '../Workflow.ts';
import { ownHome, rawUse, withFields, withOwnValue, withValue, type FieldBelow, type OwnHome } from './ownHome.ts';
import { localId, placeAt, type Place } from './placeAt.ts';
import { viewAt } from './viewAt.ts';

/**
 * The graph with what was done to the view of it at a place (`viewAt`) put back where it belongs: into the group, for all its uses; but the
 * value of a field that a use has of its own stays that use's. The very same graph where nothing was done, and where there is no such place.
 */
export function putView(whole: Workflow, path: string, edited: Workflow): Workflow {
  if (path === '') return edited;
  const before = viewAt(whole, path);
  const place = placeAt(whole, path);
  if (!before || typeof place === 'string' || edited === before) return whole;
  const own: OwnChange[] = [];
  const nodes = nodesBack({ whole, path, place, before, edited, own });
  const edges = edgesBack(path, place.group.edges, before.edges, edited.edges);
  const groups = groupsBack(whole, path, edited).map((group) =>
    group.id === place.group.id ? groupBack(group, place.group, { nodes, edges, before, edited }) : group,
  );
  const isSame = groups.length === whole.groups?.length && groups.every((group, at) => group === whole.groups?.[at]);
  const put: Workflow = {
    ...whole,
    name: edited.name,
    ...(edited.form && { form: edited.form }),
    ...(!isSame && { groups }),
  };
  return own.reduce((graph, change) => withOwnChange(graph, place, change), put);
}

interface OwnChange {
  readonly home: OwnHome;
  readonly value: JsonValue | undefined;
}

interface Putting {
  readonly whole: Workflow;
  readonly path: string;
  readonly place: Place;
  readonly before: Workflow;
  readonly edited: Workflow;
  /** Takes what belongs to the uses. */
  readonly own: OwnChange[];
}

function nodesBack({ whole, path, place, before, edited, own }: Putting): readonly WorkflowNode[] {
  const { group } = place;
  if (edited.nodes === before.nodes) return group.nodes;
  const were = new Map(before.nodes.map((node, at) => [node.id, { shown: node, real: group.nodes[at] }]));
  const back = edited.nodes.map((node) => {
    const was = were.get(node.id);
    if (!was?.real) return { ...node, id: localId(path, node.id) };
    if (was.shown === node) return was.real;
    const { id } = was.real;
    const take = (below: FieldBelow, value: JsonValue | undefined) => {
      const home = ownHome(whole, place, below);
      if (home) own.push({ home, value });
      return home !== undefined;
    };
    const fields = fieldsBack(was.real.fields, was.shown.fields, node.fields, (field, value) =>
      take({ ids: [id], field }, value),
    );
    const inside = new Map<string, FieldsOfNode>();
    for (const key of new Set([was.real, was.shown, node].flatMap((each) => Object.keys(each.inside ?? {})))) {
      const ids = [id, ...groupPathIds(`${key}/`).slice(0, -1)];
      const values = fieldsBack(
        at(was.real.inside, key),
        at(was.shown.inside, key),
        at(node.inside, key),
        (field, value) => take({ ids, field }, value),
      );
      if (values) inside.set(key, values);
    }
    const { fields: _fields, inside: _inside, ...rest } = node;
    return withFields({ ...rest, id, ...(inside.size > 0 && { inside: Object.fromEntries(inside) }) }, fields);
  });
  return isSame(back, group.nodes) ? group.nodes : back;
}

/** The fields of a group's node after an edit of what was shown of them. @param take whether a use took a value as its own */
function fieldsBack(
  real: FieldsOfNode | undefined,
  shown: FieldsOfNode = NONE,
  now: FieldsOfNode = NONE,
  take: (field: string, value: JsonValue | undefined) => boolean,
): FieldsOfNode | undefined {
  let fields = real;
  for (const name of new Set([...Object.keys(shown), ...Object.keys(now)])) {
    const value = at(now, name);
    if (at(shown, name) !== value && !take(name, value)) fields = withValue(fields, name, value);
  }
  return fields;
}

function edgesBack(
  path: string,
  real: readonly WorkflowEdge[],
  shown: readonly WorkflowEdge[],
  now: readonly WorkflowEdge[],
): readonly WorkflowEdge[] {
  if (now === shown) return real;
  const were = new Map(shown.map((edge, index) => [edge, real[index]]));
  const moved = ({ node, socket }: WorkflowEdge['from']) => ({ node: localId(path, node), socket });
  const back = now.map((edge) => were.get(edge) ?? { ...edge, from: moved(edge.from), to: moved(edge.to) });
  return isSame(back, real) ? real : back;
}

/** The groups as the edit left them; what it made of nodes at the place calls them as they are called there. */
function groupsBack(whole: Workflow, path: string, { groups = [] }: Workflow): readonly WorkflowGroup[] {
  if (groups === whole.groups) return groups;
  const known = new Set(whole.groups);
  return groups.map((group) => {
    if (known.has(group) || !group.nodes.some(({ id }) => isBelow(id, path))) return group;
    const moved = <T extends { readonly node: string }>(each: T): T => ({ ...each, node: localId(path, each.node) });
    return {
      ...group,
      fields: group.fields.map(moved),
      nodes: group.nodes.map((node) => ({ ...node, id: localId(path, node.id) })),
      edges: group.edges.map((edge) => ({ ...edge, from: moved(edge.from), to: moved(edge.to) })),
    };
  });
}

interface Edited extends Pick<WorkflowGroup, 'nodes' | 'edges'> {
  readonly before: Workflow;
  readonly edited: Workflow;
}

/** @param group as the edit left it; @param was as it was */
function groupBack(group: WorkflowGroup, was: WorkflowGroup, { nodes, edges, before, edited }: Edited): WorkflowGroup {
  const changed: WorkflowGroup = {
    ...group,
    ...(nodes !== was.nodes && { nodes }),
    ...(edges !== was.edges && { edges }),
    ...(edited.viewport !== before.viewport && edited.viewport && { viewport: edited.viewport }),
  };
  const left = new Set(changed.nodes.map(({ id }) => id));
  const fields = changed.fields.filter(({ node }) => left.has(node) || !was.nodes.some(({ id }) => id === node));
  const put = fields.length === changed.fields.length ? changed : { ...changed, fields };
  const isAlike = (Object.keys(put) as (keyof WorkflowGroup)[]).every((key) => put[key] === group[key]);
  return isAlike ? group : put;
}

function withOwnChange(graph: Workflow, { uses }: Place, { home, value }: OwnChange): Workflow {
  const use = rawUse(graph, uses, home.level);
  if (!use) return graph;
  const changed = withOwnValue(use, home, value);
  const put = (nodes: readonly WorkflowNode[]) => nodes.map((node) => (node === use ? changed : node));
  if (home.level === 0) return { ...graph, nodes: put(graph.nodes) };
  const around = uses[home.level - 1]?.group.id;
  return {
    ...graph,
    groups: (graph.groups ?? []).map((group) => (group.id === around ? { ...group, nodes: put(group.nodes) } : group)),
  };
}

const NONE: FieldsOfNode = {};

function at<T>(values: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return values && Object.hasOwn(values, name) ? values[name] : undefined;
}

function isSame<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}
