import type { Position } from '#shared/workflow/Workflow';
import type { Box } from '../../nodes/place/freeSpot.ts';
import { LANES, routeWire, TIGHT } from './routeWire.ts';

/** What a corner costs, and what a px does that is shared with another wire, as px of way. */
const CORNER = 40;
const SHARED = 2;

/**
 * Where a wire bends to go round nodes and beside the wires that run there already; `undefined`: it curves. Where nodes stand so close that no
 * lane is left between them it squeezes through.
 * @param shared how far a way, its ends included, would lie on other wires, px
 */
export function wayRound(
  from: Position,
  to: Position,
  boxes: readonly Box[],
  shared: (points: readonly Position[]) => number,
): readonly Position[] | undefined {
  let best: readonly Position[] | undefined;
  let least = Infinity;
  for (let lane = 0; lane < LANES; lane += 1) {
    const bends = routeWire(from, to, boxes, lane);
    if (!bends) continue;
    const points = [from, ...bends, to];
    const beside = shared(points);
    const cost = lengthOf(points) + bends.length * CORNER + beside * SHARED;
    if (cost < least) [best, least] = [bends, cost];
    if (beside === 0 || bends.length === 0) break;
  }
  return best ?? routeWire(from, to, boxes, TIGHT);
}

function lengthOf(points: readonly Position[]): number {
  return points.reduce((sum, { x, y }, at) => {
    const before = points[at - 1];
    return before ? sum + Math.abs(x - before.x) + Math.abs(y - before.y) : sum;
  }, 0);
}
