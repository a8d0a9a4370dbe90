import type { Position } from '#shared/workflow/Workflow';
import type { Box } from '../../nodes/place/freeSpot.ts';
import { wayRound } from './wayRound.ts';
import { WireLanes } from './WireLanes.ts';

/** A wire and where it ends. */
export interface RoutedWire {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** `socketKey` of the output it comes from: wires of one share their way. */
  readonly output: string;
  readonly from: Position;
  readonly to: Position;
}

/**
 * The ways of many wires at once, as the near view finds them one by one: the bends of each by its id, for `wirePath(from, to, bends)`; those
 * that curve have none. It gives one after the other, so whoever draws may stop between two and go on in the next frame:
 *
 *     for (const [id, bends] of routeAll(wires, boxes)) …
 *
 * @param boxes of the nodes wires go round; leave out frames and reroutes
 */
export function* routeAll(
  wires: readonly RoutedWire[],
  boxes: readonly Box[],
): Generator<readonly [id: string, bends: readonly Position[] | undefined]> {
  const lanes = new WireLanes();
  for (const wire of wires.toSorted(byId)) {
    const bends = wayRound(wire.from, wire.to, boxes, (points) => lanes.shared(wire, points));
    if (bends) lanes.take(wire, [wire.from, ...bends, wire.to]);
    yield [wire.id, bends];
  }
}

/** Who comes first keeps its lane, so that a graph is drawn the same however it was come to. */
export function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
