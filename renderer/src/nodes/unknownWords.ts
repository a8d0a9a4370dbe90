import { groupIdOf } from '#shared/graph/groups/groupPath';

/** What is said of a node that nobody here knows: on it, and where there is room for what to do. */
export function unknownWords(type: string): { readonly short: string; readonly long: string } {
  const group = groupIdOf(type);
  if (group === undefined) {
    return {
      short: 'Kept as it is: there is no such node here.',
      long: 'This version does not know this type of node. It is kept in the file.',
    };
  }
  return {
    short: 'Kept as it is: its group is not in this graph.',
    long: `Its group “${group}” is not in this graph; what it holds and its wires are kept. Paste it from a graph that has the group, or put another node in its place.`,
  };
}
