import { describe, expect, it } from 'vitest';
import { headingsOf } from '../../../../../../renderer/src/runs/sheet/data/headingsOf.ts';
import { lanesWithin, layOutSheet } from '../../../../../../renderer/src/runs/sheet/data/layOutSheet.ts';
import type { SheetAxis } from '../../../../../../renderer/src/runs/sheet/data/SheetAxis.ts';
import type { SheetCell } from '../../../../../../renderer/src/runs/sheet/data/SheetCell.ts';

const axis = (of: string, count: number): SheetAxis => ({
  of,
  label: of,
  values: Array.from({ length: count }, (_, at) => ({ name: `${of} ${String(at)}` })),
});
const AXES = [axis('prompt', 5), axis('provider', 3), axis('ratio', 2)];
/** The first ratio is twice as wide as it is high. */
const CELLS = Array.from({ length: 30 }, (_, at): SheetCell => [
  { status: 'waiting', seed: 1, notes: [], width: at % 2 === 0 ? 2000 : 1000, height: 1000 },
]);
const USUAL = { tile: 100, isTurned: false };

describe('layOutSheet', () => {
  it('has the first axis down and the others across, the last innermost', () => {
    const layout = layOutSheet(AXES, CELLS, USUAL);
    expect(layout.rows.map(({ at }) => at)).toEqual([[0], [1], [2], [3], [4]]);
    expect(layout.columns.map(({ at }) => at)).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
      [2, 0],
      [2, 1],
    ]);
    expect(layout.cellAt(2, 3)).toBe(2 * 6 + 3);
  });

  it('gives each column the width of its own pictures', () => {
    const { columns } = layOutSheet(AXES, CELLS, USUAL);
    expect(columns.map(({ size }) => size)).toEqual([200, 100, 200, 100, 200, 100]);
    expect(columns[0]?.pixels).toEqual({ width: 2000, height: 1000 });
  });

  it('changes rows and columns when it is turned, and finds each cell in both', () => {
    for (const isTurned of [false, true]) {
      const layout = layOutSheet(AXES, CELLS, { ...USUAL, isTurned });
      expect([layout.rows.length, layout.columns.length]).toEqual(isTurned ? [6, 5] : [5, 6]);
      for (let cell = 0; cell < 30; cell++) {
        const { row, column } = layout.placeOf(cell);
        expect(layout.cellAt(row, column)).toBe(cell);
      }
    }
  });

  it('has one axis across, in a single row', () => {
    const layout = layOutSheet([axis('seed', 4)], [], USUAL);
    expect([layout.rows.length, layout.columns.length]).toEqual([1, 4]);
  });
});

describe('headingsOf', () => {
  it('spans a heading over the columns below it', () => {
    const [models = [], ratios = []] = headingsOf(layOutSheet(AXES, CELLS, USUAL));
    expect(models.map(({ value, column, span }) => [value, column, span])).toEqual([
      [0, 0, 2],
      [1, 2, 2],
      [2, 4, 2],
    ]);
    expect(models[0]?.size).toBe((ratios[1]?.start ?? 0) + (ratios[1]?.size ?? 0));
    expect(ratios).toHaveLength(6);
  });
});

describe('lanesWithin', () => {
  it('gives only the lanes in sight', () => {
    const { columns } = layOutSheet([axis('seed', 100)], [], USUAL);
    const { from, to } = lanesWithin(columns, 1000, 1500);
    expect(columns[from]?.start ?? 0).toBeLessThanOrEqual(1000);
    expect(to - from).toBeLessThan(8);
  });
});
