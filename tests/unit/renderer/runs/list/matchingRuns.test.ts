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

  it('lists what was found among all runs with those whose graph is named so, newest first, each once', () => {
    const found = [
      aRun({ runId: 'old', graph: 'Sky', queuedAt: 5 }),
      aRun({ runId: 'known', status: 'running', queuedAt: 9 }),
    ];
    const known = [
      aRun({ runId: 'known', graph: 'Foxes', queuedAt: 9 }),
      aRun({ runId: 'named', graph: 'A fox', queuedAt: 7 }),
    ];
    const listed = matchingRuns(known, { text: 'fox', status: 'all' }, found);
    expect(listed.map(({ runId }) => runId)).toEqual(['known', 'named', 'old']);
    // What is known is newer.
    expect(listed[0]).toBe(known[0]);
    expect(matchingRuns(known, { text: 'fox', status: 'running' }, found)).toEqual([]);
  });

  it('takes no word that is to be left out for a part of a name', () => {
    expect(names({ text: '-fox', status: 'all' })).toEqual([]);
    expect(names({ text: '"foxes in winter"', status: 'all' })).toEqual([]);
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
