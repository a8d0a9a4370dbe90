import type { GridLayout } from './GridLayout.ts';

/** Where the keys may go from a tile. */
export type GridMove = 'left' | 'right' | 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last';

/** The item a move from an item comes to. `screen`: px of a page. */
export function moveFrom(layout: GridLayout, item: number, move: GridMove, screen: number): number {
  const last = layout.itemCount - 1;
  switch (move) {
    case 'first':
      return 0;
    case 'last':
      return last;
    case 'left':
      return skipLid(layout, Math.max(0, item - 1), -1, item);
    case 'right':
      return skipLid(layout, Math.min(last, item + 1), 1, item);
    case 'up':
    case 'down':
      return nextLine(layout, item, move === 'down' ? 1 : -1);
    case 'page-up':
    case 'page-down':
      return onePage(layout, item, move === 'page-down' ? screen : -screen);
  }
}

/** The tile of a stack that is open stands for what lies in its tray. */
function skipLid(layout: GridLayout, item: number, by: 1 | -1, otherwise: number): number {
  let at = item;
  while (layout.lids.has(at)) at += by;
  return at >= 0 && at < layout.itemCount ? at : otherwise;
}

function nextLine(layout: GridLayout, item: number, by: 1 | -1): number {
  let line = layout.lineOf(item) + by;
  while (line >= 0 && line < layout.lineCount && !isStop(layout, line)) line += by;
  return line < 0 || line >= layout.lineCount ? item : (nearestIn(layout, line, middleOf(layout, item)) ?? item);
}

function onePage(layout: GridLayout, item: number, by: number): number {
  const from = layout.lineOf(item);
  const step = by > 0 ? 1 : -1;
  let line = layout.lineAt(Math.max(0, layout.topOf(from) + by));
  // A page is at least a line, and ends on tiles.
  if (line === from) line += step;
  while (line > 0 && line < layout.lineCount - 1 && !isStop(layout, line)) line += step;
  const found = nearestIn(layout, Math.min(layout.lineCount - 1, Math.max(0, line)), middleOf(layout, item));
  return found ?? (by > 0 ? layout.itemCount - 1 : 0);
}

/** Whether a line has a tile to stop at. */
function isStop(layout: GridLayout, line: number): boolean {
  if (!layout.hasTiles(line)) return false;
  const [first, end] = layout.itemsOf(line);
  for (let item = first; item < end; item++) if (!layout.lids.has(item)) return true;
  return false;
}

function middleOf(layout: GridLayout, item: number): number {
  const cell = layout.cellsOf(layout.lineOf(item)).find((each) => each.item === item);
  return cell ? cell.x + cell.width / 2 : 0;
}

function nearestIn(layout: GridLayout, line: number, middle: number): number | undefined {
  if (!layout.hasTiles(line)) return undefined;
  const cells = layout.cellsOf(line).filter(({ item }) => !layout.lids.has(item));
  const distance = ({ x, width }: { readonly x: number; readonly width: number }) => Math.abs(x + width / 2 - middle);
  return cells.reduce((best, cell) => (distance(cell) < distance(best) ? cell : best), cells[0] ?? NOWHERE).item;
}

const NOWHERE = { item: 0, x: 0, width: 0 };
