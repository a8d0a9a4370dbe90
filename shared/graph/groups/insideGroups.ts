import type { Graph } from '../Graph.ts';
import { MOST_GROUP_LEVELS, segment } from './groupPath.ts';

/**
 * The nodes of a graph without groups that these stand for: themselves, or, of a use of a group, all that is in it. One that stands for none
 * stays as it is.
 * @param flat as `withoutGroups` gives it
 */
export function insideGroups(flat: Graph, ids: readonly string[]): readonly string[] {
  const present = new Set(flat.nodes.map(({ id }) => id));
  const asked = new Map<string, string[]>();
  for (const id of ids) if (!present.has(id)) for (const path of [id, segment(id)]) asked.set(path, []);
  for (const { id } of asked.size > 0 ? flat.nodes : []) {
    let end = id.indexOf('/');
    for (let level = 0; end > 0 && level < MOST_GROUP_LEVELS; level += 1, end = id.indexOf('/', end + 1)) {
      asked.get(id.slice(0, end))?.push(id);
    }
  }
  return [
    ...new Set(
      ids.flatMap((id) => {
        const inside = [id, segment(id)].flatMap((path) => asked.get(path) ?? []);
        return inside.length > 0 ? inside : [id];
      }),
    ),
  ];
}
