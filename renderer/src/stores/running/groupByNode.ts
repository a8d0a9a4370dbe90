import { usesAround } from '#shared/graph/groups/groupPath';

/** Things by the node they belong to, and by the uses of groups it stands in, in their order; those that belong to none are left out. */
export function groupByNode<T extends { readonly node?: string }>(
  things: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    if (thing.node === undefined) continue;
    for (const id of [...usesAround(thing.node), thing.node]) {
      const group = groups.get(id);
      if (group) group.push(thing);
      else groups.set(id, [thing]);
    }
  }
  return groups;
}
