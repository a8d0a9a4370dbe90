import type { Graph, Group } from '../../graph/Graph.ts';
import { groupIdOf } from '../../graph/groups/groupPath.ts';

/** Of some groups those that nodes use, and those that these use in turn; in the order they are in. */
export function usedGroups<G extends Group>(nodes: Graph['nodes'], groups: readonly G[]): readonly G[] {
  const known = new Map(groups.map((group) => [group.id, group]));
  const used = new Set<string>();
  const waiting = [nodes];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    for (const { type } of part) {
      const id = groupIdOf(type);
      const group = id === undefined || used.has(id) ? undefined : known.get(id);
      if (!group) continue;
      used.add(group.id);
      waiting.push(group.nodes);
    }
  }
  return groups.filter(({ id }) => used.has(id));
}
