import type { Graph } from '../Graph.ts';
import { groupIdOf, pathBelow } from './groupPath.ts';

/** The path of a use of each group, by the group's id: where what is said of the group can be looked at. None of one that is used nowhere. */
export function firstUses(graph: Graph): ReadonlyMap<string, string> {
  const groups = new Map((graph.groups ?? []).map((group) => [group.id, group]));
  const found = new Map<string, string>();
  const waiting = [{ nodes: graph.nodes, path: '' }];
  // Each group is entered once, so that it ends however they stand in each other.
  for (let level = waiting.shift(); level; level = waiting.shift()) {
    for (const { id, type } of level.nodes) {
      const group = groups.get(groupIdOf(type) ?? '');
      if (!group || found.has(group.id)) continue;
      const path = pathBelow(level.path, id);
      found.set(group.id, path);
      waiting.push({ nodes: group.nodes, path });
    }
  }
  return found;
}
