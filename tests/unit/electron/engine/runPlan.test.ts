import { describe, expect, it } from 'vitest';
import { RateLimitedError } from '#shared/errors/providerErrors';
import { newRun, reduceRun } from '#shared/runs/reduceRun';
import { RunControl } from '../../../../electron/engine/RunControl.ts';
import { fakePorts } from '../../../support/fakePorts.ts';
import { runToEnd, sampleGraph } from '../../../support/runs.ts';

const tooMany = new RateLimitedError('Too many requests.', { hint: 'Wait 34 s.' });

describe('a run', () => {
  it('numbers its events without a gap, from run-started to run-finished', async () => {
    const events = await runToEnd(sampleGraph(3).build(), fakePorts());
    expect(events.map((event) => event.seq)).toEqual(events.map((_, at) => at));
    expect(events[0]?.kind).toBe('run-started');
    expect(events.at(-1)).toMatchObject({ kind: 'run-finished', outcome: 'completed' });
  });

  it('makes one call per picture, with the seeds seed, seed + 1, …', async () => {
    const ports = fakePorts();
    await runToEnd(sampleGraph(4).build(), ports);
    expect(ports.started.map((call) => call.seed)).toEqual([7, 8, 9, 10]);
    expect(ports.started.map((call) => call.index)).toEqual([0, 1, 2, 3]);
  });

  it('makes a batch for every prompt of a list and stretches single values over it', async () => {
    const graph = sampleGraph(2)
      .node('one', 'gemini-config')
      .node('again', 'image-processor', { seed: 50 })
      .wire('provider.provider', 'again.provider')
      .wire('one.config', 'again.config')
      .wire('generate.text', 'again.prompt')
      .build();
    const ports = fakePorts();
    await runToEnd(graph, ports);
    const again = ports.started.filter((call) => call.node === 'again');
    expect(again.map((call) => [call.effective.request.prompt, call.seed])).toEqual([
      ['said 0', 50],
      ['said 1', 50],
    ]);
  });

  it('refuses lists that do not line up, before anything of that node is sent', async () => {
    const graph = sampleGraph(2)
      .node('three', 'gemini-config', { numImages: 3 })
      .node('other', 'image-processor')
      .node('again', 'image-processor')
      .wire('provider.provider', 'other.provider')
      .wire('three.config', 'other.config')
      .wire('prompt.text', 'other.prompt')
      .wire('provider.provider', 'again.provider')
      .wire('config.config', 'again.config')
      .wire('generate.text', 'again.prompt')
      .wire('other.text', 'again.instructions')
      .build();
    const ports = fakePorts();
    const events = await runToEnd(graph, ports);
    expect(ports.started.some((call) => call.node === 'again')).toBe(false);
    expect(events.find((event) => event.kind === 'node-failed')).toMatchObject({
      node: 'again',
      error: {
        code: 'unequal-lists',
        message: '2 from “Generate images” (Prompt) meet 3 from “Generate images 2” (Instructions).',
      },
    });
  });

  it('keeps at most so many calls under way per provider', async () => {
    const ports = fakePorts(() => ({ ms: 5 }));
    await runToEnd(sampleGraph(12).build(), ports, { atOnce: 3 });
    expect(ports.mostAtOnce()).toBe(3);
    expect(ports.kept).toHaveLength(12);
  });

  it('runs independent nodes side by side', async () => {
    const two = sampleGraph(1)
      .node('second', 'image-processor')
      .wire('provider.provider', 'second.provider')
      .wire('config.config', 'second.config')
      .wire('prompt.text', 'second.prompt')
      .build();
    const ports = fakePorts(() => ({ ms: 20 }));
    await runToEnd(two, ports);
    expect(ports.mostAtOnce()).toBe(2);
  });

  it('hands pictures and texts on to the nodes behind', async () => {
    const graph = sampleGraph(2)
      .node('gallery', 'gallery')
      .node('save', 'save-images')
      .node('words', 'show-text')
      .wire('generate.images', 'gallery.images')
      .wire('gallery.images', 'save.images')
      .wire('generate.text', 'words.text')
      .build();
    const ports = fakePorts();
    const events = await runToEnd(graph, ports);
    const state = events.reduce(reduceRun, newRun('r1'));
    expect(state.nodes.get('gallery')?.outputs['images']?.items).toHaveLength(2);
    expect(state.nodes.get('words')?.outputs).toEqual({ text: { type: 'text', items: ['said 0', 'said 1'] } });
    expect(state.nodes.get('provider')?.outputs['provider']).toMatchObject({
      type: 'provider',
      items: [{ provider: 'sample' }],
    });
    expect(ports.exported).toHaveLength(2);
    expect(state.nodes.get('save')?.message).toContain('Saved 2 files');
  });

  it('tells what came up while a picture was made, and hands it on to no node', async () => {
    const ports = fakePorts();
    const generate: typeof ports.generator.generate = async (...call) => {
      const outcome = await ports.generator.generate(...call);
      return outcome.ok ? { ok: true, received: { ...outcome.received, note: 'Overloaded.' } } : outcome;
    };
    const graph = sampleGraph(1).node('words', 'show-text').wire('generate.text', 'words.text').build();
    const events = await runToEnd(graph, { ...ports, generator: { generate } });
    expect(events.find((event) => event.kind === 'image-saved')).toMatchObject({ note: 'Overloaded.', text: 'said 0' });
    const state = events.reduce(reduceRun, newRun('r1'));
    expect(state.nodes.get('words')?.outputs['text']?.items).toEqual(['said 0']);
  });

  it('tells a bug as an unexpected failure of its node and logs its cause', async () => {
    const ports = fakePorts();
    const broken = { ...ports, exporter: { exportImages: () => Promise.reject(new TypeError('x is undefined')) } };
    const graph = sampleGraph(1).node('save', 'save-images').wire('generate.images', 'save.images').build();
    const events = await runToEnd(graph, broken);
    const failed = events.find((event) => event.kind === 'node-failed');
    expect(failed).toMatchObject({ node: 'save', error: { code: 'unexpected' } });
    expect(JSON.stringify(failed)).not.toContain('undefined');
    expect(ports.bugs).toHaveLength(1);
  });
});

