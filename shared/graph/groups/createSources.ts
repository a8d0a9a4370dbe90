import { socketKey, type SocketAddress } from '../Graph.ts';

/** Sources that are looked at in all until it is too much: where many lead through many, they are more than anything is large. */
export const MOST_SOURCES_SEEN = 2_000_000;

/**
 * Where what stands for other sockets gets what it gives: the outputs behind it, in the order of the wires, each once. Each is found once,
 * however many ask; those that lead in a circle get nothing from it.
 * @param into what is wired into each
 * @param keyOf which one a socket is; `undefined`: it stands for itself
 * @param tooMany called, once, where they are so many that not all are given
 */
export function createSources(
  into: ReadonlyMap<string, readonly SocketAddress[]>,
  keyOf: (address: SocketAddress) => string | undefined,
  tooMany?: () => void,
): (key: string) => readonly SocketAddress[] {
  const found = new Map<string, readonly SocketAddress[]>();
  const gather = createGather(tooMany);
  return (asked) => {
    // A chain may be as long as a graph is large: no recursion.
    const open = new Set<string>();
    const waiting = [asked];
    for (let key = waiting.at(-1); key !== undefined; key = waiting.at(-1)) {
      const wires = into.get(key) ?? [];
      const missing = open.has(key)
        ? []
        : wires.flatMap((from) => {
            const behind = keyOf(from);
            return behind === undefined || found.has(behind) || open.has(behind) ? [] : [behind];
          });
      open.add(key);
      if (missing.length > 0) {
        waiting.push(...missing.reverse());
        continue;
      }
      waiting.pop();
      if (found.has(key)) continue;
      const lists = wires.map((from) => {
        const behind = keyOf(from);
        return behind === undefined ? [from] : (found.get(behind) ?? []);
      });
      found.set(key, gather(lists));
      open.delete(key);
    }
    return found.get(asked) ?? [];
  };
}

/** Puts lists of sources together, each source once. */
function createGather(tooMany?: () => void) {
  /** By its key one object for each, so that no key is made again for each list it is in. */
  const known = new Map<string, SocketAddress>();
  const ones = new WeakMap<SocketAddress, SocketAddress>();
  const oneOf = (from: SocketAddress): SocketAddress => {
    const before = ones.get(from);
    if (before) return before;
    const key = socketKey(from);
    const one = known.get(key) ?? from;
    known.set(key, one);
    ones.set(from, one);
    return one;
  };
  let seen = 0;
  return (lists: readonly (readonly SocketAddress[])[]): readonly SocketAddress[] => {
    const filled = [...new Set(lists)].filter(({ length }) => length > 0);
    const [only] = filled;
    // What only passes on shares the list of what it gets it from.
    if (!only || filled.length === 1) return only ?? [];
    const all = new Set<SocketAddress>();
    for (const list of filled) {
      if (seen + list.length > MOST_SOURCES_SEEN) {
        if (seen < Infinity) tooMany?.();
        seen = Infinity;
        break;
      }
      seen += list.length;
      for (const from of list) all.add(oneOf(from));
    }
    return [...all];
  };
}
