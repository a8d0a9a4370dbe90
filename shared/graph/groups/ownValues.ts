import type { FieldsOfNode, GraphNode, Group } from '../Graph.ts';
import { segment } from './groupPath.ts';

/** What a use holds in place of its group, by the node in it. */
export interface OwnValues {
  readonly fields: FieldsOfNode;
  /** As `GraphNode.inside`, of a node that is a use itself. */
  readonly inside: Readonly<Record<string, FieldsOfNode>>;
}

/** By the ids of nodes in the group. What is exposed goes before what is not; of what is exposed twice, the first that has a value. */
export function ownValues(use: Pick<GraphNode, 'fields' | 'inside'>, group: Group): ReadonlyMap<string, OwnValues> {
  const known = read.get(use);
  if (known?.group === group) return known.values;
  const values = readOwn(use, group);
  read.set(use, { group, values });
  return values;
}

/** Graphs are never changed, and each path into a use asks. */
const read = new WeakMap<object, { readonly group: Group; readonly values: ReadonlyMap<string, OwnValues> }>();

function readOwn(use: Pick<GraphNode, 'fields' | 'inside'>, group: Group): ReadonlyMap<string, OwnValues> {
  const found = new Map<
    string,
    { fields: Record<string, FieldsOfNode[string]>; inside: Record<string, FieldsOfNode> }
  >();
  const at = (node: string) => {
    const known = found.get(node) ?? { fields: bare(), inside: bare() };
    found.set(node, known);
    return known;
  };
  if (use.inside) {
    const ids = new Map(group.nodes.map(({ id }) => [segment(id), id]));
    for (const [path, fields] of Object.entries(use.inside)) {
      const slash = path.indexOf('/');
      const id = ids.get(slash < 0 ? path : path.slice(0, slash));
      if (id === undefined) continue;
      if (slash < 0) Object.assign(at(id).fields, fields);
      else at(id).inside[path.slice(slash + 1)] = fields;
    }
  }
  for (const { name, node, field } of group.fields.toReversed()) {
    const value = use.fields && Object.hasOwn(use.fields, name) ? use.fields[name] : undefined;
    if (value !== undefined) at(node).fields[field] = value;
  }
  return found;
}

/** A node of a group as a use has it. The very same node where the use has nothing of its own for it. */
export function withOwn<N extends GraphNode>(node: N, own: OwnValues | undefined): N {
  if (!own) return node;
  const fields = { ...node.fields, ...own.fields };
  const inside = new Map(Object.entries(node.inside ?? {}));
  for (const [path, values] of Object.entries(own.inside)) inside.set(path, { ...inside.get(path), ...values });
  return {
    ...node,
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(inside.size > 0 && { inside: Object.fromEntries(inside) }),
  };
}

/** Names come from files: none may be read as something else. */
function bare<V>(): Record<string, V> {
  return Object.create(null) as Record<string, V>;
}
