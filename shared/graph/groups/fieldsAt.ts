import type { JsonValue } from '../Field.ts';
import type { FieldsOfNode, Graph, GraphNode, Group } from '../Graph.ts';
import { groupIdOf, groupPathIds, segment } from './groupPath.ts';
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
  const plain = graph.nodes.find(({ id }) => id === path);
  if (plain) return { node: plain, uses: [] };
  const uses: { readonly use: GraphNode; readonly group: Group }[] = [];
  let nodes = graph.nodes;
  let node: GraphNode | undefined;
  for (const id of groupPathIds(path)) {
    if (node) {
      const groupId = groupIdOf(node.type);
      const group = graph.groups?.find((each) => each.id === groupId);
      if (!group) return undefined;
      const own = ownValues(node, group);
      uses.push({ use: node, group });
      nodes = group.nodes.map((each) => withOwn(each, own.get(each.id)));
    }
    node = nodes.find((each) => each.id === id);
    if (!node) return undefined;
  }
  return node && { node, uses };
}

/**
 * The graph with another value in a field of the node of a path: in the node itself, or, where it stands in a group, in the outermost use
 * alone: as what it exposes, else as its own (`GraphNode.inside`). So other uses of the group keep theirs. `undefined` takes it back. The
 * very same graph where there is no such node or nothing changes.
 */
export function setFieldAt<G extends Graph>(graph: G, path: string, field: string, value: JsonValue | undefined): G {
  const found = nodeAt(graph, path);
  if (!found) return graph;
  const { node, uses } = found;
  const [outermost] = uses;
  if (!outermost) return changed(graph, node.id, (each) => withField(each, field, value));
  let [at, name] = [node.id, field];
  for (const [level, { use, group }] of [...uses.entries()].reverse()) {
    const exposed = group.fields.find((each) => each.node === at && each.field === name);
    if (!exposed) {
      const ids = [...uses.slice(1, level + 1).map(({ use: inner }) => inner.id), at];
      return changed(graph, outermost.use.id, (each) => withInside(each, ids.map(segment).join('/'), name, value));
    }
    [at, name] = [use.id, exposed.name];
  }
  return changed(graph, outermost.use.id, (each) => withField(each, name, value));
}

function changed<G extends Graph>(graph: G, id: string, change: (node: GraphNode) => GraphNode): G {
  const nodes = graph.nodes.map((node) => (node.id === id ? change(node) : node));
  return nodes.every((node, at) => node === graph.nodes[at]) ? graph : { ...graph, nodes };
}

function withField(node: GraphNode, field: string, value: JsonValue | undefined): GraphNode {
  const fields = withValue(node.fields, field, value);
  if (fields === node.fields) return node;
  const { fields: _before, ...rest } = node;
  return fields ? { ...rest, fields } : rest;
}

function withInside(node: GraphNode, path: string, field: string, value: JsonValue | undefined): GraphNode {
  const before = node.inside && Object.hasOwn(node.inside, path) ? node.inside[path] : undefined;
  const fields = withValue(before, field, value);
  if (fields === before) return node;
  const { inside, ...rest } = node;
  const others = Object.entries(inside ?? {}).filter(([key]) => key !== path);
  const all = fields ? [...others, [path, fields] as const] : others;
  return all.length === 0 ? rest : { ...rest, inside: Object.fromEntries(all) };
}

function withValue(fields: FieldsOfNode | undefined, name: string, value: JsonValue | undefined) {
  if (fields?.[name] === value) return fields;
  const others = Object.entries(fields ?? {}).filter(([key]) => key !== name);
  const all = value === undefined ? others : [...others, [name, value] as const];
  return all.length === 0 ? undefined : Object.fromEntries(all);
}
