import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Client } from '#shared/api/createClient';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { over, runOf, scribePrograms } from '../support/programs.ts';

const scribe = scribePrograms();
const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** Runs the graph in a program of its own, and kills it at a moment. Gives the run's id. */
async function runAndKill(isTime: (kind: string) => boolean): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'jobWorker.ts')], {
    env: { PATH: process.env['PATH'], ...scribe.env },
    cwd: scribe.home,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const gone = once(child, 'exit');
  let runId = '';
  let last = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    ({ runId, kind: last } = JSON.parse(line) as { runId: string; kind: string });
  });
  await vi.waitUntil(() => isTime(last), { timeout: 20_000, interval: 5 });
  child.kill('SIGKILL');
  await gone;
  return runId;
}

const fox = (prompt = 'a red fox') =>
  workflowFile(
    aGraph('Jobs')
      .node('provider', 'scribe-provider')
      .node('config', 'gemini-config', { numImages: 1 })
      .node('draw', 'image-processor', { prompt, seed: 7 })
      .wire('provider.provider', 'draw.provider')
      .wire('config.config', 'draw.config')
      .build(),
  );

const callsOf = async (client: Client, runId: string) => (await client('run.details', { runId })).calls;
const resume = async (client: Client, runId: string) => {
  await client('run.resume', { runId });
  await over(client, runId);
};
const run = async (client: Client, workflow = fox()) => {
  const { runId } = await client('run.start', { workflow });
  await over(client, runId);
  return runId;
};
const HALF_PRICE = { microUsd: 15_000, kind: 'actual' } as const;

