import type { Position, Viewport } from '#shared/workflow/Workflow';
import { aroundAll, type Box } from '../../nodes/place/freeSpot.ts';

/** What is seen of the canvas, px of the window: its size, and what floats over its edges. */
export interface Pane {
  readonly width: number;
  readonly height: number;
}

/** Around what is brought into view, px. */
const MARGIN = 24;

/**
 * Where the canvas is to stand so that boxes are all in view: moved no further than it must be. Where they are more than fit at this zoom,
 * smaller; `undefined`: they are in view as it stands.
 */
export function viewportFor(boxes: readonly Box[], { width, height }: Pane, now: Viewport): Viewport | undefined {
  if (boxes.length === 0) return undefined;
  const whole = aroundAll(boxes);
  const room = { width: width - 2 * MARGIN, height: height - 2 * MARGIN };
  const zoom = Math.min(now.zoom, room.width / whole.width, room.height / whole.height);
  // One that is larger than the window is shown from its beginning: made smaller, it could not be read.
  const scale = boxes.length === 1 ? now.zoom : Math.max(zoom, 0.1);
  const middle = { x: (width / 2 - now.x) / now.zoom, y: (height / 2 - now.y) / now.zoom };
  const start: Position = { x: width / 2 - middle.x * scale, y: height / 2 - middle.y * scale };
  const by = {
    x: shiftOf(whole.x * scale + start.x, whole.width * scale, width),
    y: shiftOf(whole.y * scale + start.y, whole.height * scale, height),
  };
  if (by.x === 0 && by.y === 0 && scale === now.zoom) return undefined;
  return { x: start.x + by.x, y: start.y + by.y, zoom: scale };
}

function shiftOf(at: number, length: number, room: number): number {
  const before = at - MARGIN;
  const after = room - MARGIN - (at + length);
  if (before >= 0 && after >= 0) return 0;
  // Its beginning counts where there is no room for both ends.
  if (length > room - 2 * MARGIN || before < 0) return -before;
  return after;
}
