import { describe, expect, it } from 'vitest';
import { StorageError, UnopenedPictureError } from '#shared/errors/inputErrors';
import type { Money } from '#shared/graph/Money';
import type { RunEvent } from '#shared/runs/RunEvent';
import type { CallRecord, FoundResult } from '../../../../electron/engine/Ports.ts';
import { previewPlan } from '../../../../electron/engine/previewPlan.ts';
import { fakePorts } from '../../../support/fakePorts.ts';
import { planOf, runToEnd, sampleGraph } from '../../../support/runs.ts';
import { catalogue } from '../../../support/shipped.ts';

const COST: Money = { microUsd: 134_000, kind: 'actual' };

function found(more: Partial<FoundResult> = {}): FoundResult {
  const image = { id: 'f'.repeat(64), width: 4, height: 3, mime: 'image/png' };
  return { images: [image], text: 'as before', cost: COST, callId: 'earlier', isOwn: false, isReused: false, ...more };
}

const saved = (events: readonly RunEvent[]) => events.filter((event) => event.kind === 'image-saved');

describe('a call whose result the library has', () => {
  it('is not sent; it is recorded as reused and tells what that saved', async () => {
    const ports = fakePorts(undefined, ({ index }) => (index < 2 ? found() : undefined));
    const events = await runToEnd(sampleGraph(3).build(), ports);
    expect(ports.started.map(({ index }) => index)).toEqual([2]);
    expect(ports.planned).toHaveLength(3);
    expect(ports.reused.map(({ index }) => index)).toEqual([0, 1]);
    expect(saved(events)).toHaveLength(3);
    expect(saved(events)[0]).toMatchObject({
      reused: true,
      saved: COST,
      cost: { microUsd: 0 },
      text: 'as before',
      seed: 7,
    });
    expect(events.at(-1)).toMatchObject({ outcome: 'completed' });
  });

  it('that is its own, from before the run went on, is neither recorded again nor called reused', async () => {
    const ports = fakePorts(undefined, () => found({ isOwn: true }));
    const events = await runToEnd(sampleGraph(2).build(), ports);
    expect(ports.planned).toEqual([]);
    expect(ports.reused).toEqual([]);
    expect(saved(events)[0]).toMatchObject({ reused: false, cost: COST, kept: true });
    expect(saved(events)[0]).not.toHaveProperty('saved');
  });

  it('is made where what was found is gone before it could be recorded', async () => {
    let isThere = true;
    const ports = fakePorts(undefined, () => (isThere ? found() : undefined));
    const ledger = { ...ports.ledger, callReused: () => (isThere = false) };
    const events = await runToEnd(sampleGraph(2).build(), { ...ports, ledger });
    expect(ports.started).toHaveLength(2);
    expect(saved(events)).toMatchObject([{ reused: false }, { reused: false }]);
    expect(events.at(-1)).toMatchObject({ outcome: 'completed' });
  });

  it('is not paid for again while nobody can tell whether it is whole', async () => {
    const ports = fakePorts(undefined, () => found({ isUnproven: true }));
    const ledger = {
      ...ports.ledger,
      provePictures: () => Promise.reject(new UnopenedPictureError('The picture took too long to open.')),
    };
    const events = await runToEnd(sampleGraph(1).build(), { ...ports, ledger });
    expect(ports.started).toEqual([]);
    expect(JSON.stringify(events)).toContain('Nothing was sent. Try again later');
    expect(events.at(-1)).toMatchObject({ outcome: 'failed' });
  });

  it('is made anew where its node is told so, but for what that node made since the run first started', async () => {
    const asked: (number | undefined)[] = [];
    const library = (_call: CallRecord, since: number | undefined) => {
      asked.push(since);
      return since === undefined ? found() : undefined;
    };
    const ports = fakePorts(undefined, library);
    await runToEnd(sampleGraph(2).build(), ports, { rules: { again: ['generate'], startedAt: 77 } });
    expect(ports.started).toHaveLength(2);
    expect(asked).toContain(77);
    expect(asked).not.toContain(undefined);

    const other = fakePorts(undefined, library);
    await runToEnd(sampleGraph(2).build(), other, { rules: { again: ['another'] } });
    expect(other.started).toEqual([]);
  });
});

