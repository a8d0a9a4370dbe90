import { describe, expect, it } from 'vitest';
import { isFiltering, matchingRuns, NO_FILTER } from '../../../../../renderer/src/runs/list/matchingRuns.ts';
import { aRun } from '../aRun.ts';

const RUNS = [
  aRun({ graph: 'Foxes in winter' }),
  aRun({ graph: 'Lakes', status: 'failed' }),
  aRun({ graph: 'Foxes', status: 'queued' }),
];
const names = (filter: Parameters<typeof matchingRuns>[1]) => matchingRuns(RUNS, filter).map(({ graph }) => graph);

describe('matchingRuns', () => {
  it('leaves runs that wait to the queue', () => {
    expect(names(NO_FILTER)).toEqual(['Foxes in winter', 'Lakes']);
  });

  it('lists what waits in another program, for it stands in no queue here', () => {
    const elsewhere = aRun({ graph: 'Owls', status: 'queued', isElsewhere: true });
    expect(matchingRuns([elsewhere], NO_FILTER)).toEqual([elsewhere]);
  });

  it('finds a part of a graph’s name in any case', () => {
    expect(names({ text: ' FOX ', status: 'all' })).toEqual(['Foxes in winter']);
  });

  it('narrows down to a state', () => {
    expect(names({ text: '', status: 'failed' })).toEqual(['Lakes']);
    expect(names({ text: 'fox', status: 'failed' })).toEqual([]);
  });

  it('knows whether it leaves anything out', () => {
    expect(isFiltering(NO_FILTER)).toBe(false);
    expect(isFiltering({ text: ' ', status: 'all' })).toBe(false);
    expect(isFiltering({ text: '', status: 'failed' })).toBe(true);
  });
});
