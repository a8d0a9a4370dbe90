import type { Position } from '#shared/workflow/Workflow';
import { unionOf } from '../frame/boxAround.ts';
import type { Box } from '../place/freeSpot.ts';

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'x' | 'y';

/** Where boxes go so that one side or middle of each stands on that of the box around them all. */
export function alignBoxes(boxes: ReadonlyMap<string, Box>, alignment: Alignment): ReadonlyMap<string, Position> {
  const around = unionOf(boxes.values());
  return new Map([...boxes].map(([id, box]) => [id, around ? aligned(box, around, alignment) : box]));
}

/** Where boxes go so that the gaps between them are alike; the outermost stay. They keep their order. */
export function distributeBoxes(boxes: ReadonlyMap<string, Box>, axis: Axis): ReadonlyMap<string, Position> {
  const length = axis === 'x' ? 'width' : 'height';
  const order = [...boxes].sort(([, a], [, b]) => a[axis] + a[length] / 2 - b[axis] - b[length] / 2);
  const around = unionOf(boxes.values());
  if (!around) return new Map();
  const filled = order.reduce((sum, [, box]) => sum + box[length], 0);
  const gap = order.length > 1 ? (around[length] - filled) / (order.length - 1) : 0;
  let at = around[axis];
  return new Map(
    order.map(([id, box]) => {
      const place = { x: box.x, y: box.y, [axis]: Math.round(at) };
      at += box[length] + gap;
      return [id, place];
    }),
  );
}

function aligned({ x, y, width, height }: Box, around: Box, alignment: Alignment): Position {
  switch (alignment) {
    case 'left':
      return { x: around.x, y };
    case 'centre':
      return { x: Math.round(around.x + (around.width - width) / 2), y };
    case 'right':
      return { x: around.x + around.width - width, y };
    case 'top':
      return { x, y: around.y };
    case 'middle':
      return { x, y: Math.round(around.y + (around.height - height) / 2) };
    case 'bottom':
      return { x, y: around.y + around.height - height };
  }
}