describe('a call of which a provider is at work on the very same', () => {
  it('is sent all the same where it cannot be collected itself', async () => {
    const ports = fakePorts();
    const ledger: typeof ports.ledger = {
      ...ports.ledger,
      findSubmitted: () => ({ callId: 'theirs', remoteId: 'job-1', isOwn: false }),
      callStarted: (call, at, caps, isNeeded) => (isNeeded?.() ?? true) && ports.ledger.callStarted(call, at, caps),
    };
    const events = await runToEnd(sampleGraph(1).build(), { ...ports, ledger });
    expect(ports.started).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ outcome: 'completed' });
  });
});

describe('an earlier result that cannot be recorded', () => {
  it.each(['stop', 'continue'] as const)(
    'fails its own call alone: those under way are waited for and kept (%s)',
    async (onError) => {
      const ports = fakePorts(
        () => ({ ms: 15 }),
        ({ index }) => (index === 0 ? found() : undefined),
      );
      const busy = {
        ...ports,
        ledger: {
          ...ports.ledger,
          callReused: () => {
            throw new StorageError('The library is busy.');
          },
        },
      };
      // The call of the last place is under way when the first fails: another of its words began before.
      const twins = sampleGraph(4)
        .node('other', 'image-processor', { seed: 100 })
        .wire('provider.provider', 'other.provider')
        .wire('config.config', 'other.config')
        .wire('prompt.text', 'other.prompt')
        .build();
      const events = await runToEnd(twins, busy, { atOnce: 8, rules: { onError } });
      expect(ports.kept).toHaveLength(ports.started.length);
      expect(events.filter((event) => event.kind === 'image-failed')).toMatchObject([
        { index: 0, error: { code: 'storage' } },
        { index: 0, error: { code: 'storage' } },
      ]);
      expect(events.at(-1)).toMatchObject({ kind: 'run-finished', outcome: 'failed' });
    },
  );
});

describe('two calls of the same words', () => {
  const twins = sampleGraph(1)
    .node('twin', 'image-processor', { seed: 7 })
    .wire('provider.provider', 'twin.provider')
    .wire('config.config', 'twin.config')
    .wire('prompt.text', 'twin.prompt')
    .build();

  it('under way together are sent once; the other waits and takes the result', async () => {
    const ports = fakePorts(() => ({ ms: 10 }));
    const events = await runToEnd(twins, ports);
    expect(ports.started).toHaveLength(1);
    expect(ports.reused).toHaveLength(1);
    expect(saved(events)).toHaveLength(2);
    expect(events.at(-1)).toMatchObject({ outcome: 'completed' });
  });

  it('are counted once before the run too', async () => {
    const { calls } = await previewPlan(planOf(twins), { catalogue });
    expect(calls.map(({ isReused }) => isReused)).toEqual([false, true]);
  });
});

describe('a preview', () => {
  it('tells which results the library has, what they cost, and that nothing is sent for them', async () => {
    const { calls, problems } = await previewPlan(planOf(sampleGraph(3).build()), {
      catalogue,
      findResult: ({ index }) => (index === 1 ? found() : undefined),
    });
    expect(problems).toEqual([]);
    expect(calls.map(({ isReused, saved: kept }) => [isReused, kept?.microUsd])).toEqual([
      [false, undefined],
      [true, 134_000],
      [false, undefined],
    ]);
  });

  it('goes through texts still to be made as if they were there', async () => {
    const graph = sampleGraph(2)
      .node('next', 'image-processor', { seed: 1 })
      .wire('provider.provider', 'next.provider')
      .wire('config.config', 'next.config')
      .wire('generate.text', 'next.prompt')
      .build();
    const { calls, problems } = await previewPlan(planOf(graph), { catalogue });
    expect(problems).toEqual([]);
    expect(calls.filter(({ node }) => node === 'next')).toHaveLength(4);
    expect(calls.every(({ isReused }) => !isReused)).toBe(true);
  });
});
