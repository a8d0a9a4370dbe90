import { describe, expect, it } from 'vitest';
import { snapMove } from '../../../../../renderer/src/editor/arrange/snapMove.ts';

const OPTIONS = { reach: 6, grid: 20 };
const box = (x: number, y: number, width = 100, height = 100) => ({ x, y, width, height });

describe('a dragged box', () => {
  it('stands on the grid where nothing else is near', () => {
    expect(snapMove(box(13, 29), [], OPTIONS)).toEqual({ by: { x: 7, y: -9 }, guides: [] });
  });

  it('takes the edge of a neighbour before the grid, and shows the line', () => {
    const { by, guides } = snapMove(box(49, 300), [box(45, 0)], OPTIONS);
    expect(by).toEqual({ x: -4, y: 0 });
    expect(guides[0]).toEqual({ kind: 'line', from: { x: 45, y: 0 }, to: { x: 45, y: 400 } });
  });

  it('takes the middle of a neighbour of another width', () => {
    expect(snapMove(box(23, 300, 60), [box(5, 0)], OPTIONS).by.x).toBe(2);
  });

  it('keeps the gap that two neighbours have, and shows both', () => {
    const { by, guides } = snapMove(box(267, 7), [box(0, 13), box(133, 31)], OPTIONS);
    expect(by.x).toBe(-1);
    expect(guides.filter(({ kind }) => kind === 'gap')).toEqual([
      {
        kind: 'gap',
        from: { x: 100, y: expect.any(Number) as number },
        to: { x: 133, y: expect.any(Number) as number },
      },
      {
        kind: 'gap',
        from: { x: 233, y: expect.any(Number) as number },
        to: { x: 266, y: expect.any(Number) as number },
      },
    ]);
  });

  it('stands in the middle between two', () => {
    expect(snapMove(box(152, 7), [box(0, 13), box(311, 31)], OPTIONS).by.x).toBe(3.5);
  });

  it('looks at so many neighbours only, however many are in view', () => {
    const many = Array.from({ length: 50_000 }, (_, at) => box(at * 7, at * 13));
    const start = performance.now();
    snapMove(box(3, 3), many, OPTIONS);
    expect(performance.now() - start).toBeLessThan(50);
  });
});
