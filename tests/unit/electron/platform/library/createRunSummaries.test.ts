import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calls } from '#shared/api/contract';
import { createSpend } from '../../../../../electron/platform/library/createSpend.ts';
import { openIndex } from '../../../../../electron/platform/library/schema/openIndex.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { COST, RUN, aCall, aLibrary, aRequest, makeCall, openIn, startRun } from './records.ts';

const FAILURE = { code: 'network', message: 'Gone.', hint: 'Try again.' };
const OTHER = '00000000-0000-4000-8000-000000000002';

describe('the summary of a run', () => {
  it('counts places, not calls: a place is done as soon as one of its calls is', async () => {
    const library = aLibrary(tempFolder());
    const failed = aCall({ index: 0 });
    library.callStarted(failed, 1500, {});
    library.callFailed(failed, FAILURE, { microUsd: 134_000, kind: 'estimate' }, 1600);
    expect(library.run(RUN)).toMatchObject({ expected: 1, done: 0, failed: 1, cost: { kind: 'estimate' } });
    const image = await makeCall(library, aCall({ index: 0 }), 2000);
    const later = aCall({ index: 0 });
    library.callStarted(later, 2500, {});
    library.callFailed(later, FAILURE, undefined, 2600);
    library.callsPlanned([aCall({ index: 1 }), aCall({ node: 'n9', index: 0 })], 2700);
    expect(library.run(RUN)).toMatchObject({
      status: 'running',
      expected: 3,
      done: 1,
      reused: 0,
      failed: 0,
      cost: { microUsd: 254_000, kind: 'estimate' },
      saved: { microUsd: 0, kind: 'actual' },
      images: [image],
    });
    library.runFinished(RUN, 'completed', 3000);
    expect(library.run(RUN)).toMatchObject({ status: 'completed', finishedAt: 3000 });
    expect(library.run(OTHER)).toBeUndefined();
    await library.close();
  });

  it('shows the newest four pictures, each once, and is what the contract promises', async () => {
    const library = aLibrary(tempFolder());
    const ids: string[] = [];
    for (let index = 0; index < 6; index++) ids.push((await makeCall(library, aCall({ index }), 2000 + index)).id);
    const [summary] = library.runs({ limit: 1 });
    expect(summary?.images.map(({ id }) => id)).toEqual(ids.reverse().slice(0, 4));
    expect(calls['run.list'].output.parse(library.runs({ limit: 5 }))).toEqual(library.runs({ limit: 5 }));
    expect(calls['run.details'].output.shape.calls.parse(library.callsOf(RUN))).toEqual(library.callsOf(RUN));
    await library.close();
  });
});

describe('the run of a graph without a name', () => {
  it('is called by the first words of its prompt; a name that was given stays', async () => {
    const library = openIn(tempFolder());
    startRun(library, RUN, 'Untitled');
    expect(library.run(RUN)).toMatchObject({ graph: 'Untitled' });
    library.callsPlanned([aCall()], 1500);
    expect(library.run(RUN)).toMatchObject({ graph: 'a red fox' });
    expect(library.runRecord(RUN)).toMatchObject({ name: 'Untitled' });
    startRun(library, OTHER, 'Owls', 2000);
    library.callsPlanned([aCall({ runId: OTHER })], 2500);
    expect(library.run(OTHER)).toMatchObject({ graph: 'Owls' });
    await library.close();
  });
});

describe('a place that was asked for again', () => {
  it('is what its last call came to that was sent, whatever was planned since', async () => {
    const library = aLibrary(tempFolder());
    const cutOff = aCall();
    library.callStarted(cutOff, 1500, {});
    library.callFailed(cutOff, FAILURE, undefined, 1600);
    const [later, refused] = [aCall(), aCall()];
    library.callsPlanned([later], 1700);
    expect(library.placesOf(RUN)).toMatchObject([{ node: 'n4', index: 0, state: 'failed', error: FAILURE }]);
    library.runFinished(RUN, 'cancelled', 1800);
    library.callsPlanned([refused], 1900);
    library.callFailed(refused, { code: 'cap-reached', message: 'No more.' }, undefined, 1950);
    expect(library.callsOf(RUN).map(({ state }) => state)).toEqual(['failed', 'cancelled', 'failed']);
    expect(library.placesOf(RUN)).toMatchObject([{ node: 'n4', index: 0, state: 'failed', error: FAILURE }]);
    expect(library.run(RUN)).toMatchObject({ expected: 1, failed: 1, done: 0 });
    // Once one is done, nothing after it matters.
    await makeCall(library, aCall(), 2000);
    const again = aCall();
    library.callStarted(again, 2500, {});
    library.callFailed(again, FAILURE, undefined, 2600);
    expect(library.placesOf(RUN)).toMatchObject([{ node: 'n4', index: 0, state: 'done' }]);
    await library.close();
  });
});

describe('the runs that are looked for', () => {
  it('are those whose id begins so, newest first', async () => {
    const library = aLibrary(tempFolder());
    startRun(library, OTHER, 'Owls', 2000);
    startRun(library, `1${OTHER.slice(1)}`, 'Herons', 3000);
    const found = (prefix: string) => library.runsStartingWith(prefix).map(({ graph }) => graph);
    expect(found('0000')).toEqual(['Owls', 'Foxes']);
    expect(found(OTHER)).toEqual(['Owls']);
    expect(found('2')).toEqual([]);
    expect(found('%')).toEqual([]);
    await library.close();
  });

  it('are those that wait here, in their order, as the list has them', async () => {
    const folder = tempFolder();
    const [library, other] = [openIn(folder), openIn(folder)];
    for (const [at, runId] of ['a', 'b', 'c'].entries())
      (runId === 'b' ? other : library).runQueued({ runId, name: runId, workflowText: '{}', settings: {}, at });
    library.runMoved('c', 'a');
    expect(library.waitingSummaries().map(({ runId }) => runId)).toEqual(['c', 'a']);
    expect(library.waitingSummaries()[0]).toEqual(library.run('c'));
    expect(library.runs({ limit: 9 }).map(({ isElsewhere }) => isElsewhere)).toEqual([undefined, true, undefined]);
    await other.close();
    expect(library.runs({ limit: 9 }).every((run) => !('isElsewhere' in run))).toBe(true);
    await library.close();
  });
});

