import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnequalListsError } from '#shared/errors/inputErrors';
import { broadcast } from '#shared/graph/rows/broadcast';

describe('broadcast', () => {
  it('stretches a list of one to the longest', () => {
    expect(broadcast({ prompt: ['a', 'b', 'c'], seed: [7] })).toEqual([
      { prompt: 'a', seed: 7 },
      { prompt: 'b', seed: 7 },
      { prompt: 'c', seed: 7 },
    ]);
  });

  it('gives undefined throughout for an empty list, and nothing when all are empty', () => {
    expect(broadcast({ prompt: ['a', 'b'], seed: [] })).toEqual([
      { prompt: 'a', seed: undefined },
      { prompt: 'b', seed: undefined },
    ]);
    expect(broadcast({ prompt: [], seed: [] })).toEqual([]);
    expect(broadcast({})).toEqual([]);
  });

  it('names both lists when neither can stretch', () => {
    const meet = () => broadcast({ prompt: ['a', 'b'], provider: ['x'], seed: [1, 2, 3] });
    expect(meet).toThrow(UnequalListsError);
    expect(meet).toThrow('2 items of prompt meet 3 of seed.');
  });

  it('has as many rows as the longest list, each with that list’s items in order', () => {
    const length = fc.integer({ min: 2, max: 20 });
    fc.assert(
      fc.property(length, fc.constantFrom(0, 1), fc.boolean(), (count, short, isTwice) => {
        const long = Array.from({ length: count }, (_, index) => index);
        const rows = broadcast({ long, short: Array<string>(short).fill('x'), other: isTwice ? long : [] });
        expect(rows.map((row) => row.long)).toEqual(long);
        expect(new Set(rows.map((row) => row.short))).toEqual(new Set([short ? 'x' : undefined]));
        if (isTwice) expect(rows.every((row) => row.other === row.long)).toBe(true);
      }),
    );
  });
});
