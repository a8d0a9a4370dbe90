import { describe, expect, it } from 'vitest';
import { lineUpRows, type RowedList } from '#shared/graph/rows/lineUpRows';
import { isOfRow, partOfRow, type Row } from '#shared/graph/rows/Row';
import { growthOf, LINEAR } from '../../../../support/growthOf.ts';

function row(index: number, part?: readonly number[]): Row {
  return { list: 'csv', index, name: `row ${String(index)}`, columns: {}, ...(part && { part }) };
}

/** A list whose items are named after it and their rows. */
function listOf(name: string, rows: readonly Row[]): RowedList {
  return { items: rows.map(({ index, part = [] }) => [name, index, ...part].join(' ')), rows };
}

function itemsOf(lists: Readonly<Record<string, RowedList>>) {
  const { lists: linedUp, ...rest } = lineUpRows(lists);
  return { ...rest, items: Object.fromEntries(Object.entries(linedUp).map(([name, { items }]) => [name, items])) };
}

describe('lining up by row', () => {
  it('leaves out the rows that one list has nothing for, and says which', () => {
    const { items, leftOut, lines } = itemsOf({
      prompt: listOf('p', [row(0), row(1), row(2)]),
      style: listOf('s', [row(0), row(2)]),
    });
    expect(items).toEqual({ prompt: ['p 0', 'p 2'], style: ['s 0', 's 2'] });
    expect(leftOut).toEqual([{ row: row(1), lacking: 'style' }]);
    expect(lines).toEqual([row(0), row(2)]);
  });

  it('pairs a row with its own where only one is left of a list, instead of stretching it over all', () => {
    const { items } = itemsOf({ prompt: listOf('p', [row(0), row(1)]), style: listOf('s', [row(1)]) });
    expect(items).toEqual({ prompt: ['p 1'], style: ['s 1'] });
  });

  it('gives what holds for a row to each of its parts, and each part its own', () => {
    const parts = [row(0, [0]), row(0, [1]), row(1, [0]), row(1, [1])];
    const { items, lines } = itemsOf({
      prompt: listOf('p', [row(0), row(1)]),
      text: listOf('t', parts),
      other: listOf('o', [parts[0]!, parts[1]!, parts[3]!]),
    });
    expect(items).toEqual({
      prompt: ['p 0', 'p 0', 'p 1'],
      text: ['t 0 0', 't 0 1', 't 1 1'],
      other: ['o 0 0', 'o 0 1', 'o 1 1'],
    });
    expect(lines.map((line) => line?.part)).toEqual([[0], [1], [1]]);
  });

  it('gives parts of a part the part they were made of', () => {
    const { items } = itemsOf({
      outer: listOf('a', [row(0, [0]), row(0, [1])]),
      inner: listOf('b', [row(0, [0, 0]), row(0, [0, 1]), row(0, [1, 0]), row(0, [1, 1])]),
    });
    expect(items['outer']).toEqual(['a 0 0', 'a 0 0', 'a 0 1', 'a 0 1']);
  });

  it('leaves lists of other origin, and of none, as they are', () => {
    const other = { items: ['x', 'y', 'z'], rows: [0, 1, 2].map((at) => ({ ...row(at), list: 'other' })) };
    const plain = { items: ['a', 'b', 'c'], rows: [] };
    const one = listOf('p', [row(0), row(1), row(2)]);
    const linedUp = lineUpRows({ plain, one, other });
    expect(linedUp.lists).toEqual({ plain, one, other });
    expect(linedUp.lines).toEqual(one.rows);
    expect(lineUpRows({ plain }).lines).toEqual([]);
  });

  it('has a single row serve every line of the others', () => {
    const { lines } = lineUpRows({ one: listOf('p', [row(0)]), plain: { items: ['a', 'b'], rows: [] } });
    expect(lines).toEqual([row(0), row(0)]);
  });

  it('takes time that grows with the lists', async () => {
    const make = (size: number) => {
      const rows = Array.from({ length: size }, (_, at) => row(at));
      const style = listOf('s', rows.filter((_, at) => at % 3 > 0).reverse());
      return {
        prompt: listOf('p', rows),
        style,
        text: listOf(
          't',
          rows.flatMap((own) => [0, 1].map((at) => partOfRow(own, at, 2)!)),
        ),
      };
    };
    expect(await growthOf(make, 10_000, lineUpRows)).toBeLessThan(LINEAR);
  });
});

describe('two items', () => {
  it('belong together where one holds for all that the other is a part of', () => {
    expect(isOfRow(row(1), row(1, [0]))).toBe(true);
    expect(isOfRow(row(1, [0, 3]), row(1, [0]))).toBe(true);
    expect(isOfRow(row(1, [0]), row(1, [1]))).toBe(false);
    expect(isOfRow(row(1), row(2))).toBe(false);
    expect(isOfRow(row(1), { ...row(1), list: 'other' })).toBe(false);
  });
});
