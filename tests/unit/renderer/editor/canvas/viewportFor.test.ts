import { describe, expect, it } from 'vitest';
import { viewportFor } from '../../../../../renderer/src/editor/canvas/viewportFor.ts';

const pane = { width: 1000, height: 600 };
const node = (x: number, y: number) => ({ x, y, width: 260, height: 200 });

describe('viewportFor', () => {
  it('leaves the canvas where it is when all is in view', () => {
    expect(viewportFor([node(100, 100), node(600, 300)], pane, { x: 0, y: 0, zoom: 1 })).toBeUndefined();
    expect(viewportFor([], pane, { x: 0, y: 0, zoom: 1 })).toBeUndefined();
  });

  it('moves only as far as it must, on that axis alone', () => {
    expect(viewportFor([node(900, 100)], pane, { x: 0, y: 0, zoom: 1 })).toEqual({ x: -184, y: 0, zoom: 1 });
    expect(viewportFor([node(-100, -40)], pane, { x: 0, y: 0, zoom: 0.5 })).toEqual({ x: 74, y: 44, zoom: 0.5 });
  });

  it('shows one that is larger than the window from its beginning', () => {
    const tall = { x: 100, y: 100, width: 260, height: 900 };
    expect(viewportFor([tall], pane, { x: 0, y: 0, zoom: 1 })).toEqual({ x: 0, y: -76, zoom: 1 });
  });

  it('makes several smaller that are more than fit, and no larger ever', () => {
    const viewport = viewportFor([node(0, 0), node(3000, 0)], pane, { x: 0, y: 0, zoom: 1 });
    expect(viewport?.zoom).toBeCloseTo(952 / 3260);
    expect(viewport?.x).toBeCloseTo(24);
  });
});
