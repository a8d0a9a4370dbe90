import type { Position, Size } from '#shared/workflow/Workflow';

export type Area = Position & Size;

/** Where the canvas lies on a small map of it: a point of the canvas is at `x * scale + left`, `y * scale + top` there. */
export interface OverviewScale {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** px of the map left free all around */
const MARGIN = 5;

/** The scale at which all nodes and what is seen have room on the map. */
export function overviewScale(areas: Iterable<Area>, map: Size): OverviewScale {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of areas) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  const [width, height] = [Math.max(1, right - left), Math.max(1, bottom - top)];
  const scale = Math.min((map.width - 2 * MARGIN) / width, (map.height - 2 * MARGIN) / height);
  return {
    scale,
    left: map.width / 2 - ((left + right) / 2) * scale,
    top: map.height / 2 - ((top + bottom) / 2) * scale,
  };
}
