import type { JsonValue } from '../Field.ts';
import type { FieldsOfNode, Graph, GraphNode, Group } from '../Graph.ts';
import { groupIdOf, groupPathIds, MOST_GROUP_LEVELS, segment } from './groupPath.ts';
import { ownValues, withOwn } from './ownValues.ts';

/** A node that stands in groups. */
export interface NodeInGroups {
  /** With what the uses around it have of their own for it. */
  readonly node: GraphNode;
  /** The uses that lead to it, the outermost first, with what they have of their own; empty: it stands in the graph itself. */
  readonly uses: readonly { readonly use: GraphNode; readonly group: Group }[];
}

/** The node of a path (`groupPath`), a use as well; `undefined`: it leads to none. */
export function nodeAt(graph: Graph, path: string): NodeInGroups | undefined {
  const plain = byId(graph.nodes).get(path);
  if (plain) return { node: plain, uses: [] };
  const uses: { readonly use: GraphNode; readonly group: Group }[] = [];
  let node: GraphNode | undefined;
  for (const id of groupPathIds(path)) {
    if (!node) node = byId(graph.nodes).get(id);
    else {
      const groupId = groupIdOf(node.type);
      const group = graph.groups?.find((each) => each.id === groupId);
      if (!group) return undefined;
      uses.push({ use: node, group });
      const inner = byId(group.nodes).get(id);
      node = inner && withOwn(inner, ownValues(node, group).get(id));
    }
    if (!node) return undefined;
  }
  return node && { node, uses };
}

/** A value of a field of the node of a path; `undefined`: none. */
export interface FieldChange {
  readonly node: string;
  readonly field: string;
  readonly value: JsonValue | undefined;
}

/**
 * The graph with another value in a field of the node of a path: in the node itself, or, where it stands in a group, in the outermost use
 * alone: as what it exposes, else as its own (`GraphNode.inside`). So other uses of the group keep theirs. `undefined` takes it back. The
 * very same graph where there is no such node or nothing changes.
 */
export function setFieldAt<G extends Graph>(graph: G, path: string, field: string, value: JsonValue | undefined): G {
  return setFieldsAt(graph, [{ node: path, field, value }]);
}

/** The same of any number of fields, in their order. */
export function setFieldsAt<G extends Graph>(graph: G, changes: readonly FieldChange[]): G {
  const places = changes.flatMap((change) => placeOf(graph, change) ?? []);
  if (places.length === 0) return graph;
  const byNode = Map.groupBy(places, ({ node }) => node);
  const nodes = graph.nodes.map((node) => changed(node, byNode.get(node.id) ?? []));
  return nodes.every((node, at) => node === graph.nodes[at]) ? graph : { ...graph, nodes };
}

/** The node and field that a field of a use leads to in its group, however deep; of any other field, that itself. */
export function behindExposed(
  graph: Graph,
  address: { readonly node: string; readonly field: string },
): { readonly node: string; readonly field: string } {
  let [path, field] = [address.node, address.field];
  let node = nodeAt(graph, path)?.node;
  // A group that exposes itself leads in a circle.
  for (let level = 0; node && level <= MOST_GROUP_LEVELS; level += 1) {
    const id = groupIdOf(node.type);
    const group = graph.groups?.find((each) => each.id === id);
    const exposed = group?.fields.find(({ name }) => name === field);
    const inner = exposed && group && byId(group.nodes).get(exposed.node);
    if (!inner) break;
    // The id of a use in the graph itself may look like a path.
    path = `${level === 0 && byId(graph.nodes).has(path) ? segment(path) : path}/${segment(inner.id)}`;
    [node, field] = [inner, exposed.field];
  }
  return { node: path, field };
}

/** Where a value is written. */
interface Place {
  readonly node: string;
  /** As in `GraphNode.inside`; `undefined`: it is the node's own. */
  readonly inside: string | undefined;
  readonly field: string;
  readonly value: JsonValue | undefined;
}

function placeOf(graph: Graph, { node: path, field, value }: FieldChange): Place | undefined {
  const found = nodeAt(graph, path);
  if (!found) return undefined;
  const { node, uses } = found;
  const [outermost] = uses;
  let [at, name] = [node.id, field];
  for (const [level, { use, group }] of [...uses.entries()].reverse()) {
    const exposed = group.fields.find((each) => each.node === at && each.field === name);
    if (!exposed) {
      const ids = [...uses.slice(1, level + 1).map(({ use: inner }) => inner.id), at];
      return { node: outermost?.use.id ?? at, inside: ids.map(segment).join('/'), field: name, value };
    }
    [at, name] = [use.id, exposed.name];
  }
  return { node: at, inside: undefined, field: name, value };
}

/** The very same node where nothing changes. */
function changed(node: GraphNode, places: readonly Place[]): GraphNode {
  const insideOf = (path: string) => (node.inside && Object.hasOwn(node.inside, path) ? node.inside[path] : undefined);
  const real = places.filter(({ inside, field, value }) => {
    const before = inside === undefined ? node.fields : insideOf(inside);
    return (before && Object.hasOwn(before, field) ? before[field] : undefined) !== value;
  });
  if (real.length === 0) return node;
  const { fields: _fields, inside: _inside, ...rest } = node;
  const byPath = Map.groupBy(real, ({ inside }) => inside);
  const fields = withValues(node.fields, byPath.get(undefined));
  const paths = new Set([...Object.keys(node.inside ?? {}), ...real.flatMap(({ inside }) => inside ?? [])]);
  const inside = [...paths].flatMap((path) => {
    const values = withValues(insideOf(path), byPath.get(path));
    return values ? [[path, values] as const] : [];
  });
  return { ...rest, ...(fields && { fields }), ...(inside.length > 0 && { inside: Object.fromEntries(inside) }) };
}

function withValues(fields: FieldsOfNode | undefined, places: readonly Place[] | undefined): FieldsOfNode | undefined {
  if (!places) return fields;
  const values = new Map(Object.entries(fields ?? {}));
  for (const { field, value } of places) {
    if (value === undefined) values.delete(field);
    else values.set(field, value);
  }
  return values.size === 0 ? undefined : Object.fromEntries(values);
}

/** Graphs are never changed, and many paths are asked for at once. */
const indexes = new WeakMap<readonly GraphNode[], ReadonlyMap<string, GraphNode>>();

function byId(nodes: readonly GraphNode[]): ReadonlyMap<string, GraphNode> {
  const known = indexes.get(nodes);
  if (known) return known;
  const made = new Map(nodes.map((node) => [node.id, node]));
  indexes.set(nodes, made);
  return made;
}
