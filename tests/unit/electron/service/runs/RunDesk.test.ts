import { describe, expect, it, vi } from 'vitest';
import { StorageError } from '#shared/errors/inputErrors';
import type { RunEvent } from '#shared/runs/RunEvent';
import { RunDesk } from '../../../../../electron/service/runs/RunDesk.ts';
import type { LibraryPort } from '../../../../../electron/service/ports/LibraryPort.ts';
import { sampleGraph } from '../../../../support/runs.ts';
import { openTestPorts } from '../../../../support/testApp.ts';

/** A desk on a real library, part of which does as the test says. */
async function aDesk(broken: (library: LibraryPort) => Partial<LibraryPort> = () => ({})) {
  const { ports } = await openTestPorts();
  const library = ports.library;
  const events: RunEvent[] = [];
  /** The document each event was told to be of. */
  const documentIds: (string | undefined)[] = [];
  const logged: unknown[] = [];
  const engine = { ...ports.engine, log: (error: unknown) => void logged.push(error) };
  const desk = new RunDesk({ ...ports, engine, library: { ...library, ...broken(library) } }, (announcement) => {
    if (announcement.kind !== 'run') return;
    events.push(announcement.event);
    documentIds.push(announcement.documentId);
  });
  const idle = () => vi.waitUntil(() => !desk.isBusy && desk.queue.waiting.length === 0, { timeout: 15_000 });
  return { desk, library, events, documentIds, logged, idle };
}

const busy = new StorageError('The library is busy.');

it('a run has the name of its graph, also where that has none: what is made is named after it, not after the prompt', async () => {
  const { desk, library, events, idle } = await aDesk();
  const runId = desk.start({ ...sampleGraph(1).build(), name: 'Untitled' });
  await idle();
  expect(library.runRecord(runId)).toMatchObject({ name: 'Untitled' });
  expect(events[0]).toMatchObject({ kind: 'run-started', name: 'Untitled' });
});

describe('a run that cannot begin', () => {
  it('is refused for good: it does not begin later', async () => {
    let isBusy = true;
    const { desk, library, events, idle } = await aDesk((real) => ({
      runStarted: (runId, at) => {
        if (isBusy) throw busy;
        real.runStarted(runId, at);
      },
    }));
    expect(() => desk.start(sampleGraph(1).build())).toThrow(busy);
    expect(desk.queue).toEqual({ isPaused: false, running: null, waiting: [] });
    isBusy = false;
    const runId = desk.start(sampleGraph(1).build());
    await idle();
    expect(new Set(events.map((event) => event.runId))).toEqual(new Set([runId]));
    expect(library.runs({ limit: 10 }).map(({ status }) => status)).toEqual(['completed', 'cancelled']);
  });

  it('pauses the queue where it cannot even be taken out', async () => {
    const fail = () => {
      throw busy;
    };
    const { desk } = await aDesk(() => ({ runStarted: fail, runDropped: fail }));
    expect(() => desk.start(sampleGraph(1).build())).toThrow(busy);
    expect(desk.queue).toMatchObject({ isPaused: true, running: null });
  });

  it('is told to have failed, and why, so that nobody waits for it', async () => {
    const { desk, library, events, logged, idle } = await aDesk((real) => ({
      runRecord: (runId) => {
        const record = real.runRecord(runId);
        return record && { ...record, workflowText: '{ "format": "of-tomorrow" }' };
      },
    }));
    const runId = desk.start(sampleGraph(1).build());
    await idle();
    expect(events.map(({ kind, seq }) => [kind, seq])).toEqual([
      ['run-started', 0],
      ['run-finished', 1],
    ]);
    expect(events[1]).toMatchObject({ runId, outcome: 'failed', error: { code: 'workflow-file' } });
    expect(library.run(runId)).toMatchObject({ status: 'failed' });
    expect(logged).toHaveLength(1);
  });
});

describe('a library that fails for a moment', () => {
  it('does not stop the queue where only telling of it failed', async () => {
    let isBusy = false;
    const { desk, events, logged, idle } = await aDesk((real) => ({
      waitingSummaries: () => {
        if (isBusy) throw busy;
        return real.waitingSummaries();
      },
    }));
    desk.start(sampleGraph(2).build());
    desk.start(sampleGraph(1).build());
    isBusy = true;
    await vi.waitUntil(() => events.filter(({ kind }) => kind === 'run-finished').length === 2, { timeout: 15_000 });
    isBusy = false;
    await idle();
    expect(logged.length).toBeGreaterThan(0);
  });
});

describe('a run that goes on', () => {
  it('counts its events on, also where they are forgotten by now', async () => {
    const { desk, events, idle } = await aDesk();
    const first = desk.start(sampleGraph(1).build());
    for (let more = 0; more < 20; more++) desk.start(sampleGraph(1).build());
    await idle();
    expect(desk.current().some(({ runId }) => runId === first)).toBe(false);
    desk.resume(first);
    await idle();
    const told = events.filter(({ runId }) => runId === first).map(({ seq }) => seq);
    expect(told).toEqual(told.map((_, at) => at));
    expect(told.length).toBeGreaterThan(10);
  });
});

describe('every event', () => {
  const FOXES = '22222222-2222-4222-8222-222222222222';

  it('says which document its run was started from, also where it goes on, and none where there is none', async () => {
    const { desk, documentIds, idle } = await aDesk();
    const runId = desk.start(sampleGraph(1).build(), { documentId: FOXES });
    await idle();
    desk.resume(runId);
    await idle();
    expect(documentIds.length).toBeGreaterThan(10);
    expect(new Set(documentIds)).toEqual(new Set([FOXES]));
    const before = documentIds.length;
    desk.start(sampleGraph(1).build());
    await idle();
    expect(new Set(documentIds.slice(before))).toEqual(new Set([undefined]));
  });

  it('of a run that failed to begin says it too', async () => {
    const { desk, documentIds, idle } = await aDesk((real) => ({
      runRecord: (runId) => {
        const record = real.runRecord(runId);
        return record && { ...record, workflowText: '{ "format": "of-tomorrow" }' };
      },
    }));
    desk.start(sampleGraph(1).build(), { documentId: FOXES });
    await idle();
    expect(documentIds).toEqual([FOXES, FOXES]);
  });
});
