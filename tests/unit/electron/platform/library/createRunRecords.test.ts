import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { BadInputError, NotFoundError } from '#shared/errors/inputErrors';
import type { Library } from '../../../../../electron/platform/library/openLibrary.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { RUN, aCall, aLibrary, addPicture, openIn, startRun } from './records.ts';

const queue = (library: Library, runId: string, at = 1000) => {
  library.runQueued({ runId, name: runId, workflowText: '{}', settings: {}, at });
};

describe('the queue', () => {
  it('keeps the order runs were asked for, and lets it be changed', async () => {
    const library = openIn(tempFolder());
    for (const id of ['a', 'b', 'c']) queue(library, id);
    expect(library.waitingRuns()).toEqual(['a', 'b', 'c']);
    library.runMoved('c', 'a');
    expect(library.waitingRuns()).toEqual(['c', 'a', 'b']);
    library.runMoved('c', null);
    expect(library.waitingRuns()).toEqual(['a', 'b', 'c']);
    library.runMoved('b', 'gone');
    expect(library.waitingRuns()).toEqual(['a', 'c', 'b']);
    library.runStarted('c', 2000);
    expect(library.waitingRuns()).toEqual(['a', 'b']);
    for (const touch of [
      () => {
        library.runMoved('c', null);
      },
      () => {
        library.runDropped('c', 1);
      },
      () => {
        library.runStarted('c', 1);
      },
    ])
      expect(touch).toThrow(NotFoundError);
    await library.close();
  });

  it('gives a run back as it was asked for, also after the program was opened again', async () => {
    const folder = tempFolder();
    const library = openIn(folder);
    const run = {
      runId: randomUUID(),
      name: 'Foxes',
      workflowText: '{"nodes":[]}',
      documentId: randomUUID(),
      settings: { targets: ['n1'], again: 'all', onError: 'branch', maxCost: 5 } as const,
    };
    library.runQueued({ ...run, at: 1000 });
    await library.close();
    const again = openIn(folder);
    expect(again.runRecord(run.runId)).toEqual(run);
    expect(again.waitingRuns()).toEqual([]);
    again.adoptWaitingRuns();
    expect(again.waitingRuns()).toEqual([run.runId]);
    expect(again.run(run.runId)).toMatchObject({ status: 'queued', queuedAt: 1000, startedAt: null, expected: 0 });
    expect(again.runRecord('nothing')).toBeUndefined();
    await again.close();
  });

  it('leaves the waiting runs of another program that is open to that program', async () => {
    const folder = tempFolder();
    const [first, second] = [openIn(folder), openIn(folder)];
    queue(first, 'a');
    queue(second, 'b');
    second.adoptWaitingRuns();
    expect(second.waitingRuns()).toEqual(['b']);
    await first.close();
    second.adoptWaitingRuns();
    expect(second.waitingRuns()).toEqual(['a', 'b']);
    await second.close();
  });

  it('lets go of a run: a new one is cancelled, one that was to go on is what it was', async () => {
    const library = aLibrary(tempFolder());
    queue(library, 'new');
    library.runDropped('new', 1500);
    expect(library.run('new')).toMatchObject({ status: 'cancelled', startedAt: null, finishedAt: 1500 });
    library.runFinished(RUN, 'failed', 2000);
    library.runReopened(RUN, {}, {});
    expect(library.run(RUN)?.status).toBe('queued');
    library.runDropped(RUN, 3000);
    expect(library.run(RUN)).toMatchObject({ status: 'failed', finishedAt: 2000 });
    expect(library.waitingRuns()).toEqual([]);
    await library.close();
  });
});

describe('a run that goes on', () => {
  it('keeps when it first started, and its wishes only while it waits', async () => {
    const library = aLibrary(tempFolder());
    expect(() => {
      library.runReopened(RUN, {}, {});
    }).toThrow(BadInputError);
    library.runFinished(RUN, 'failed', 2000);
    const wishes = { only: [{ node: 'n4', index: 2 }], repeatUnknown: { asOf: 1500 } };
    library.runReopened(RUN, { onError: 'continue' }, wishes);
    expect(library.runRecord(RUN)).toMatchObject({
      startedAt: 1000,
      settings: { onError: 'continue' },
      resume: wishes,
    });
    library.runStarted(RUN, 5000);
    expect(library.runRecord(RUN)).not.toHaveProperty('resume');
    expect(library.run(RUN)).toMatchObject({ status: 'running', startedAt: 1000, finishedAt: null });
    await library.close();
  });

  it('forgets what was planned and never sent, and keeps every call that was', async () => {
    const library = aLibrary(tempFolder());
    const [sent, waits] = [aCall(), aCall({ index: 1 })];
    library.callsPlanned([sent, waits], 1100);
    library.callStarted(sent, 1200, {});
    library.callFailed(sent, { code: 'network', message: 'Gone.' }, undefined, 1300);
    library.runFinished(RUN, 'failed', 1400);
    expect(library.placesOf(RUN)).toMatchObject([
      { node: 'n4', index: 0, state: 'failed', error: { code: 'network', message: 'Gone.' } },
      { node: 'n4', index: 1, state: 'cancelled' },
    ]);
    expect(library.callsOf(RUN)[1]).toMatchObject({ state: 'cancelled', sentAt: null, finishedAt: 1400 });
    library.runReopened(RUN, {}, {});
    library.runStarted(RUN, 5000);
    expect(library.callsOf(RUN).map(({ callId }) => callId)).toEqual([sent.callId]);
    await addPicture(library);
    expect(library.list({ query: 'fox', limit: 5 })).toHaveLength(1);
    await library.close();
  });
});

describe('the list of runs', () => {
  it('is newest first and can be paged, also through runs of the same millisecond', async () => {
    const library = openIn(tempFolder());
    for (const id of ['a', 'b', 'c']) queue(library, id);
    startRun(library, 'd', 'D', 500);
    expect(library.runs({ limit: 2 }).map(({ runId }) => runId)).toEqual(['c', 'b']);
    expect(library.runs({ limit: 5, before: 1001 }).map(({ runId }) => runId)).toEqual(['a', 'd']);
    await library.close();
  });
});
