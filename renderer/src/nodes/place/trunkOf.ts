import type { Position } from '#shared/workflow/Workflow';
import type { Box } from './freeSpot.ts';

/** The piece that all wires of a bundle share, px on the canvas. */
export interface Trunk {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** How far to either side its clamp can be moved: it stays between the nodes. */
  readonly reach: number;
}

/** Between a node and where the trunk begins. */
const CLEAR = 28;
const UNMOVED: Position = { x: 0, y: 0 };

/**
 * Where wires of one bundle come together: behind all they come from, before all they lead to, in the middle of both.
 * @param clamp how far it is moved from there; to the side it gets shorter, so that it never runs over the nodes
 */
export function trunkOf(
  wires: readonly { readonly from: Position; readonly to: Position }[],
  clamp: Position = UNMOVED,
): Trunk | undefined {
  if (wires.length === 0) return undefined;
  const left = Math.max(...wires.map(({ from }) => from.x)) + CLEAR;
  const right = Math.min(...wires.map(({ to }) => to.x)) - CLEAR;
  const y = wires.reduce((sum, { from, to }) => sum + (from.y + to.y) / 2, 0) / wires.length + clamp.y;
  const reach = Math.abs(right - left) / 2;
  const aside = within(clamp.x, reach);
  const middle = (left + right) / 2 + aside;
  const half = left <= right ? reach - Math.abs(aside) : 0;
  return { left: middle - half, right: middle + half, y, reach };
}

/** A clamp moved on, no farther to a side than the trunk of it reaches. */
export function movedClamp({ reach }: Trunk, from: Position = UNMOVED, by: Position = UNMOVED): Position {
  return { x: within(within(from.x, reach) + by.x, reach), y: from.y + by.y };
}

/** Where a wire of a bundle bends to lie on its trunk. */
export function bendsOfTrunk({ left, right, y }: Trunk, from: Position, to: Position): readonly Position[] {
  return [
    { x: left, y: from.y },
    { x: left, y },
    { x: right, y },
    { x: right, y: to.y },
  ];
}

/** The trunk of wires by the nodes at their ends; one alone has none. */
export function trunkBetween(
  wires: readonly { readonly source: string; readonly target: string }[],
  boxOf: (node: string) => Box | undefined,
  clamp?: Position,
): Trunk | undefined {
  if (wires.length < 2) return undefined;
  const ends = wires.flatMap((wire) => {
    const [source, target] = [boxOf(wire.source), boxOf(wire.target)];
    if (!source || !target) return [];
    return [
      {
        from: { x: source.x + source.width, y: source.y + source.height / 2 },
        to: { x: target.x, y: target.y + target.height / 2 },
      },
    ];
  });
  return trunkOf(ends, clamp);
}

function within(value: number, reach: number): number {
  return Math.max(-reach, Math.min(reach, value));
}
