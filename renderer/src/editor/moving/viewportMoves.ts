/** Where the canvas stands after a move of the hand. Points and lengths are px on screen, from the canvas' upper left. */
import type { Position, Viewport } from '#shared/workflow/Workflow';

export interface ZoomLimits {
  readonly minZoom: number;
  readonly maxZoom: number;
}

export function pannedBy({ x, y, zoom }: Viewport, by: Position): Viewport {
  return { x: x + by.x, y: y + by.y, zoom };
}

/** What lies under `point` stays under it. */
export function zoomedAt(viewport: Viewport, point: Position, factor: number, limits: ZoomLimits): Viewport {
  const zoom = Math.min(limits.maxZoom, Math.max(limits.minZoom, viewport.zoom * factor));
  const grown = zoom / viewport.zoom;
  return { x: point.x - (point.x - viewport.x) * grown, y: point.y - (point.y - viewport.y) * grown, zoom };
}

export type TwoPoints = readonly [Position, Position];

/** Two fingers hold what lay between them between them: apart is nearer, together farther, and where they go it goes. */
export function pinchedTo(viewport: Viewport, from: TwoPoints, to: TwoPoints, limits: ZoomLimits): Viewport {
  const start = between(from);
  const end = between(to);
  const factor = apart(from) > 0 ? apart(to) / apart(from) : 1;
  return pannedBy(zoomedAt(viewport, start, factor, limits), { x: end.x - start.x, y: end.y - start.y });
}

function between([one, other]: TwoPoints): Position {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

function apart([one, other]: TwoPoints): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
