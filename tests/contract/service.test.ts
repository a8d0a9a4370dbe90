import { describe, expect, it } from 'vitest';
import type { CallOutput } from '#shared/api/contract';
import { createClient, type Client } from '#shared/api/createClient';
import type { RunEvent } from '#shared/runs/RunEvent';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { sampleGraph } from '../support/runs.ts';
import { openTestApp, startTestHost } from '../support/testApp.ts';
import { directTransport, loopbackTransport, visit, type TestTransport } from '../support/transports.ts';

const doors: readonly (readonly [string, () => Promise<TestTransport>])[] = [
  ['in the same process', async () => directTransport((await openTestApp()).app.service)],
  ['over the loopback door', async () => loopbackTransport(await visit((await startTestHost()).host))],
];

/** Starts a run and gives its events up to the last. */
async function run(
  transport: TestTransport,
  client: Client,
  workflow: unknown,
  onEvent?: (event: RunEvent) => void,
): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  const ended = Promise.withResolvers<undefined>();
  const leave = transport.subscribe(
    (announcement) => {
      if (announcement.kind !== 'run') return;
      const { event } = announcement;
      events.push(event);
      onEvent?.(event);
      if (event.kind === 'run-finished') ended.resolve(undefined);
    },
    () => {
      ended.reject(new Error('Events were lost.'));
    },
  );
  await transport.subscribed();
  await client('run.start', { workflow });
  await ended.promise;
  leave();
  return events;
}

