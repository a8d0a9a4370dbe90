import type { Box } from './freeSpot.ts';

/**
 * The node one comes to next among `wanted`, from left to right and from top to bottom, and after the last the first again. `from`: where one is,
 * among them or not; `undefined`: none of them lies anywhere.
 */
export function nodeAfter(
  boxes: ReadonlyMap<string, Box>,
  wanted: ReadonlySet<string>,
  from: string | undefined,
  by: 1 | -1,
): string | undefined {
  const order = [...boxes].sort(([, one], [, other]) => one.x - other.x || one.y - other.y).map(([id]) => id);
  const at = from === undefined ? -1 : order.indexOf(from);
  const start = at === -1 ? (by === 1 ? 0 : order.length - 1) : at + by;
  const round = order.map((_id, step) => order[(start + step * by + 2 * order.length) % order.length]);
  return round.find((id) => id !== undefined && wanted.has(id));
}
