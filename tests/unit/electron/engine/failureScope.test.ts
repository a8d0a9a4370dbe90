import { describe, expect, it } from 'vitest';
import { CancelledError, StorageError } from '#shared/errors/inputErrors';
import { CapReachedError } from '#shared/errors/moneyErrors';
import { RateLimitedError } from '#shared/errors/providerErrors';
import { newRun, reduceRun } from '#shared/runs/reduceRun';
import type { RunEvent } from '#shared/runs/RunEvent';
import type { CallOutcome, CallRecord } from '../../../../electron/engine/Ports.ts';
import { RunControl } from '../../../../electron/engine/RunControl.ts';
import { fakePorts } from '../../../support/fakePorts.ts';
import { aGraph } from '../../../support/builders.ts';
import { runToEnd, sampleGraph } from '../../../support/runs.ts';

const tooMany = new RateLimitedError('Too many requests.');

/** Two generators, each with a gallery behind it. */
const twoBranches = () =>
  sampleGraph(4)
    .node('other', 'image-processor', { seed: 100 })
    .wire('provider.provider', 'other.provider')
    .wire('config.config', 'other.config')
    .wire('prompt.text', 'other.prompt')
    .node('gallery', 'gallery')
    .wire('generate.images', 'gallery.images')
    .node('beside', 'gallery')
    .wire('other.images', 'beside.images')
    .build();

function statuses(events: readonly RunEvent[]): Record<string, string> {
  const { nodes } = events.reduce(reduceRun, newRun('r1'));
  return Object.fromEntries([...nodes].map(([id, { status }]) => [id, status]));
}

/** The second call of `generate` fails. */
const failing = () =>
  fakePorts(({ node, index }) => (node === 'generate' && index === 1 ? { error: tooMany } : { ms: 4 }));

describe('a failed call', () => {
  it('ends the run where it is to stop everything', async () => {
    const ports = failing();
    const events = await runToEnd(twoBranches(), ports, { atOnce: 1, rules: { onError: 'stop' } });
    expect(ports.started.length).toBeLessThan(8);
    expect(statuses(events)).toMatchObject({ generate: 'failed', gallery: 'cancelled', beside: 'cancelled' });
    expect(events.at(-1)).toMatchObject({ outcome: 'failed' });
  });

  it('ends its branch only: the rest of its batch and what depends on it', async () => {
    const ports = failing();
    const events = await runToEnd(twoBranches(), ports, { atOnce: 1, rules: { onError: 'branch' } });
    expect(ports.started.filter(({ node }) => node === 'generate')).toHaveLength(2);
    expect(ports.kept.filter(({ node }) => node === 'other')).toHaveLength(4);
    expect(statuses(events)).toMatchObject({ generate: 'failed', gallery: 'cancelled', other: 'done', beside: 'done' });
    expect(events.at(-1)).toMatchObject({ outcome: 'failed' });
  });

  it('ends only itself where the run keeps going: what depends on it goes on with what was made', async () => {
    const ports = failing();
    const events = await runToEnd(twoBranches(), ports, { rules: { onError: 'continue' } });
    expect(ports.started).toHaveLength(8);
    expect(ports.kept).toHaveLength(7);
    const { nodes } = events.reduce(reduceRun, newRun('r1'));
    expect(statuses(events)).toMatchObject({ generate: 'failed', gallery: 'done', other: 'done', beside: 'done' });
    expect(nodes.get('gallery')?.outputs['images']?.items).toHaveLength(3);
    expect(events.at(-1)).toMatchObject({ outcome: 'failed' });
  });

  it('of all there are leaves nothing to go on with', async () => {
    const ports = fakePorts(() => ({ error: tooMany }));
    const events = await runToEnd(twoBranches(), ports, { rules: { onError: 'continue' } });
    expect(ports.started).toHaveLength(8);
    expect(statuses(events)).toMatchObject({ generate: 'failed', gallery: 'cancelled' });
  });
});

describe('a call that ended with a bug', () => {
  const tellOf = async (broken: Partial<ReturnType<typeof fakePorts>>) => {
    const events = await runToEnd(sampleGraph(1).build(), { ...fakePorts(), ...broken });
    return events.find((event) => event.kind === 'image-failed');
  };

  it('may have been billed once it was sent, and counts with its estimate', async () => {
    const failed = await tellOf({ generator: { generate: () => Promise.reject(new TypeError('x is undefined')) } });
    expect(failed).toMatchObject({ error: { code: 'storage' }, cost: { microUsd: 0 } });
  });

  it('was not billed where it was never sent', async () => {
    const { ledger } = fakePorts();
    const refuse = () => {
      throw new TypeError('x is undefined');
    };
    expect(await tellOf({ ledger: { ...ledger, callStarted: refuse } })).not.toHaveProperty('cost');
  });
});

