import { socketKey, type SocketAddress } from '../Graph.ts';

/**
 * Where what stands for other sockets gets what it gives: the outputs behind it, in the order of the wires, each once. Each is found once,
 * however many ask; those that lead in a circle get nothing from it.
 * @param into what is wired into each
 * @param keyOf which one a socket is; `undefined`: it stands for itself
 */
export function createSources(
  into: ReadonlyMap<string, readonly SocketAddress[]>,
  keyOf: (address: SocketAddress) => string | undefined,
): (key: string) => readonly SocketAddress[] {
  const found = new Map<string, readonly SocketAddress[]>();
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
      const all = wires.flatMap((from) => {
        const behind = keyOf(from);
        return behind === undefined ? [from] : (found.get(behind) ?? []);
      });
      found.set(key, [...new Map(all.map((from) => [socketKey(from), from])).values()]);
      open.delete(key);
    }
    return found.get(asked) ?? [];
  };
}
