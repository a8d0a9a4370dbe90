import type { Size, Viewport } from '#shared/workflow/Workflow';
import { aroundAll, type Box } from '../../nodes/place/freeSpot.ts';
import type { ZoomLimits } from './viewportMoves.ts';

export interface FitWish {
  /** What is to be seen, px on the canvas. */
  readonly boxes: readonly Box[];
  /** Of the canvas on screen, px. */
  readonly size: Size;
  /** What floats over it, px from its upper left. */
  readonly floats: readonly Box[];
  readonly limits: ZoomLimits;
}

/** Between what is seen and the edge, or what floats, px. */
const MARGIN = 24;
/** Between a node and what floats beside it, where the two lie in the same corner, px. */
const GAP = 8;
/** Of more boxes than this only the room around all of them is looked at. */
const MOST_BOXES = 400;

/**
 * Where the canvas stands so that all of the boxes are seen, as large as can be, and none under what floats. Where they do not fit even at the
 * least zoom, their middle is seen. `undefined`: there are none, or no canvas.
 */
export function clearFit({ boxes, size, floats, limits }: FitWish): Viewport | undefined {
  if (boxes.length === 0 || size.width <= 0 || size.height <= 0) return undefined;
  const bounds = aroundAll(boxes);
  const places = roomsAmong(size, floats).map((room) => placeIn(room, bounds, limits));
  const middle = { x: size.width / 2, y: size.height / 2 };
  const best = places
    .filter(({ fits, viewport, room }) => fits && isClear(viewport, room))
    .sort((one, other) => other.viewport.zoom - one.viewport.zoom || askew(one.room) - askew(other.room))[0];
  return (best ?? placeIn({ x: 0, y: 0, ...size }, bounds, limits)).viewport;

  function isClear(viewport: Viewport, room: Box): boolean {
    if (!floats.some((float) => overlap(room, float))) return true;
    return (
      boxes.length <= MOST_BOXES &&
      boxes.every((box) => !floats.some((float) => overlap(onScreen(box, viewport), grown(float, GAP))))
    );
  }
  function askew({ x, y, width, height }: Box): number {
    return Math.hypot(x + width / 2 - middle.x, y + height / 2 - middle.y);
  }
}

/** How far to move, px on screen, so that a box comes clear of what floats over it; the shortest way that keeps it in view. */
export function shiftClear(box: Box, size: Size, floats: readonly Box[]): { readonly x: number; readonly y: number } {
  const over = floats.filter((float) => overlap(box, grown(float, GAP)));
  if (over.length === 0) return { x: 0, y: 0 };
  const ways = over.flatMap((float) => [
    { x: float.x - MARGIN - (box.x + box.width), y: 0 },
    { x: float.x + float.width + MARGIN - box.x, y: 0 },
    { x: 0, y: float.y - MARGIN - (box.y + box.height) },
    { x: 0, y: float.y + float.height + MARGIN - box.y },
  ]);
  const whole = { x: 0, y: 0, ...size };
  const isFree = (moved: Box) => holds(whole, moved) && !floats.some((float) => overlap(moved, float));
  const found = ways
    .filter(({ x, y }) => isFree({ ...box, x: box.x + x, y: box.y + y }))
    .sort((one, other) => Math.hypot(one.x, one.y) - Math.hypot(other.x, other.y))[0];
  return found ?? { x: 0, y: 0 };
}

/** Where a box of the canvas lies on screen. */
export function onScreen({ x, y, width, height }: Box, viewport: Viewport): Box {
  const { zoom } = viewport;
  return { x: x * zoom + viewport.x, y: y * zoom + viewport.y, width: width * zoom, height: height * zoom };
}

/** Every room that ends at an edge of the canvas or of something that floats, each side by itself. */
function roomsAmong({ width, height }: Size, floats: readonly Box[]): readonly Box[] {
  const lefts = [0, ...floats.map((float) => float.x + float.width)];
  const rights = [width, ...floats.map((float) => float.x)];
  const tops = [0, ...floats.map((float) => float.y + float.height)];
  const bottoms = [height, ...floats.map((float) => float.y)];
  return lefts.flatMap((x) =>
    rights.flatMap((right) =>
      tops.flatMap((y) =>
        bottoms
          .filter((bottom) => right - x > 2 * MARGIN && bottom - y > 2 * MARGIN)
          .map((bottom) => ({ x, y, width: right - x, height: bottom - y })),
      ),
    ),
  );
}

/** The boxes' bounds in the middle of a room, as large as fits. */
function placeIn(room: Box, bounds: Box, { minZoom, maxZoom }: ZoomLimits) {
  const wished = Math.min(
    (room.width - 2 * MARGIN) / Math.max(1, bounds.width),
    (room.height - 2 * MARGIN) / Math.max(1, bounds.height),
  );
  const zoom = Math.min(maxZoom, Math.max(minZoom, wished));
  const viewport = {
    x: room.x + room.width / 2 - (bounds.x + bounds.width / 2) * zoom,
    y: room.y + room.height / 2 - (bounds.y + bounds.height / 2) * zoom,
    zoom,
  };
  return { room, viewport, fits: wished >= minZoom };
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function holds(room: Box, { x, y, width, height }: Box): boolean {
  return x >= room.x && y >= room.y && x + width <= room.x + room.width && y + height <= room.y + room.height;
}
