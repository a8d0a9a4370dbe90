/** Things by the node they belong to, in their order; those that belong to none are left out. */
export function groupByNode<T extends { readonly node?: string }>(
  things: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    if (thing.node === undefined) continue;
    const group = groups.get(thing.node);
    if (group) group.push(thing);
    else groups.set(thing.node, [thing]);
  }
  return groups;
}
