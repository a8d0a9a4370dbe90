import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Client } from '#shared/api/createClient';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { googlePrograms, holdAnswer } from '../support/programs.ts';
import { RUN } from '../unit/electron/platform/library/records.ts';

const google = googlePrograms();

function graph(name: string, images: number, seed = 7): Workflow {
  return aGraph(name)
    .node('provider', 'google-provider', { model: 'gemini-3-pro-image' })
    .node('config', 'gemini-config', { numImages: images })
    .node('generate', 'image-processor', { prompt: `a ${name}`, seed })
    .wire('provider.provider', 'generate.provider')
    .wire('config.config', 'generate.config')
    .build();
}

async function start(client: Client, workflow: Workflow, more: object = {}): Promise<string> {
  return (await client('run.start', { workflow: workflowFile(workflow), ...more })).runId;
}

const prompts = () =>
  google.server.requests.map(
    ({ body }) => (body as { contents: { parts: { text: string }[] }[] }).contents[0]?.parts[0]?.text,
  );

describe('runs', () => {
  it('wait for each other and run in their order, each as its graph was when it was started', async () => {
    const answer = holdAnswer(google.server);
    const { client, ended } = await google.open();
    const first = await start(client, graph('fox', 2));
    const second = await start(client, graph('hare', 1));
    const third = await start(client, graph('owl', 1));
    const queue = await client('queue.get');
    expect(queue).toMatchObject({ running: first, isPaused: false });
    expect(queue.waiting.map(({ runId, status }) => [runId, status])).toEqual([
      [second, 'queued'],
      [third, 'queued'],
    ]);
    await client('queue.move', { runId: third, before: second });
    answer();
    await ended(second);
    expect(prompts()).toEqual(['a fox', 'a fox', 'a owl', 'a hare']);
    await expect.poll(() => client('queue.get')).toMatchObject({ running: null, waiting: [] });
  });

  it('are taken out one by one while they wait, and the one that runs is not touched', async () => {
    const answer = holdAnswer(google.server);
    const { client, ended } = await google.open();
    const running = await start(client, graph('fox', 3));
    const waiting = await start(client, graph('hare', 1));
    await expect(client('queue.cancel', { runId: running })).rejects.toMatchObject({ code: 'not-found' });
    expect((await client('queue.cancel', { runId: waiting })).waiting).toEqual([]);
    answer();
    expect(await ended(running)).toMatchObject({ outcome: 'completed' });
    expect(google.server.requests).toHaveLength(3);
    const [latest] = await client('run.list', { limit: 10 });
    expect(latest).toMatchObject({ runId: waiting, status: 'cancelled', done: 0 });
  });

  it('wait where the queue is paused', async () => {
    const { client, ended } = await google.open();
    await client('queue.setPaused', { isPaused: true });
    const runId = await start(client, graph('fox', 1));
    expect(await client('queue.get')).toMatchObject({ running: null, isPaused: true });
    expect(google.server.requests).toHaveLength(0);
    await client('queue.setPaused', { isPaused: false });
    await ended(runId);
    expect(google.server.requests).toHaveLength(1);
  });

  it('that waited are there after a restart, paused', async () => {
    const before = await google.open();
    await before.client('queue.setPaused', { isPaused: true });
    const first = await start(before.client, graph('fox', 1));
    const second = await start(before.client, graph('hare', 1));
    await before.client('queue.move', { runId: second, before: first });
    await before.close();

    const { client, ended } = await google.open();
    const queue = await client('queue.get');
    expect(queue.isPaused).toBe(true);
    expect(queue.waiting.map(({ runId }) => runId)).toEqual([second, first]);
    expect(google.server.requests).toHaveLength(0);
    await client('queue.setPaused', { isPaused: false });
    await ended(first);
    expect(prompts()).toEqual(['a hare', 'a fox']);
  });
});

