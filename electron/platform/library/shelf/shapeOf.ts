import type { RESOLUTIONS } from '#shared/api/gallerySchemas';
import { ratioName } from '#shared/graph/ratioName';

/** px a side, of a square of as many pixels: halfway between the sizes. A model's 1K of 1:8 has a side of 3072 px. */
const RESOLUTION_ENDS = [
  ['0.5K', 512 * Math.SQRT2],
  ['1K', 1024 * Math.SQRT2],
  ['2K', 2048 * Math.SQRT2],
] as const;

/** The shape of a picture as it is told and found: its ratio as `16:9`, and its size by how many pixels it has. Sides in px. */
export function shapeOf(width: number, height: number): { ratio: string; resolution: (typeof RESOLUTIONS)[number] } {
  const side = Math.sqrt(width * height);
  return {
    ratio: ratioName(width, height),
    resolution: RESOLUTION_ENDS.find(([, end]) => side < end)?.[0] ?? '4K',
  };
}