describe('a call that is stopped while under way', () => {
  const stopTwice = async (cost: number) => {
    const control = new RunControl();
    const ports = fakePorts();
    const cut = {
      ...ports,
      generator: {
        generate: (_call: CallRecord, signal: AbortSignal): Promise<CallOutcome> =>
          new Promise((resolve) => {
            signal.addEventListener('abort', () => {
              const error = new CancelledError('Stopped.');
              resolve({ ok: false, error, cost: { microUsd: cost, kind: 'estimate' } });
            });
          }),
      },
    };
    const events = await runToEnd(sampleGraph(1).build(), cut, {
      control,
      onEvent: ({ kind }) => {
        if (kind !== 'image-started') return;
        control.stop();
        control.stop();
      },
    });
    return { failed: events.find((event) => event.kind === 'image-failed'), end: events.at(-1), ports };
  };

  it('is told and recorded as one that may have been billed', async () => {
    const { failed, end, ports } = await stopTwice(134_000);
    expect(failed).toMatchObject({ error: { code: 'may-be-billed' }, cost: { microUsd: 134_000 } });
    expect(ports.failed).toMatchObject([{ error: { code: 'may-be-billed' } }]);
    expect(end).toMatchObject({ outcome: 'cancelled' });
  });

  it('is only stopped where it costs nothing', async () => {
    expect((await stopTwice(0)).failed).toMatchObject({ error: { code: 'cancelled' } });
  });
});

describe('a cap', () => {
  it('is handed to the ledger with every call, as it is at that moment', async () => {
    const ports = fakePorts();
    let run = 1000;
    await runToEnd(sampleGraph(3).build(), ports, { atOnce: 1, rules: { caps: () => ({ run: run++ }) } });
    expect(ports.caps).toEqual([{ run: 1000 }, { run: 1001 }, { run: 1002 }]);
  });

  it.each([new CapReachedError('The cap is reached.'), new StorageError('The disk is full.')])(
    'that is reached, or a disk that is full, ends the run even where it keeps going: $message',
    async (error) => {
      const ports = fakePorts();
      let asked = 0;
      const capped = {
        ...ports,
        ledger: {
          ...ports.ledger,
          callStarted: () => {
            asked += 1;
            throw error;
          },
        },
      };
      const events = await runToEnd(twoBranches(), capped, { atOnce: 1, rules: { onError: 'continue' } });
      expect(asked).toBe(1);
      expect(ports.kept).toEqual([]);
      expect(events.find((event) => event.kind === 'image-failed')).toMatchObject({ error: { code: error.code } });
      expect(events.at(-1)).toMatchObject({ outcome: 'failed' });
    },
  );

  it('cannot hold a call whose price is not known, so that is not sent', async () => {
    const ports = fakePorts();
    const graph = aGraph('Unpriced')
      .node('provider', 'openrouter-provider', { model: 'somebody/unheard-of' })
      .node('config', 'openrouter-config')
      .node('generate', 'image-processor', { prompt: 'a fox' })
      .wire('provider.provider', 'generate.provider')
      .wire('config.config', 'generate.config')
      .build();
    const events = await runToEnd(graph, ports, { rules: { caps: () => ({ day: 1_000_000 }) } });
    expect(ports.started).toEqual([]);
    expect(events.find((event) => event.kind === 'image-failed')).toMatchObject({ error: { code: 'cap-reached' } });
    await runToEnd(graph, ports);
    expect(ports.started).toHaveLength(1);
  });
});

describe('a place that is held', () => {
  const report = { code: 'may-be-billed', message: 'It may have been billed.', hint: 'Ask again.' };

  it('is not asked for and says why; the others are', async () => {
    const ports = fakePorts();
    const held = ({ index }: { index: number }) => (index === 1 ? { report, isRecorded: true } : undefined);
    const events = await runToEnd(sampleGraph(3).build(), ports, { rules: { held } });
    expect(ports.started.map(({ index }) => index)).toEqual([0, 2]);
    expect(events.find((event) => event.kind === 'image-failed')).toMatchObject({ index: 1, error: report });
    expect(events.find((event) => event.kind === 'node-failed')).toMatchObject({ error: { code: 'may-be-billed' } });
    expect(ports.failed).toEqual([]);
  });

  it('keeps the record its earlier try left; one that was never asked for gets one', async () => {
    const ports = fakePorts();
    const all = [
      { report, isRecorded: true },
      { report, isRecorded: false },
    ];
    const held = ({ index }: { index: number }) => all[index];
    await runToEnd(sampleGraph(3).build(), ports, { rules: { held } });
    expect(ports.planned.map(({ index }) => index)).toEqual([1, 2]);
  });
});

describe('a run that goes on', () => {
  it('counts its events on', async () => {
    const events = await runToEnd(sampleGraph(1).build(), fakePorts(), { firstSeq: 41 });
    expect(events[0]?.seq).toBe(41);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => 41 + at));
  });
});