describe.each(doors)('the contract, %s', (_name, open) => {
  const connect = async () => {
    const transport = await open();
    return { transport, client: createClient(transport) };
  };

  it('answers an unknown call and a bad input with a report', async () => {
    const { transport } = await connect();
    expect(await transport.call('no.such' as 'app.info', undefined)).toMatchObject({
      ok: false,
      error: { code: 'bad-input' },
    });
    expect(await transport.call('__proto__' as 'app.info', undefined)).toMatchObject({
      ok: false,
      error: { code: 'bad-input' },
    });
    const wrong = await transport.call('workflow.open', { file: 7 } as never);
    expect(wrong).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(wrong.ok || wrong.error.message).toContain('file');
  });

  it('saves, lists and opens graphs, and refuses to write over what it has not seen', async () => {
    const { client } = await connect();
    const workflow = workflowFile(sampleGraph(2).build());
    const saved = await client('workflow.save', { file: 'foxes.lumi.json', workflow, version: null });
    expect(await client('workflow.list')).toMatchObject([{ file: 'foxes.lumi.json', name: 'Foxes' }]);
    const opened = await client('workflow.open', { file: 'foxes.lumi.json' });
    expect(opened.version).toBe(saved.version);
    expect(readWorkflow(opened.workflow)).toEqual(sampleGraph(2).build());
    await expect(client('workflow.save', { file: 'foxes.lumi.json', workflow, version: null })).rejects.toMatchObject({
      code: 'file-conflict',
    });
    await expect(
      client('workflow.save', { file: 'foxes.lumi.json', workflow, version: 'other' }),
    ).rejects.toMatchObject({ code: 'file-conflict' });
    await expect(client('workflow.open', { file: '../settings.json' })).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('gives a first graph that runs as it is', async () => {
    const { transport, client } = await connect();
    const { workflow } = await client('workflow.sample');
    const preview = await client('run.preview', { workflow });
    expect(preview.problems).toEqual([]);
    expect(preview.estimate.microUsd).toBe(0);
    const events = await run(transport, client, workflow);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at));
    expect(events.at(-1)).toMatchObject({ kind: 'run-finished', outcome: 'completed' });
    const saved = events.filter((event) => event.kind === 'image-saved');
    expect(saved).toHaveLength(preview.calls.length);
    expect(saved.map(({ image }) => [image.width, image.height])).toEqual(
      preview.calls.map(({ width, height }) => [width, height]),
    );
  });

  it('tells how a picture was made', async () => {
    const { transport, client } = await connect();
    const events = await run(transport, client, workflowFile(sampleGraph(1).build()));
    const saved = events.find((event) => event.kind === 'image-saved');
    const details = await client('picture.details', { id: saved?.image.id ?? '' });
    expect(details.made).toMatchObject({
      graph: 'Foxes',
      node: 'generate',
      provider: 'sample',
      prompt: 'a red fox',
      seed: 7,
    });
    expect((await client('picture.list', { limit: 10, query: 'red fox' })).map(({ image }) => image.id)).toEqual([
      details.image.id,
    ]);
    expect(await client('picture.list', { limit: 10, query: 'blue hare' })).toEqual([]);
    await expect(client('picture.details', { id: 'f'.repeat(64) })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('refuses a graph with problems and names every one', async () => {
    const { client } = await connect();
    const workflow = workflowFile(
      aGraph().node('p', 'image-processor').node('x', 'from-the-future').wire('x.seed', 'p.seed').build(),
    );
    const reply = client('run.start', { workflow }).catch((caught: unknown) => caught);
    const report = (
      (await reply) as { report(): { code: string; problems: { node: string; code: string }[] } }
    ).report();
    expect(report.code).toBe('graph-problems');
    expect(report.problems.map(({ node, code }) => `${node} ${code}`)).toEqual([
      'p missing-input',
      'p missing-input',
      'x unknown-type',
    ]);
    const preview: CallOutput<'run.preview'> = await client('run.preview', { workflow });
    expect(preview.problems).toHaveLength(3);
    expect(preview.isRefused).toBe(true);
  });

  it('takes the seeds of a run itself, as the preview of the same draw told, and gives them back', async () => {
    const { client } = await connect();
    const graph = aGraph()
      .node('provider', 'sample-provider')
      .node('dice', 'seed', { value: 7, control: 'increment' })
      .node('generate', 'image-processor', { prompt: 'a fox', seed: 3, control: 'randomise' })
      .node('config', 'gemini-config')
      .wire('provider.provider', 'generate.provider')
      .wire('config.config', 'generate.config')
      .build();
    const asked = { workflow: workflowFile(graph), seeds: { draw: 'a draw' } };
    const { seeds: told, calls, isRefused } = await client('run.preview', asked);
    const { runId, seeds } = await client('run.start', asked);
    expect(seeds).toEqual(told);
    expect(seeds[0]).toEqual({ node: 'dice', field: 'value', value: 8 });
    expect([calls[0]?.seed, isRefused]).toEqual([seeds[1]?.value, false]);
    await expect.poll(async () => (await client('run.details', { runId })).run.status).toBe('completed');
    const { workflow, calls: made } = await client('run.details', { runId });
    expect(workflow).toMatchObject({
      nodes: [{}, { fields: { value: 8 } }, { fields: { seed: seeds[1]?.value } }, {}],
    });
    expect(made[0]?.seed).toBe(seeds[1]?.value);
    const kept = { ...asked, seeds: { keep: [{ node: 'generate', field: 'seed' }] }, targets: ['generate'] };
    expect((await client('run.start', kept)).seeds).toEqual([]);
  });

  it('runs only what the targets need', async () => {
    const { transport, client } = await connect();
    const workflow = workflowFile(sampleGraph(1).node('lonely', 'image-processor').build());
    await expect(client('run.start', { workflow })).rejects.toMatchObject({ code: 'graph-problems' });
    const heard: RunEvent[] = [];
    transport.subscribe(
      (announcement) => {
        if (announcement.kind === 'run') heard.push(announcement.event);
      },
      () => undefined,
    );
    await transport.subscribed();
    await client('run.start', { workflow, targets: ['prompt'] });
    await expect.poll(() => heard.at(-1)?.kind).toBe('run-finished');
    expect(heard[0]).toMatchObject({ nodes: ['prompt'] });
  });

  it('stops a run, and remembers it with all it told', async () => {
    const { transport, client } = await connect();
    // One after the other, so that the stop comes long before the last.
    await client('settings.set', { concurrency: 1 });
    const events = await run(transport, client, workflowFile(sampleGraph(16).build()), (event) => {
      if (event.kind === 'image-saved' && event.index === 0) void client('run.stop', { runId: event.runId });
    });
    expect(events.at(-1)).toMatchObject({ outcome: 'cancelled' });
    expect(events.filter((event) => event.kind === 'image-saved').length).toBeLessThan(16);
    const [remembered] = await client('run.current');
    expect(remembered).toMatchObject({ runId: events[0]?.runId, graph: 'Foxes', events });
    expect(readWorkflow(remembered?.workflow)).toEqual(sampleGraph(16).build());
    expect(await client('run.stop', { runId: events[0]?.runId ?? '' })).toEqual({ stopping: 'ended' });
    await expect(client('run.stop', { runId: crypto.randomUUID() })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps settings, changing only those that are named, and tells of each change', async () => {
    const { transport, client } = await connect();
    const heard: unknown[] = [];
    const leave = transport.subscribe(
      (announcement) => heard.push(announcement),
      () => undefined,
    );
    await transport.subscribed();
    await client('settings.set', { concurrency: 9, runCap: 1_000_000 });
    const changed = await client('settings.set', { dayCap: 5_000_000, onError: 'continue', askAbove: null });
    const expected = {
      concurrency: 9,
      runCap: 1_000_000,
      dayCap: 5_000_000,
      onError: 'continue',
      askAbove: null,
      wildcardFolders: [],
      referenceLongSide: 2048,
      shortcuts: {},
      newNodes: {},
      renewModels: true,
    };
    expect(changed).toEqual(expected);
    expect(await client('settings.get')).toEqual(expected);
    await expect.poll(() => heard.at(-1)).toEqual({ kind: 'settings', settings: expected });
    leave();
    await expect(client('settings.set', { runCap: -1 })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(client('settings.set', { concurrency: 0 })).rejects.toMatchObject({ code: 'bad-input' });
  });
});