describe('going on with a run', () => {
  it('after one failure of sixteen makes exactly one request', async () => {
    google.server.respondWith([...Array<'picture'>(6).fill('picture'), 'overloaded']);
    const { client, ended } = await google.open();
    const runId = await start(client, graph('fox', 16), { onError: 'continue' });
    expect(await ended(runId)).toMatchObject({ outcome: 'failed' });
    const [failed] = await client('run.list', { limit: 1 });
    expect(failed).toMatchObject({ status: 'failed', expected: 16, done: 15, failed: 1 });
    expect(failed?.images).toHaveLength(4);
    expect(google.server.requests).toHaveLength(16);

    await client('run.resume', { runId });
    const last = await ended(runId);
    expect(last).toMatchObject({ outcome: 'completed' });
    expect(google.server.requests).toHaveLength(17);
    const events = (await client('run.current'))[0]?.events ?? [];
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at));
    const { run, calls } = await client('run.details', { runId });
    expect(run).toMatchObject({ status: 'completed', done: 16, failed: 0, reused: 0 });
    expect(calls.filter(({ state }) => state === 'failed')).toMatchObject([
      { error: { code: 'provider-unavailable' } },
    ]);
  });

  it('makes what a failed row lacks in every node, and moves nothing of the other rows', async () => {
    const chain = aGraph('rows')
      .node('list', 'prompt-list', { format: 'csv', text: 'Subject,Edit\nfox,at dawn\nowl,at noon\nhen,at dusk' })
      .node('provider', 'google-provider', { model: 'gemini-3-pro-image' })
      .node('config', 'gemini-config')
      .node('draw', 'image-processor')
      .node('edit', 'image-processor')
      .wire('provider.provider', 'draw.provider')
      .wire('config.config', 'draw.config')
      .wire('list.subject', 'draw.prompt')
      .wire('provider.provider', 'edit.provider')
      .wire('config.config', 'edit.config')
      .wire('list.edit', 'edit.prompt')
      .wire('draw.images', 'edit.references')
      .build();
    const { client, ended } = await google.open();
    await client('settings.set', { concurrency: 1 });
    google.server.respondWith(['picture', 'overloaded']);
    const runId = await start(client, chain, { onError: 'continue' });
    expect(await ended(runId)).toMatchObject({ outcome: 'failed' });
    expect(prompts()).toEqual(['fox', 'owl', 'hen', 'at dawn', 'at dusk']);

    await client('run.resume', { runId });
    expect(await ended(runId)).toMatchObject({ outcome: 'completed' });
    expect(prompts().slice(5)).toEqual(['owl', 'at noon']);
    const { run, calls } = await client('run.details', { runId });
    expect(run).toMatchObject({ expected: 6, done: 6, failed: 0, reused: 0 });
    const edited = calls.filter(({ node, state }) => node === 'edit' && state === 'done');
    expect(edited.map(({ index, row, prompt }) => [index, row?.name, prompt]).sort()).toEqual([
      [0, 'fox', 'at dawn'],
      [1, 'hen', 'at dusk'],
      [2, 'owl', 'at noon'],
    ]);
  });

  it('for one place leaves the other failures alone', async () => {
    google.server.respondWith(['overloaded', 'overloaded', 'picture']);
    const { client, ended } = await google.open();
    const runId = await start(client, graph('fox', 3), { onError: 'continue' });
    await ended(runId);
    const { calls } = await client('run.details', { runId });
    const [index = -1, other = -1] = calls.filter(({ state }) => state === 'failed').map((call) => call.index);
    await client('run.resume', { runId, only: [{ node: 'generate', index }] });
    expect(await ended(runId)).toMatchObject({ outcome: 'failed' });
    expect(google.server.requests).toHaveLength(4);
    const places = (await client('run.details', { runId })).calls.filter((call) => call.state === 'done');
    expect(places.map((call) => call.index)).toContain(index);
    expect(places.map((call) => call.index)).not.toContain(other);
  });

  it('for one place asks neither for what failed before nor for what was never asked for, and forgets neither', async () => {
    google.server.respondWith(['overloaded']);
    const { client, ended } = await google.open();
    await client('settings.set', { concurrency: 1 });
    const runId = await start(client, graph('fox', 4), { onError: 'stop' });
    await ended(runId);
    expect(google.server.requests).toHaveLength(1);
    await client('run.resume', { runId, only: [{ node: 'generate', index: 2 }] });
    await ended(runId);
    expect(google.server.requests).toHaveLength(2);
    const [run] = await client('run.list', { limit: 1 });
    expect(run).toMatchObject({ status: 'failed', expected: 4, done: 1, failed: 1 });
    await client('run.resume', { runId });
    expect(await ended(runId)).toMatchObject({ outcome: 'completed' });
    expect(google.server.requests).toHaveLength(5);
  });

  it('that was made anew does not take what is older than it', async () => {
    const { client, ended } = await google.open();
    await ended(await start(client, graph('fox', 2)));
    google.server.respondWith(['picture', 'overloaded']);
    const runId = await start(client, graph('fox', 2), { again: 'all', onError: 'continue' });
    await ended(runId);
    expect(google.server.requests).toHaveLength(4);
    await client('run.resume', { runId });
    await ended(runId);
    expect(google.server.requests).toHaveLength(5);
  });

  it('is refused while it runs, and where there is no such run', async () => {
    const answer = holdAnswer(google.server);
    const { client, ended } = await google.open();
    const runId = await start(client, graph('fox', 1));
    await expect(client('run.resume', { runId })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(client('run.resume', { runId: crypto.randomUUID() })).rejects.toMatchObject({ code: 'not-found' });
    answer();
    await ended(runId);
  });
});

