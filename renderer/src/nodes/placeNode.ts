import { definitionOf } from '#shared/graph/definitionOf';
import type { Position } from '#shared/workflow/Workflow';
import type { OpenEnd } from '#shared/workflow/edits';
import { estimateGeometry } from './nodeGeometry.ts';
import type { Studio } from '../stores/studio.ts';
import { freeSpot } from './freeSpot.ts';

/** Between a node and the one that is added to a wire of it, px. */
const BESIDE = 80;
/** What a node may want below its form once it is there, px: the lines that say what it needs, and its footer. */
const ROOM_BELOW = 100;

/** Where a new node of a type goes that nobody pointed at a place for: beside the node it is wired to, else in the middle of what is seen. */
export function placeNode({ view, workflow, paletteOf }: Studio, type: string, wiredTo?: OpenEnd): Position {
  const { canvas } = view.getState();
  if (!canvas) return { x: 0, y: 0 };
  const definition = definitionOf(paletteOf(workflow.getState().workflow), { type });
  const size = estimateGeometry({ id: '', type, position: { x: 0, y: 0 } }, definition);
  const boxes = canvas.boxes();
  const box = wiredTo && boxes.get(wiredTo.socket.node);
  const centre = canvas.centre();
  const wish = box
    ? { x: wiredTo.end === 'from' ? box.x + box.width + BESIDE : box.x - BESIDE - size.width, y: box.y }
    : { x: centre.x - size.width / 2, y: centre.y - size.height / 2 };
  return freeSpot(wish, { width: size.width, height: size.height + ROOM_BELOW }, [...boxes.values()]);
}
