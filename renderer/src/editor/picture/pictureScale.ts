import type { Size } from '#shared/workflow/Workflow';

/** What browsers and other programs can draw, and open again: px of a side, and of all. */
export const MOST_SIDE = 16_000;
export const MOST_PIXELS = 64_000_000;

/** How much larger than on the canvas a picture is drawn, so that it keeps within what can be drawn. `wished`: px to one of the canvas. */
export function pictureScale({ width, height }: Size, wished: number): number {
  const most = Math.min(MOST_SIDE / width, MOST_SIDE / height, Math.sqrt(MOST_PIXELS / (width * height)));
  return Math.min(wished, most);
}

/** The sides of the picture then, px. */
export function pictureSize({ width, height }: Size, scale: number): Size {
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}
