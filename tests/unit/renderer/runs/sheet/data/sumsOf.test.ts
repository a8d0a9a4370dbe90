import { describe, expect, it } from 'vitest';
import { cellsOf, failedIn, missingIn, stateOf } from '../../../../../../renderer/src/runs/sheet/data/SheetCell.ts';
import { sumsOf } from '../../../../../../renderer/src/runs/sheet/data/sumsOf.ts';
import { doneWords, eachWords } from '../../../../../../renderer/src/runs/sheet/sheetWords.ts';
import type { ShownSlot } from '../../../../../../renderer/src/stores/running/shownSlots.ts';

const image = { id: 'a'.repeat(64), width: 16, height: 9, mime: 'image/png' };
const money = (microUsd: number) => ({ microUsd, kind: 'actual' as const });
const slot = (index: number, more: Partial<ShownSlot>): ShownSlot => ({
  status: 'done',
  seed: 1,
  notes: [],
  width: 16,
  height: 9,
  row: { list: 'sweep', index, name: '' },
  estimate: money(50_000),
  ...more,
});
const SLOTS = [
  slot(0, { image, cost: money(50_000) }),
  slot(1, { status: 'failed', error: { code: 'blocked', message: 'Refused.' } }),
  slot(2, { status: 'running' }),
  slot(4, { image, cost: money(50_000) }),
  slot(4, { image, cost: money(50_000) }),
  slot(0, { row: { list: 'another', index: 0, name: '' } }),
];

describe('cellsOf', () => {
  it('puts each place into its cell, several into one, and leaves those of other lists out', () => {
    expect(cellsOf(SLOTS, 'sweep', 5).map(({ length }) => length)).toEqual([1, 1, 1, 0, 2]);
  });

  it('gives the same cell for the same place, so that nothing is drawn anew', () => {
    expect(cellsOf(SLOTS, 'sweep', 5)[0]).toBe(cellsOf(SLOTS, 'sweep', 5)[0]);
    const [several, grown] = [SLOTS, [...SLOTS, slot(4, { image })]].map((slots) => cellsOf(slots, 'sweep', 5)[4]);
    expect(cellsOf(SLOTS, 'sweep', 5)[4]).not.toBe(grown);
    expect(several).toHaveLength(2);
    expect(grown).toHaveLength(3);
    expect(cellsOf([...SLOTS], 'sweep', 5)[4]).toBe(cellsOf(SLOTS, 'sweep', 5)[4]);
  });

  it('tells what there is of a cell', () => {
    const cells = cellsOf(SLOTS, 'sweep', 5);
    expect(cells.map(stateOf)).toEqual(['done', 'failed', 'running', 'unmade', 'done']);
    expect(cells.flatMap(failedIn)).toEqual([SLOTS[1]]);
    expect(cells.flatMap(missingIn)).toEqual([SLOTS[1]]);
  });
});

describe('sumsOf', () => {
  it('adds up what cells cost and were to cost, and counts them', () => {
    const sums = sumsOf(cellsOf(SLOTS, 'sweep', 5));
    expect(sums).toMatchObject({ cells: 5, cost: money(150_000), estimate: { microUsd: 250_000 } });
    expect(doneWords(sums)).toBe('2 of 5');
    expect(eachWords(sums)).toBe('$0.05 each');
  });

  it('counts what has no price that is known, and takes it for no free one', () => {
    const unknown = { microUsd: 0, kind: 'estimate' as const };
    const sums = sumsOf([[slot(0, { estimate: unknown, image })], [slot(1, { image, cost: money(50_000) })]]);
    expect(sums).toMatchObject({ unpriced: 1, each: { least: money(50_000) } });
    expect(eachWords(sums)).toBe('$0.05 each');
    expect(eachWords(sumsOf([[slot(0, { estimate: unknown })]]))).toBe('price not known');
    expect(eachWords(sumsOf([[slot(0, { estimate: money(0) })]]))).toBeUndefined();
  });
});
