import type { Position } from '#shared/workflow/Workflow';
import type { Box } from '../../nodes/place/freeSpot.ts';

/** px */
const WIDTH = 440;
const HEIGHT = 420;
const MARGIN = 12;

/** Where a list of choices stands that comes up at a point of the window, px. */
export function atPoint({ x, y }: Position) {
  return {
    left: Math.max(MARGIN, Math.min(x, window.innerWidth - WIDTH - MARGIN)),
    top: Math.max(MARGIN, Math.min(y - 20, window.innerHeight - HEIGHT - MARGIN)),
    translate: 'none',
  };
}

/** Where one stands that leaves a box of the window to be seen, px: to its right, else to its left; `undefined`: neither has room for it. */
export function besideBox({ x, y, width }: Box) {
  const isFree = (left: number) => left >= MARGIN && left + WIDTH + MARGIN <= window.innerWidth;
  const left = [x + width + MARGIN, x - WIDTH - MARGIN].find(isFree);
  return left === undefined ? undefined : atPoint({ x: left, y });
}
