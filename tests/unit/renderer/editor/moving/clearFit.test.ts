import { describe, expect, it } from 'vitest';
import type { Box } from '../../../../../renderer/src/nodes/place/freeSpot.ts';
import { clearFit, onScreen, shiftClear } from '../../../../../renderer/src/editor/moving/clearFit.ts';

const size = { width: 1000, height: 700 };
const limits = { minZoom: 0.1, maxZoom: 1 };
const minimap: Box = { x: 860, y: 590, width: 126, height: 96 };
const control: Box = { x: 14, y: 650, width: 260, height: 36 };
const bar: Box = { x: 300, y: 12, width: 400, height: 40 };

const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** Rows and columns of nodes, 260 × 200 each, 60 apart. */
const grid = (columns: number, rows: number): readonly Box[] =>
  Array.from({ length: columns * rows }, (_, at) => ({
    x: (at % columns) * 320,
    y: Math.floor(at / columns) * 260,
    width: 260,
    height: 200,
  }));

describe('clearFit', () => {
  it('shows every node whole and none under what floats, whatever the graph is like', () => {
    for (const boxes of [grid(1, 1), grid(4, 2), grid(2, 6), grid(9, 1), grid(1, 9), grid(12, 12)]) {
      const floats = [minimap, control, bar];
      const viewport = clearFit({ boxes, size, floats, limits });
      if (!viewport) throw new Error('nowhere');
      for (const box of boxes.map((each) => onScreen(each, viewport))) {
        expect(floats.some((float) => overlap(box, float))).toBe(false);
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(size.width);
        expect(box.y + box.height).toBeLessThanOrEqual(size.height);
      }
    }
  });

  it('leaves a corner to what floats there where no node lies in it, and stays large', () => {
    const boxes = grid(3, 2).slice(0, 5);
    const full = clearFit({ boxes, size, floats: [], limits });
    expect(clearFit({ boxes, size, floats: [minimap], limits })?.zoom).toBeCloseTo(full?.zoom ?? 0);
  });

  it('puts what is small into the middle, no larger than it is', () => {
    const viewport = clearFit({ boxes: [{ x: 5000, y: -300, width: 200, height: 100 }], size, floats: [], limits });
    expect(viewport).toEqual({ x: 500 - 5100, y: 350 + 250, zoom: 1 });
  });

  it('shows the middle of what does not fit even from afar, and nothing of nothing', () => {
    const viewport = clearFit({ boxes: [{ x: 0, y: 0, width: 1e5, height: 10 }], size, floats: [minimap], limits });
    expect(viewport).toEqual({ x: 500 - 5000, y: 350 - 0.5, zoom: 0.1 });
    expect(clearFit({ boxes: [], size, floats: [], limits })).toBeUndefined();
  });
});

describe('shiftClear', () => {
  it('moves a node out from under what floats the shortest way, and no other', () => {
    expect(shiftClear({ x: 700, y: 560, width: 240, height: 100 }, size, [minimap])).toEqual({
      x: 0,
      y: 590 - 24 - 660,
    });
    expect(shiftClear({ x: 640, y: 300, width: 240, height: 340 }, size, [minimap])).toEqual({
      x: 860 - 24 - 880,
      y: 0,
    });
    expect(shiftClear({ x: 100, y: 100, width: 240, height: 100 }, size, [minimap])).toEqual({ x: 0, y: 0 });
  });
});