describe('a call that is collected', () => {
  it('survives the program that handed it in: it is collected once and paid for once', async () => {
    const runId = await runAndKill((kind) => kind === 'run-finished');
    const { client, events } = await scribe.open();
    expect(await callsOf(client, runId)).toMatchObject([
      {
        state: 'submitted',
        endpoint: 'collect',
        remoteId: 'job-1',
        price: 'scribe-1, $0.03 a picture, 2026-11-29',
      },
    ]);
    expect(await runOf(client, runId)).toMatchObject({
      expected: 1,
      done: 0,
      cost: { microUsd: 30_000, kind: 'estimate' },
    });

    // It is not there yet: nothing is sent, and nothing is lost.
    await resume(client, runId);
    expect(await callsOf(client, runId)).toMatchObject([{ state: 'submitted', remoteId: 'job-1' }]);
    expect(events.find(({ kind }) => kind === 'image-failed')).toMatchObject({ error: { code: 'not-yet' } });

    scribe.server.isDone = true;
    await resume(client, runId);
    expect(await runOf(client, runId)).toMatchObject({ status: 'completed', done: 1, cost: HALF_PRICE });
    expect(await callsOf(client, runId)).toMatchObject([
      { state: 'done', remoteId: 'job-1', tier: 'batch', cost: HALF_PRICE, images: [{ width: 8 }] },
    ]);
    expect(events.find(({ kind }) => kind === 'image-saved')).toMatchObject({ reused: false, cost: HALF_PRICE });
    await resume(client, runId).catch(() => undefined);
    await run(client);
    expect([scribe.server.jobs.length, scribe.server.collected, scribe.server.faults]).toEqual([1, ['job-1'], []]);
  });

  it('is found by its name where its program was killed before it heard of it', async () => {
    scribe.server.silent = 'submit';
    const runId = await runAndKill(() => scribe.server.jobs.length === 1);
    scribe.server.silent = 'nothing';
    scribe.server.isDone = true;
    const { client } = await scribe.open();
    const [call] = await callsOf(client, runId);
    expect(call).toMatchObject({ state: 'submitted' });
    expect(call).not.toHaveProperty('remoteId');
    await resume(client, runId);
    expect(await callsOf(client, runId)).toMatchObject([{ state: 'done', remoteId: 'job-1', cost: HALF_PRICE }]);
    expect([scribe.server.jobs.length, scribe.server.collected, scribe.server.faults]).toEqual([1, ['job-1'], []]);
  });

  it('may be billed where its provider knows nothing of it, and is handed in again with consent only', async () => {
    scribe.server.silent = 'submit';
    const runId = await runAndKill(() => scribe.server.jobs.length === 1);
    scribe.server.silent = 'nothing';
    scribe.server.jobs.length = 0;
    const { client } = await scribe.open();
    await resume(client, runId);
    expect(await callsOf(client, runId)).toMatchObject([{ state: 'unknown', error: { code: 'may-be-billed' } }]);
    await resume(client, runId);
    expect(scribe.server.jobs).toEqual([]);
    scribe.server.isDone = true;
    await client('run.resume', { runId, repeatUnknown: true });
    await over(client, runId);
    expect(scribe.server.jobs).toHaveLength(1);
    expect(await runOf(client, runId)).toMatchObject({ status: 'completed', done: 1 });
  });

  it('serves another run that asks for the very same, which pays nothing and sends nothing', async () => {
    const { client } = await scribe.open();
    const first = await run(client);
    const preview = await client('run.preview', { workflow: fox() });
    expect(preview).toMatchObject({ toSend: 0, reused: 1 });
    scribe.server.isDone = true;
    const second = await run(client);
    expect(await runOf(client, second)).toMatchObject({ status: 'completed', reused: 1, cost: { microUsd: 0 } });
    expect(await callsOf(client, first)).toMatchObject([{ state: 'done', cost: HALF_PRICE }]);
    expect([scribe.server.jobs.length, scribe.server.collected]).toEqual([1, ['job-1']]);
  });

  it('that is stopped while it is handed in is not handed in again', async () => {
    const { client } = await scribe.open();
    scribe.server.silent = 'submit';
    const { runId } = await client('run.start', { workflow: fox() });
    await vi.waitUntil(() => scribe.server.jobs.length === 1, { timeout: 15_000 });
    await client('run.stop', { runId });
    await client('run.stop', { runId });
    await over(client, runId);
    expect(await callsOf(client, runId)).toMatchObject([{ state: 'submitted' }]);
    scribe.server.silent = 'nothing';
    scribe.server.isDone = true;
    await resume(client, runId);
    expect(await runOf(client, runId)).toMatchObject({ status: 'completed', done: 1 });
    expect(scribe.server.jobs).toHaveLength(1);
  });

  it('stays submitted where its provider cannot be asked, and fails where the provider says that it did', async () => {
    const { client } = await scribe.open();
    scribe.server.status = 503;
    const runId = await run(client, fox('bad: a fox'));
    expect(await callsOf(client, runId)).toMatchObject([{ state: 'submitted', remoteId: 'job-1' }]);
    scribe.server.status = 200;
    scribe.server.isDone = true;
    await resume(client, runId);
    expect(await callsOf(client, runId)).toMatchObject([
      { state: 'failed', error: { message: expect.stringContaining('refused') as string } },
    ]);
    expect(scribe.server.jobs).toHaveLength(1);
  });
});

describe('a call at an endpoint that bills whole answers only', () => {
  it('counts for nothing when it is cut off, and is simply asked for again', async () => {
    const { client } = await scribe.open();
    scribe.server.silent = 'draw';
    const { runId } = await client('run.start', { workflow: fox('whole: a fox') });
    await vi.waitUntil(() => scribe.server.drawn.length === 1, { timeout: 15_000 });
    await client('run.stop', { runId });
    await client('run.stop', { runId });
    await over(client, runId);
    const [call] = await callsOf(client, runId);
    expect(call).toMatchObject({ state: 'cancelled', endpoint: 'unpaid' });
    expect(call).not.toHaveProperty('cost');
    expect(await runOf(client, runId)).toMatchObject({ unknown: 0, cost: { microUsd: 0 } });
    scribe.server.silent = 'nothing';
    await resume(client, runId);
    expect(scribe.server.drawn).toHaveLength(2);
    expect(await runOf(client, runId)).toMatchObject({
      status: 'completed',
      cost: { microUsd: 30_000, kind: 'actual' },
    });
  });
});
