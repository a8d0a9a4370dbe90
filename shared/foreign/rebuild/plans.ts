import type { SocketType } from '../../graph/SocketValues.ts';
import { asMap } from '../json.ts';
import type { ForeignNode } from '../ForeignGraph.ts';
import type { ImportLog } from '../ImportLog.ts';
import type { ForeignClass, ForeignClasses, Rebuilt } from './Rebuilt.ts';
import { Values } from './Values.ts';

/** What is made of a node. */
export type Plan =
  | { readonly is: 'rebuilt'; readonly rebuilt: Rebuilt; readonly of: ForeignClass; readonly values: Values }
  /** Its wires go through it. */
  | { readonly is: 'passed'; readonly input: string }
  /** A bend of a wire, where what it carries is known. */
  | { readonly is: 'reroute'; readonly input: string }
  /** A use of a group of ours. */
  | { readonly is: 'use'; readonly group: GroupSockets }
  | { readonly is: 'placeholder' };

/** A group that was made of a subgraph: its sockets, in the order of the subgraph's. '': none of ours. */
export interface GroupSockets {
  readonly type: string;
  /** What people call the group. */
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** What they carry, by `in NAME` and `out NAME`. */
  readonly types: ReadonlyMap<string, SocketType>;
  /** Its inputs that take several wires. */
  readonly multiple: ReadonlySet<string>;
}

const REROUTE = 'Reroute';

export function planOf(
  node: ForeignNode,
  {
    classes,
    groups,
    log,
  }: { readonly classes: ForeignClasses; readonly groups: ReadonlyMap<string, GroupSockets>; readonly log: ImportLog },
): Plan {
  const group = groups.get(node.type);
  if (group) return { is: 'use', group };
  if (node.type === REROUTE) return { is: 'reroute', input: node.inputs[0]?.name ?? '' };
  const of = classes.get(node.type);
  if (!of) return { is: 'placeholder' };
  const values = new Values(namedValues(node, of), node, log);
  const made = of.rebuild(values, node);
  if (!made) return { is: 'placeholder' };
  return 'passes' in made ? { is: 'passed', input: made.passes } : { is: 'rebuilt', rebuilt: made, of, values };
}

/** A node's values by name: as they stand, or by their places in a list. */
export function namedValues(node: ForeignNode, { names = [] }: ForeignClass): Readonly<Record<string, unknown>> {
  const { values } = node;
  if (!Array.isArray(values)) return asMap(values) ?? {};
  const list: readonly unknown[] = values;
  return typeof names === 'function' ? names(list) : Object.fromEntries(names.map((name, at) => [name, list[at]]));
}
