import type { Graph } from '../Graph.ts';
import { isBelow } from './groupPath.ts';

/**
 * The nodes of a graph without groups that these stand for: themselves, or, of a use of a group, all that is in it. One that stands for none
 * stays as it is.
 * @param flat as `withoutGroups` gives it
 */
export function insideGroups(flat: Graph, ids: readonly string[]): readonly string[] {
  const present = new Set(flat.nodes.map(({ id }) => id));
  return [
    ...new Set(
      ids.flatMap((id) => {
        if (present.has(id)) return [id];
        const inside = flat.nodes.flatMap((node) => (isBelow(node.id, id) ? [node.id] : []));
        return inside.length > 0 ? inside : [id];
      }),
    ),
  ];
}
