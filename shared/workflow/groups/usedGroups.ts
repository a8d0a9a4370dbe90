import type { Graph, Group } from '../../graph/Graph.ts';
import { groupIdOf } from '../../graph/groups/groupPath.ts';

/** Of some groups those that nodes use, and those that these use in turn; in the order they are in. */
export function usedGroups<G extends Group>(nodes: Graph['nodes'], groups: readonly G[]): readonly G[] {
  const known = new Map(groups.map((group) => [group.id, group]));
  const used = new Set<string>();
  const waiting = [nodes];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    for (const id of idsIn(part)) {
      const group = used.has(id) ? undefined : known.get(id);
      if (!group) continue;
      used.add(group.id);
      waiting.push(group.nodes);
    }
  }
  return groups.filter(({ id }) => used.has(id));
}

/** Whether two graphs use the same groups at the same places, as after an edit that only changes a value or moves a node. */
export function hasSameUses(one: Pick<Graph, 'nodes' | 'groups'>, other: Pick<Graph, 'nodes' | 'groups'>): boolean {
  const { groups = [] } = one;
  return (
    groups.length === (other.groups ?? []).length &&
    isSameSet(one.nodes, other.nodes) &&
    (other.groups ?? []).every((group, at) => {
      const before = groups[at];
      return group === before || (group.id === before?.id && isSameSet(before.nodes, group.nodes));
    })
  );
}

function isSameSet(one: Graph['nodes'], other: Graph['nodes']): boolean {
  if (one === other) return true;
  const ids = idsIn(one);
  const others = idsIn(other);
  return ids.size === others.size && [...ids].every((id) => others.has(id));
}

/** An edit changes the nodes of one place: those of all others are looked through once. */
const idsOf = new WeakMap<Graph['nodes'], ReadonlySet<string>>();

/** The groups that uses among these nodes are of. */
function idsIn(nodes: Graph['nodes']): ReadonlySet<string> {
  const known = idsOf.get(nodes);
  if (known) return known;
  const ids = new Set<string>();
  for (const { type } of nodes) {
    const id = groupIdOf(type);
    if (id !== undefined) ids.add(id);
  }
  idsOf.set(nodes, ids);
  return ids;
}
