import { describe, expect, it } from 'vitest';
import { callLines, multiplied } from '#shared/runs/callLines';

const call = (prompt: string, seed: number, index?: number) => ({
  prompt,
  seed,
  instructions: '',
  ...(index !== undefined && { row: { list: 'csv', index, name: prompt } }),
});
const rows = (count: number, each: number) =>
  Array.from({ length: count * each }, (_, at) => call('same words', at % each, Math.floor(at / each)));

describe('the calls of a node', () => {
  it('are told as what is multiplied', () => {
    expect(multiplied(rows(12, 2))).toBe('12 rows × 2 pictures = 24 calls');
    expect(multiplied(rows(12, 1))).toBe('12 rows, 12 calls');
    expect(multiplied(rows(1, 4))).toBe('4 calls');
    expect(multiplied([call('a', 1)])).toBe('1 call');
    expect(multiplied([call('a', 1), call('a', 2), call('b', 1), call('b', 2)])).toBe(
      '2 prompts × 2 pictures = 4 calls',
    );
    expect(multiplied([...rows(3, 2), call('same words', 0, 3)])).toBe('4 rows, 7 calls');
    expect(multiplied(rows(2, 3).map((one) => ({ ...one, kind: 'text' as const })))).toBe('2 rows × 3 texts = 6 calls');
  });

  it('stay together by row, also where the words are the same', () => {
    expect(callLines(rows(3, 2)).map(({ row, calls }) => [row?.index, calls.length])).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
    expect(callLines([call('a', 5), call('a', 5)])).toHaveLength(2);
  });
});
