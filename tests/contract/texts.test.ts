import { describe, expect, it, vi } from 'vitest';
import type { Client } from '#shared/api/createClient';
import type { RunEvent } from '#shared/runs/RunEvent';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { over, runOf, scribePrograms } from '../support/programs.ts';

const scribe = scribePrograms();

const graph = (prompt = 'a red fox', count = 1, provider = 'scribe-provider') =>
  workflowFile(
    aGraph('Words')
      .node('provider', provider)
      .node('write', 'test-write', { prompt, count })
      .node('show', 'show-text')
      .wire('provider.provider', 'write.provider')
      .wire('write.text', 'show.text')
      .build(),
  );

const run = async (client: Client, workflow = graph(), more = {}) => {
  const { runId } = await client('run.start', { workflow, ...more });
  await over(client, runId);
  return runId;
};
/** In the order of their places. */
const savedIn = (events: readonly RunEvent[]) =>
  events.filter((event) => event.kind === 'text-saved').sort((one, other) => one.index - other.index);
const callsOf = async (client: Client, runId: string) => (await client('run.details', { runId })).calls;

describe('a call that writes', () => {
  it('is in the ledger with its text, its cost and its tier, and is told as a text', async () => {
    const { client, events } = await scribe.open();
    const runId = await run(client);
    expect(await runOf(client, runId)).toMatchObject({
      status: 'completed',
      expected: 1,
      done: 1,
      images: [],
      cost: { microUsd: 2000, kind: 'actual' },
    });
    const [call] = await callsOf(client, runId);
    expect(call).toMatchObject({
      kind: 'text',
      state: 'done',
      text: 'About a red fox, 0.',
      tier: 'standard',
      images: [],
      cost: { microUsd: 2000, kind: 'actual' },
    });
    expect(events.map(({ kind }) => kind).filter((kind) => /image|text/.test(kind))).toEqual([
      'texts-expected',
      'text-started',
      'text-saved',
    ]);
    expect(events.find((event) => event.kind === 'node-finished' && event.node === 'write')).toMatchObject({
      outputs: { text: { type: 'text', items: ['About a red fox, 0.'] } },
    });
    expect(scribe.server.texts).toEqual([{ prompt: 'a red fox', seed: 0 }]);
    expect(await client('spend.report', {})).toMatchObject([{ calls: 1, failed: 0, cost: { microUsd: 2000 } }]);
  });

  it('is sent with the length that is asked for, and asked for anew with another', async () => {
    const { client } = await scribe.open();
    const ofLength = (maxTokens: number) =>
      workflowFile(
        aGraph('Words')
          .node('provider', 'scribe-provider')
          .node('write', 'test-write', { prompt: 'a red fox', maxTokens })
          .wire('provider.provider', 'write.provider')
          .build(),
      );
    await run(client, ofLength(200));
    await run(client, ofLength(300));
    expect(scribe.server.texts).toEqual([
      { prompt: 'a red fox', seed: 0, maxTokens: 200 },
      { prompt: 'a red fox', seed: 0, maxTokens: 300 },
    ]);
  });

  it('is answered by the ledger the second time: nothing is sent, and it costs nothing', async () => {
    const first = await scribe.open();
    await run(first.client, graph('a red fox', 3));
    const { client, events } = await scribe.open();
    const preview = await client('run.preview', { workflow: graph('a red fox', 3) });
    expect(preview).toMatchObject({ toSend: 0, reused: 3, saved: { microUsd: 6000 } });
    const runId = await run(client, graph('a red fox', 3));
    expect(scribe.server.texts).toHaveLength(3);
    expect(await runOf(client, runId)).toMatchObject({ done: 3, reused: 3, cost: { microUsd: 0 } });
    expect(savedIn(events)).toMatchObject([
      { text: 'About a red fox, 0.', reused: true, saved: { microUsd: 2000 } },
      { text: 'About a red fox, 1.' },
      { text: 'About a red fox, 2.' },
    ]);
  });

  it('says of what was cut also the second time that it was', async () => {
    const { client, events } = await scribe.open();
    for (let times = 0; times < 2; times++) await run(client, graph('long: a fox'));
    const note = 'The text was cut by its length.';
    expect(events.filter(({ kind }) => kind === 'text-saved')).toMatchObject([
      { note, reused: false },
      { note, reused: true },
    ]);
  });

  it('is foreseen with its price before the run, and without a size', async () => {
    const { client } = await scribe.open();
    const { calls, estimate } = await client('run.preview', { workflow: graph('a red fox', 2) });
    expect(calls).toMatchObject([
      { kind: 'text', seed: 0 },
      { kind: 'text', seed: 1 },
    ]);
    expect(calls[0]).not.toHaveProperty('width');
    expect(estimate).toEqual({ microUsd: 4000, kind: 'estimate' });
  });

  it('is held by a cap', async () => {
    const { client } = await scribe.open();
    await client('settings.set', { concurrency: 1 });
    const runId = await run(client, graph('a red fox', 5), { maxCost: 5000 });
    expect(scribe.server.texts).toHaveLength(2);
    expect((await callsOf(client, runId)).map(({ state }) => state)).toContain('failed');
    expect((await runOf(client, runId))?.cost.microUsd).toBe(4000);
  });

  it('without a text is a failure', async () => {
    const { client } = await scribe.open();
    const runId = await run(client, graph('empty: a fox'));
    expect(await callsOf(client, runId)).toMatchObject([{ state: 'failed', text: '', cost: { microUsd: 2000 } }]);
  });

  it('that is cut off may have been billed, and is repeated with consent only', async () => {
    const { client } = await scribe.open();
    scribe.server.silent = 'write';
    const { runId } = await client('run.start', { workflow: graph() });
    await vi.waitUntil(() => scribe.server.texts.length === 1, { timeout: 15_000 });
    await client('run.stop', { runId });
    await client('run.stop', { runId });
    await over(client, runId);
    expect(await callsOf(client, runId)).toMatchObject([
      { kind: 'text', state: 'unknown', cost: { microUsd: 2000, kind: 'estimate' } },
    ]);
    scribe.server.silent = 'nothing';
    expect(await client('run.preview', { workflow: graph() })).toMatchObject({ mayBeBilled: 1 });
    await run(client);
    expect(scribe.server.texts).toHaveLength(1);
    await client('run.resume', { runId, repeatUnknown: true });
    await over(client, runId);
    expect(scribe.server.texts).toHaveLength(2);
    expect(await runOf(client, runId)).toMatchObject({ status: 'completed', done: 1 });
  });

  it('runs without a key at the sample provider, which writes too', async () => {
    const { client, events } = await scribe.open();
    await run(client, graph('a red fox', 2, 'sample-provider'));
    expect(savedIn(events)).toMatchObject([
      { text: 'Sample text (seed 0): a red fox', cost: { microUsd: 0 } },
      { text: 'Sample text (seed 1): a red fox' },
    ]);
  });
});
