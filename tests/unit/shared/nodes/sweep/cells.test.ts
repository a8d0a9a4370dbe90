import { describe, expect, it } from 'vitest';
import type { Rows } from '#shared/graph/rows/Row';
import { areCellWords, cellAt, cellWords, countCells, placesOf, stridesOf } from '#shared/nodes/sweep/cells';
import { cellRows } from '#shared/nodes/sweep/cellRows';
import { growthOf, LINEAR } from '../../../../support/growthOf.ts';

describe('the cells of a sweep', () => {
  it('are all that can stand together, the last axis fastest, each found by its index alone', () => {
    const lengths = [2, 3, 2];
    const all = Array.from({ length: countCells(lengths) }, (_, index) => placesOf(index, lengths));
    expect(all.slice(0, 4)).toEqual([
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 0],
      [0, 1, 1],
    ]);
    expect(new Set(all.map(String)).size).toBe(12);
    expect(stridesOf(lengths)).toEqual([6, 2, 1]);
    expect(all.map((places) => cellAt(places, lengths))).toEqual(all.map((_, index) => index));
  });

  it('are counted without being built, however many there were', () => {
    expect(countCells(Array.from({ length: 200 }, () => 10_000))).toBe(Infinity);
    expect(countCells([])).toBe(1);
    expect(countCells([5, 0, 3])).toBe(0);
    expect(cellWords([5, 3, 2])).toBe('5 × 3 × 2 = 30 cells');
    expect(cellWords([1])).toBe('1 cell');
    for (const lengths of [[5, 3, 2], [1], [0, 4], [10_000], [200, 50]])
      expect(areCellWords(cellWords(lengths))).toBe(true);
    expect(areCellWords('A list that is wired in is empty: nothing is made.')).toBe(false);
  });

  const axis = (of: string, names: readonly string[], rows: Rows = []) => ({ of, names, items: names, rows });

  it('have names that tell them apart, without what is the same in all', () => {
    const named = (...axes: ReturnType<typeof axis>[]) => cellRows('s', axes).map(({ name }) => name);
    expect(named(axis('prompt', ['fox', 'hare']), axis('provider', ['One']), axis('seed', ['1', '2']))).toEqual([
      'fox · seed 1',
      'fox · seed 2',
      'hare · seed 1',
      'hare · seed 2',
    ]);
    expect(named(axis('outputFormat', ['png']))).toEqual(['output format png']);
    expect(new Set(named(axis('prompt', ['a', 'a · b']), axis('ratio', ['b · c', 'c']))).size).toBe(4);
  });

  it('keep the columns of the rows that are wired in, and have one an axis', () => {
    const row = { list: 'l', index: 0, name: 'fox', columns: { animal: 'fox', model: 'lost' } };
    const [cell] = cellRows('s', [axis('prompt', ['fox'], [row]), axis('provider', ['One'])]);
    expect(cell?.columns).toEqual({ animal: 'fox', prompt: 'fox', model: 'One' });
  });

  it('take time that grows with their number only', async () => {
    const make = (size: number) => [
      axis(
        'prompt',
        Array.from({ length: size }, (_, at) => `prompt ${String(at)}`),
      ),
      axis('ratio', ['1:1', '16:9']),
    ];
    expect(await growthOf(make, 1200, (axes) => cellRows('s', axes))).toBeLessThan(LINEAR);
  });
});
