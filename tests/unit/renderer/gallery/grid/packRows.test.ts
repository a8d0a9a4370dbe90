import { describe, expect, test } from 'vitest';
import { NumberSet } from '../../../../../renderer/src/stores/gallery/NumberSet.ts';
import type { GalleryRows } from '../../../../../renderer/src/stores/gallery/GalleryRows.ts';
import { LINE, type GridLayout } from '../../../../../renderer/src/gallery/grid/GridLayout.ts';
import { packRows, type PackInput } from '../../../../../renderer/src/gallery/grid/packRows.ts';
import { oneGroup, rowsOf, type GroupShape } from '../../../../support/galleryRows.ts';

const WIDTH = 1000;

function lay(rows: GalleryRows, changed: Partial<PackInput> = {}): GridLayout {
  const work = packRows({
    rows,
    hidden: NumberSet.empty,
    hasHeadings: true,
    stacks: true,
    openStacks: new Set(),
    width: WIDTH,
    aim: 150,
    ...changed,
  });
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

const tileLines = (layout: GridLayout) =>
  Array.from({ length: layout.lineCount }, (_, line) => line).filter((line) => layout.hasTiles(line));
const shapes: readonly GroupShape[] = [
  { key: 'foxes', batches: [1, 1, 12, 1, 8, 2] },
  { key: 'keeper', batches: [16] },
  { key: 'few', batches: [4] },
];

describe('lines of tiles', () => {
  test('are as wide as there is room, but for the last of a group, and near the height that is aimed at', () => {
    const layout = lay(rowsOf(oneGroup(500)), { stacks: false });
    const lines = tileLines(layout);
    for (const line of lines.slice(0, -1)) {
      const last = layout.cellsOf(line).at(-1);
      expect((last?.x ?? 0) + (last?.width ?? 0)).toBe(WIDTH);
      expect(layout.heightOf(line)).toBeGreaterThan(100);
      expect(layout.heightOf(line)).toBeLessThan(225);
    }
    expect(layout.heightOf(lines.at(-1) ?? 0)).toBeLessThanOrEqual(150 * 1.4);
  });

  test('hold every picture once, in order, each in its own shape', () => {
    const rows = rowsOf(oneGroup(500));
    const layout = lay(rows, { stacks: false });
    const cells = tileLines(layout).flatMap((line) => layout.cellsOf(line).map((cell) => ({ ...cell, line })));
    expect(cells.map(({ item }) => layout.rowOf(item))).toEqual(Array.from({ length: 500 }, (_, row) => row));
    for (const { item, width, line } of cells)
      expect(width / layout.heightOf(line)).toBeCloseTo((rows.ratios[layout.rowOf(item)] ?? 0) / 1000, 1);
  });

  test('lie below each other and never over each other', () => {
    const layout = lay(rowsOf(shapes), { openStacks: new Set([3, 7]) });
    for (let line = 1; line < layout.lineCount; line++)
      expect(layout.topOf(line)).toBeGreaterThanOrEqual(layout.bottomOf(line - 1));
    expect(layout.total).toBeGreaterThan(layout.bottomOf(layout.lineCount - 1));
  });

  test('are found by height, item and row', () => {
    const layout = lay(rowsOf(shapes), { openStacks: new Set([3]) });
    for (const line of tileLines(layout)) {
      expect(layout.lineAt(layout.topOf(line) + 1)).toBe(line);
      for (const { item } of layout.cellsOf(line)) expect(layout.lineOf(item)).toBe(line);
    }
    for (let row = 0; row < layout.rowCount; row++) {
      const item = layout.itemOf(row);
      expect(row - layout.rowOf(item)).toBeGreaterThanOrEqual(0);
      expect(row - layout.rowOf(item)).toBeLessThan(layout.spanOf(item));
    }
  });

  test('leave out what is hidden, and the heading of a group of which nothing is left', () => {
    const rows = rowsOf(shapes);
    const few = Array.from(rows.numbers.slice(-4));
    const layout = lay(rows, { hidden: NumberSet.of([1, ...few]), stacks: false });
    expect(layout.itemCount).toBe(rows.count - 5);
    expect(layout.rowOf(0)).toBe(1);
    const headings = Array.from({ length: layout.lineCount }, (_, line) => layout.kindOf(line)).filter(
      (kind) => kind === LINE.heading,
    );
    expect(headings).toHaveLength(2);
  });

  test('a day of 70,000 is laid out in slices of which none is long', () => {
    const work = packRows({
      rows: rowsOf(oneGroup(70_000)),
      hidden: NumberSet.empty,
      hasHeadings: true,
      stacks: true,
      openStacks: new Set(),
      width: WIDTH,
      aim: 150,
    });
    let slices = 0;
    while (!work.next().done) slices += 1;
    expect(slices).toBeGreaterThanOrEqual(30);
  });
});

describe('stacks', () => {
  test('take the place of neighbours of one batch, three and more', () => {
    const layout = lay(rowsOf([{ key: 'foxes', batches: [1, 12, 2, 3] }]));
    const spans = Array.from({ length: layout.itemCount }, (_, item) => layout.spanOf(item));
    expect(spans).toEqual([1, 12, 1, 1, 3]);
  });

  test('are none where a small batch is all of its group', () => {
    expect(lay(rowsOf([{ key: 'few', batches: [16] }])).itemCount).toBe(16);
    expect(lay(rowsOf([{ key: 'many', batches: [17] }])).itemCount).toBe(1);
  });

  test('open below their line, and nothing above moves', () => {
    const rows = rowsOf(shapes);
    const shut = lay(rows);
    const open = lay(rows, { openStacks: new Set([3]) });
    const [tray] = open.trays;
    expect(tray).toMatchObject({ batch: 3, from: 2, to: 14, isGroup: false });
    for (let line = 0; open.topOf(line) < (tray?.top ?? 0); line++) {
      expect(open.topOf(line)).toBe(shut.topOf(line));
      expect(open.cellsOf(line)).toEqual(shut.cellsOf(line));
    }
    expect([...open.lids].map((item) => open.rowOf(item))).toEqual([2]);
    const inTray = tileLines(open).filter((line) => open.trayOf(line));
    expect(inTray.flatMap((line) => open.cellsOf(line)).map(({ item }) => open.rowOf(item))).toEqual(
      Array.from({ length: 12 }, (_, at) => at + 2),
    );
  });

  test('one that is all of its group opens in the place of its heading', () => {
    const rows = rowsOf([
      { key: 'first', batches: [1, 1] },
      { key: 'many', batches: [20] },
    ]);
    const shut = lay(rows);
    const open = lay(rows, { openStacks: new Set([3]) });
    const [tray] = open.trays;
    expect(tray?.isGroup).toBe(true);
    expect(open.lids.size).toBe(0);
    const heading = shut.lineOf(shut.itemOf(5)) - 1;
    expect(shut.kindOf(heading)).toBe(LINE.heading);
    expect(open.topOf(tray?.firstLine ?? 0)).toBe(shut.topOf(heading));
  });
});
