import type { Position, Size } from '#shared/workflow/Workflow';
import type { OpenEnd } from '#shared/workflow/edits';
import type { Studio } from '../../stores/studio.ts';
import { freeSpot, type Box } from './freeSpot.ts';
import { boxOf, takenBoxes } from './takenBoxes.ts';

/** Between a node and the one that is added to a wire of it, px. */
export const BESIDE = 80;

/** Where a new node of a type goes that nobody pointed at a place for: beside the node it is wired to, else in the middle of what is seen. */
export function placeNode(studio: Studio, type: string, wiredTo?: OpenEnd): Position {
  const { x, y } = placeNear(studio, type, (size) => usualPlace(studio, size, wiredTo));
  return { x, y };
}

/** Where a node of a size would best lie that nobody pointed at a place for. */
export function usualPlace({ view }: Studio, { width, height }: Size, wiredTo?: OpenEnd): Position {
  const box = wiredTo && view.getState().canvas?.boxes().get(wiredTo.socket.node);
  if (box) return { x: wiredTo.end === 'from' ? box.x + box.width + BESIDE : box.x - BESIDE - width, y: box.y };
  const centre = view.getState().canvas?.centre() ?? { x: 0, y: 0 };
  return { x: centre.x - width / 2, y: centre.y - height / 2 };
}

/** The free place nearest to a point, for a new node of a type. */
export function placeAt(studio: Studio, type: string, at: Position): Position {
  const { x, y } = placeNear(studio, type, () => at);
  return { x, y };
}

/**
 * The free place nearest to a wish, for a new node of a type, with the room it will want.
 * @param wish by its size, px
 * @param taken places of nodes that are about to be added too
 */
export function placeNear(
  studio: Studio,
  type: string,
  wish: (size: Pick<Box, 'width' | 'height'>) => Position,
  taken: readonly Box[] = [],
): Box {
  const { width, height } = boxOf(studio, { id: '', type, position: { x: 0, y: 0 } });
  const size = { width, height };
  return { ...freeSpot(wish(size), size, [...takenBoxes(studio), ...taken]), ...size };
}
