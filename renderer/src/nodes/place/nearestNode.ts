import type { Position } from '#shared/workflow/Workflow';
import type { Box } from './freeSpot.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** How much farther a node counts that lies askew of the direction. */
const ASKEW = 2.5;

/** The node one comes to from another in a direction, by their middles; `undefined`: none lies there. */
export function nodeTowards(boxes: ReadonlyMap<string, Box>, from: string, direction: Direction): string | undefined {
  const start = boxes.get(from);
  if (!start) return undefined;
  const origin = middle(start);
  return least(boxes, (box, id) => {
    const { along, across } = split(origin, middle(box), direction);
    return id === from || along <= 0 ? Infinity : along + Math.abs(across) * ASKEW;
  });
}

/** The node whose middle is nearest to a point. */
export function nodeNearest(boxes: ReadonlyMap<string, Box>, point: Position): string | undefined {
  return least(boxes, (box) => Math.hypot(middle(box).x - point.x, middle(box).y - point.y));
}

function least(boxes: ReadonlyMap<string, Box>, measure: (box: Box, id: string) => number): string | undefined {
  let best: string | undefined;
  let shortest = Infinity;
  for (const [id, box] of boxes) {
    const length = measure(box, id);
    if (length >= shortest) continue;
    best = id;
    shortest = length;
  }
  return best;
}

function split(from: Position, to: Position, direction: Direction): { along: number; across: number } {
  const x = to.x - from.x;
  const y = to.y - from.y;
  switch (direction) {
    case 'left':
      return { along: -x, across: y };
    case 'right':
      return { along: x, across: y };
    case 'up':
      return { along: -y, across: x };
    case 'down':
      return { along: y, across: x };
  }
}

function middle({ x, y, width, height }: Box): Position {
  return { x: x + width / 2, y: y + height / 2 };
}
