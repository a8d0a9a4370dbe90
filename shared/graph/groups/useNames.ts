import type { GraphNode, Group } from '../Graph.ts';
import { groupIdOf } from './groupPath.ts';

/** What uses on one level are called in messages: their titles, else their groups' names, those that are one told apart by a number. */
export function useNames(nodes: readonly GraphNode[], groups: ReadonlyMap<string, Group>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { id, type, title } of nodes) {
    const group = groups.get(groupIdOf(type) ?? '');
    if (!group) continue;
    const name = title === undefined || title === '' ? group.name : title;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    names.set(id, count === 1 ? name : `${name} ${String(count)}`);
  }
  return names;
}