describe('a cap', () => {
  it('of the day counts what other runs spent, and failures that were billed', async () => {
    const { client, ended } = await google.open();
    google.server.respondWith(['text-only']);
    await client('settings.set', { dayCap: 300_000 });
    await ended(await start(client, graph('fox', 1)));
    const { caps } = await client('run.preview', { workflow: workflowFile(graph('hare', 2)) });
    expect(caps.spentToday.microUsd).toBeGreaterThan(0);
    const before = google.server.requests.length;
    const runId = await start(client, graph('hare', 16), { onError: 'continue' });
    expect(await ended(runId)).toMatchObject({ outcome: 'failed' });
    const spent = (await client('spend.report', {})).reduce((sum, { cost }) => sum + cost.microUsd, 0);
    expect(spent).toBeLessThanOrEqual(300_000);
    expect(google.server.requests.length - before).toBeLessThanOrEqual(2);
    const { calls } = await client('run.details', { runId });
    expect(calls.find(({ error }) => error?.code === 'cap-reached')?.error?.hint).toContain('Settings');
  });
});

it('what another program left that died meanwhile is put in order before a run begins', async () => {
  const { client, ended } = await google.open();
  const dying = join(import.meta.dirname, '..', 'unit', 'electron', 'platform', 'library', 'dyingProgram.ts');
  await once(spawn(process.execPath, [dying, join(google.home, 'library')], { stdio: 'inherit' }), 'exit');
  const left = async () => (await client('run.list', { limit: 10 })).find(({ runId }) => runId === RUN);
  expect(await left()).toMatchObject({ unknown: 0 });
  await ended(await start(client, graph('fox', 1)));
  expect(await left()).toMatchObject({ done: 5, unknown: 3 });
});

describe('the sheet before a run', () => {
  it('tells what is sent, reused and saved, per provider, with the date of the prices', async () => {
    const { client, ended } = await google.open();
    await ended(await start(client, graph('fox', 2)));
    const sheet = await client('run.preview', { workflow: workflowFile(graph('fox', 5)), maxCost: 300_000 });
    expect(sheet).toMatchObject({ toSend: 3, reused: 2, problems: [], keys: [] });
    expect(sheet.byProvider).toMatchObject([{ provider: 'google', toSend: 3, reused: 2 }]);
    expect(sheet.priceDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(sheet.saved.microUsd).toBeGreaterThan(200_000);
    expect(sheet.caps).toMatchObject({ run: 300_000, day: null, allowed: 2, reached: 'run' });
    const anew = await client('run.preview', { workflow: workflowFile(graph('fox', 5)), again: 'all' });
    expect(anew).toMatchObject({ toSend: 5, reused: 0 });
  });

  it('names keys that are missing or not approved, with the nodes that name them', async () => {
    const { client } = await google.open();
    const other = aGraph('Keys')
      .node('p', 'google-provider', { keyName: 'MY_OWN_API_KEY' })
      .node('q', 'openrouter-provider')
      .node('config', 'gemini-config')
      .node('one', 'image-processor', { prompt: 'a fox' })
      .node('two', 'image-processor', { prompt: 'a hare' })
      .wire('p.provider', 'one.provider')
      .wire('q.provider', 'two.provider')
      .wire('config.config', 'one.config')
      .wire('config.config', 'two.config')
      .build();
    const { keys } = await client('run.preview', { workflow: workflowFile(other) });
    expect(keys).toMatchObject([
      { provider: 'google', name: 'MY_OWN_API_KEY', nodes: ['p'], code: 'key-not-approved' },
      { provider: 'openrouter', name: 'OPENROUTER_API_KEY', nodes: ['q'], code: 'key-missing' },
    ]);
    expect(google.server.requests).toHaveLength(0);
  });
});

describe('what was spent', () => {
  it('tells what calls cost that gave no picture', async () => {
    google.server.respondWith(['picture', 'text-only']);
    const { client, ended } = await google.open();
    await ended(await start(client, graph('fox', 2), { onError: 'continue' }));
    const [row] = await client('spend.report', {});
    expect(row).toMatchObject({ calls: 2, failed: 1 });
    expect(row?.failedCost.microUsd).toBeGreaterThan(0);
    expect(row?.failedCost.microUsd).toBeLessThan(row?.cost.microUsd ?? 0);
  });

  it('is told by day, provider, model and graph, and as CSV', async () => {
    const { client, ended } = await google.open();
    await ended(await start(client, graph('fox, "red"', 2)));
    await ended(await start(client, graph('fox, "red"', 2)));
    const [row] = await client('spend.report', {});
    expect(row).toMatchObject({ provider: 'google', graph: 'fox, "red"', calls: 2, failed: 0, reused: 2 });
    expect(row?.saved.microUsd).toBe(row?.cost.microUsd);
    expect(row?.failedCost).toEqual({ microUsd: 0, kind: 'actual' });
    const { text = '', name } = await client('spend.export', {});
    expect(name).toMatch(/^lumi-spend-.*\.csv$/);
    expect(text.split('\r\n')[1]).toContain('"fox, ""red""",2,0,2,');
    expect(await client('spend.report', { to: 1000 })).toEqual([]);
  });
});
