import type { Group } from '../Graph.ts';
import { groupIdOf } from './groupPath.ts';

/**
 * The groups, each once, behind those that it uses: whoever works through them in this order knows what is inner when it is asked for. Of those
 * in a circle one comes before what it uses.
 * @param typesIn the node types that count as used; absent: those of all nodes in it
 */
export function innerFirst<G extends Group>(
  groups: readonly G[],
  typesIn: (group: G) => readonly string[] = ({ nodes }) => nodes.map(({ type }) => type),
): readonly G[] {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const done = new Set<G>();
  const open = new Set<G>();
  for (const root of groups) {
    // A chain may be as long as there are groups: no recursion.
    const waiting = [root];
    for (let group = waiting.at(-1); group; group = waiting.at(-1)) {
      const missing = open.has(group)
        ? []
        : typesIn(group).flatMap((type) => {
            const inner = byId.get(groupIdOf(type) ?? '');
            return inner && !done.has(inner) && !open.has(inner) ? [inner] : [];
          });
      open.add(group);
      if (missing.length > 0) waiting.push(...new Set(missing));
      else {
        waiting.pop();
        done.add(group);
      }
    }
  }
  return [...done];
}