describe('what was spent', () => {
  it('counts a call as sent only where it could leave', async () => {
    const library = aLibrary(tempFolder());
    const [keyless, refused] = [aCall(), aCall({ index: 1 })];
    for (const call of [keyless, refused]) library.callStarted(call, 1500, {});
    library.callFailed(keyless, { code: 'key-missing', message: 'There is no key.' }, undefined, 1600);
    library.callFailed(refused, { code: 'key-refused', message: 'No.' }, undefined, 1600);
    expect(library.spend({})).toMatchObject([{ calls: 1, failed: 1 }]);
    expect(library.callsOf(RUN)).toMatchObject([
      { state: 'failed', sentAt: null },
      { state: 'failed', sentAt: 1500 },
    ]);
    await library.close();
  });

  it('is told without reading every call there ever was', () => {
    const folder = tempFolder();
    const db = openIndex(join(folder, 'index.sqlite'), folder);
    const asked: string[] = [];
    createSpend(
      new Proxy(db, {
        get: (target, name) =>
          name === 'prepare'
            ? (sql: string) => {
                asked.push(sql);
                return target.prepare(sql);
              }
            : (Reflect.get(target, name) as () => unknown).bind(target),
      }),
      folder,
    );
    expect(asked).toHaveLength(2);
    for (const sql of asked) {
      const values = sql.includes('@from') ? [{ from: 0, to: 1 }] : [0];
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[];
      expect(plan.map(({ detail }) => detail).filter((detail) => /SCAN (calls|paid|runs)/.test(detail))).toEqual([]);
    }
    db.close();
  });

  it('is told by local day, provider, model and graph, with what was reused apart', async () => {
    const library = aLibrary(tempFolder());
    const noon = (day: number) => new Date(2026, 4, day, 12).getTime();
    await makeCall(library, aCall(), noon(1));
    const failed = aCall({ index: 1 });
    library.callStarted(failed, noon(1), {});
    library.callFailed(failed, FAILURE, { microUsd: 134_000, kind: 'estimate' }, noon(1));
    startRun(library, OTHER, 'Owls', noon(2));
    const reused = aCall({ runId: OTHER });
    library.callReused(reused, library.findResult(reused, undefined)!, noon(2));
    await makeCall(library, aCall({ runId: OTHER }, aRequest({ model: 'pro', wireSeed: 2 })), noon(2));
    library.callsPlanned([aCall({ index: 7 })], noon(2));
    const nothing = { microUsd: 0, kind: 'actual' };
    const google = { provider: 'google', failed: 0, reused: 0, failedCost: nothing, saved: nothing, unpriced: 0 };
    const base = { ...google, model: 'gemini-nano-banana-2.1' };
    const report = library.spend({});
    expect(report).toEqual([
      {
        ...base,
        day: '2026-05-02',
        graph: 'Owls',
        calls: 0,
        reused: 1,
        cost: nothing,
        saved: COST,
      },
      { ...google, day: '2026-05-02', graph: 'Owls', model: 'pro', calls: 1, cost: COST },
      {
        ...base,
        day: '2026-05-01',
        graph: 'Foxes',
        calls: 2,
        failed: 1,
        cost: { microUsd: 254_000, kind: 'estimate' },
        failedCost: { microUsd: 134_000, kind: 'estimate' },
      },
    ]);
    expect(calls['spend.report'].output.parse(report)).toEqual(report);
    expect(library.spend({ from: noon(2) - 500, to: noon(3) }).map(({ model }) => model)).toHaveLength(2);
    expect(library.spend({ to: noon(1) - 500 })).toEqual([]);
    await library.close();
  });
});

describe('runs that are looked for', () => {
  it('are found by prompt, answer, model, graph and why a call failed, in any script', async () => {
    const library = openIn(tempFolder());
    const [FOXES, OWLS, IDLE] = ['a', 'b', 'c'].map((sign) => `${sign.repeat(8)}-0000-4000-8000-000000000000`) as [
      string,
      string,
      string,
    ];
    startRun(library, FOXES, 'Winter animals', 1000);
    await makeCall(library, aCall({ runId: FOXES }, aRequest({ prompt: '雪の中の狐 🦊' })), 2000);
    startRun(library, OWLS, 'Owls', 3000);
    const owl = aCall({ runId: OWLS }, aRequest({ prompt: 'an owl', model: 'gemini-3-pro-image' }));
    library.callStarted(owl, 3100, {});
    library.callFailed(owl, { code: 'rate-limit', message: 'The quota of today is used up.' }, undefined, 3200);
    startRun(library, IDLE, 'Nothing', 4000);
    const found = (query: string) => library.runs({ limit: 9, query }).map(({ runId }) => runId);
    expect(found('狐')).toEqual([FOXES]);
    expect(found('🦊 winter')).toEqual([FOXES]);
    expect(found('quota')).toEqual([OWLS]);
    expect(found('"gemini 3 pro"')).toEqual([OWLS]);
    expect(found('owl -quota')).toEqual([]);
    expect(found('-quota')).toEqual([IDLE, FOXES]);
    expect(found('  ')).toEqual([IDLE, OWLS, FOXES]);
    expect(found('quo* animals')).toEqual([]);
    await library.close();
  });
});
