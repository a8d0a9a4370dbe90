import { describe, expect, it } from 'vitest';
import { placesOfCalls } from '../../../../electron/engine/placesOfCalls.ts';
import { growthOf, LINEAR } from '../../../support/growthOf.ts';

const row = (index: number) => ({ list: 'csv', index, name: '' });
const call = (index: number) => ({ row: row(index) });
const place = (index: number, of: number) => ({ index, row: row(of) });

describe('places of calls', () => {
  it('are as they are asked for, where nothing was made before', () => {
    expect(placesOfCalls([call(0), call(1), {}], [])).toEqual([0, 1, 2]);
  });

  it('stay with the rows that had them, and a row that comes later takes a free one', () => {
    const before = [place(0, 0), place(1, 2), place(2, 3)];
    expect(placesOfCalls([call(0), call(1), call(2), call(3)], before)).toEqual([0, 3, 1, 2]);
  });

  it('stay with each of several of a row', () => {
    const before = [place(0, 0), place(1, 0), place(2, 2), place(3, 2)];
    const calls = [0, 0, 1, 1, 2, 2].map(call);
    expect(placesOfCalls(calls, before)).toEqual([0, 1, 4, 5, 2, 3]);
  });

  it('are as they are asked for where a row that had one is gone, so that none stays empty', () => {
    expect(placesOfCalls([call(1)], [place(0, 0), place(1, 1)])).toEqual([0]);
  });

  it('are found in time that grows with the calls', async () => {
    const make = (size: number) => {
      const rows = Array.from({ length: size }, (_, at) => at);
      return { calls: rows.map(call), before: rows.filter((of) => of % 5 > 0).map((of, at) => place(at, of)) };
    };
    const work = ({ calls, before }: ReturnType<typeof make>) => placesOfCalls(calls, before);
    // It takes much memory, and so more rounds.
    expect(await growthOf(make, 20_000, work, 8)).toBeLessThan(LINEAR);
  });
});
