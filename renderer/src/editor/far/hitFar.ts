import type { Position } from '#shared/workflow/Workflow';
import { WIRE_REACH } from './detail.ts';
import type { FarBox, FarScene } from './farScene.ts';
import { distanceToWire } from './distanceToWire.ts';

export type FarHit = { readonly kind: 'node' | 'wire'; readonly id: string };

/** What lies at a point of the canvas: the topmost node, else the nearest wire; the ground of a frame lets everything through. */
export function hitFar({ boxes, wires }: FarScene, at: Position, zoom: number): FarHit | undefined {
  const box = boxes.findLast((each) => !each.look.isGround && covers(each, at, 0));
  if (box) return { kind: 'node', id: box.id };
  let nearest: FarHit | undefined;
  let distance = WIRE_REACH / zoom;
  for (const { id, paths } of wires) {
    for (const path of paths) {
      const away = distanceToWire(path, at, distance);
      if (away >= distance) continue;
      distance = away;
      nearest = { kind: 'wire', id };
    }
  }
  return nearest;
}

/** Every node within so many px of the screen: a wire in hand snaps to a socket before it is over its node. */
export function nodesAround({ boxes }: FarScene, at: Position, zoom: number, reach: number): readonly string[] {
  return boxes.filter((box) => !box.look.isGround && covers(box, at, reach / zoom)).map(({ id }) => id);
}

/** Every node that a frame drawn on the canvas touches; what lies beneath others only where it is enclosed. */
export function nodesWithin({ boxes }: FarScene, area: Omit<FarBox, 'id' | 'look' | 'isSelected'>): readonly string[] {
  const [right, bottom] = [area.x + area.width, area.y + area.height];
  return boxes
    .filter(({ x, y, width, height, look }) =>
      look.isGround
        ? x >= area.x && y >= area.y && x + width <= right && y + height <= bottom
        : x < right && y < bottom && x + width > area.x && y + height > area.y,
    )
    .map(({ id }) => id);
}

function covers({ x, y, width, height }: FarBox, at: Position, reach: number): boolean {
  return at.x >= x - reach && at.y >= y - reach && at.x <= x + width + reach && at.y <= y + height + reach;
}