describe('a failure', () => {
  it('stops new calls, lets calls in flight end and keeps them', async () => {
    const ports = fakePorts(({ index }) => (index === 1 ? { ms: 2, error: tooMany } : { ms: 20 }));
    const events = await runToEnd(sampleGraph(10).build(), ports, { atOnce: 4 });
    expect(ports.started).toHaveLength(4);
    expect(ports.kept.map((call) => call.index).sort()).toEqual([0, 2, 3]);
    expect(events.filter((event) => event.kind === 'image-saved')).toHaveLength(3);
    expect(events.find((event) => event.kind === 'node-failed')).toMatchObject({
      node: 'generate',
      error: { code: 'rate-limited', message: 'Too many requests.', hint: 'Wait 34 s.', node: 'generate' },
    });
    expect(events.at(-1)).toMatchObject({ kind: 'run-finished', outcome: 'failed' });
  });

  it('leaves the places of calls never begun empty, and cancels what waited for them', async () => {
    const graph = sampleGraph(6).node('gallery', 'gallery').wire('generate.images', 'gallery.images').build();
    const ports = fakePorts(() => ({ error: tooMany }));
    const events = await runToEnd(graph, ports, { atOnce: 1 });
    const state = events.reduce(reduceRun, newRun('r1'));
    expect(ports.started).toHaveLength(1);
    expect(state.nodes.get('generate')?.slots.map((slot) => slot.status)).toEqual([
      'failed',
      ...Array<string>(5).fill('cancelled'),
    ]);
    expect(state.nodes.get('gallery')?.status).toBe('cancelled');
  });

  it('of the ledger before sending means that nothing is sent', async () => {
    const ports = fakePorts();
    let sent = 0;
    const full = {
      ...ports,
      generator: {
        generate: () => {
          sent += 1;
          throw new Error('must not be called');
        },
      },
      ledger: {
        ...ports.ledger,
        callStarted: () => {
          throw new Error('disk full');
        },
      },
    };
    const events = await runToEnd(sampleGraph(3).build(), full);
    expect(sent).toBe(0);
    expect(events.find((event) => event.kind === 'node-failed')).toMatchObject({ error: { code: 'storage' } });
  });
});

it('refuses an empty prompt before anything is sent', async () => {
  const graph = sampleGraph(2).node('blank', 'text', { value: '  ' }).build();
  const edges = graph.edges.map((edge) =>
    edge.from.node === 'prompt' ? { ...edge, from: { node: 'blank', socket: 'text' } } : edge,
  );
  const ports = fakePorts();
  const events = await runToEnd({ ...graph, edges }, ports);
  expect(ports.started).toEqual([]);
  expect(events.find((event) => event.kind === 'node-failed')).toMatchObject({
    node: 'generate',
    error: { message: 'The prompt is empty.' },
  });
});

it('closes the record of a call whose picture could not be stored, with its cost', async () => {
  const ports = fakePorts();
  const full = { ...ports, ledger: { ...ports.ledger, callDone: () => Promise.reject(new Error('disk full')) } };
  await runToEnd(sampleGraph(1).build(), full);
  expect(ports.failed).toMatchObject([{ error: { code: 'storage' } }]);
});

describe('stop', () => {
  it('makes no new call and keeps those in flight', async () => {
    const control = new RunControl();
    const ports = fakePorts(() => ({ ms: 15 }));
    const events = await runToEnd(sampleGraph(9).build(), ports, {
      atOnce: 3,
      control,
      onEvent: (event) => {
        if (event.kind === 'image-started' && event.index === 2) control.stop();
      },
    });
    expect(ports.started).toHaveLength(3);
    expect(ports.kept).toHaveLength(3);
    expect(events.some((event) => event.kind === 'run-stopping')).toBe(true);
    expect(events.at(-1)).toMatchObject({ outcome: 'cancelled' });
  });

  it('a second time ends the calls in flight', async () => {
    const control = new RunControl();
    const ports = fakePorts(() => ({ ms: 60_000 }));
    const events = await runToEnd(sampleGraph(2).build(), ports, {
      control,
      onEvent: (event) => {
        if (event.kind === 'image-started' && event.index === 1) {
          control.stop();
          control.stop();
        }
      },
    });
    expect(ports.kept).toHaveLength(0);
    expect(ports.failed.map(({ error }) => error.code)).toEqual(['cancelled', 'cancelled']);
    expect(events.at(-1)).toMatchObject({ outcome: 'cancelled' });
  });
});
