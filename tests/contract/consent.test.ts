import { describe, expect, it, vi } from 'vitest';
import type { Client } from '#shared/api/createClient';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { googlePrograms, over, sent, statusOf } from '../support/programs.ts';

const google = googlePrograms();

const fox = workflowFile(
  aGraph('Foxes')
    .node('provider', 'google-provider', { model: 'gemini-3-pro-image' })
    .node('config', 'gemini-config', { numImages: 1 })
    .node('prompt', 'text', { value: 'a red fox' })
    .node('draw', 'image-processor', { seed: 7 })
    .wire('provider.provider', 'draw.provider')
    .wire('config.config', 'draw.config')
    .wire('prompt.text', 'draw.prompt')
    .build(),
);

/** Stops a run while its call is under way. */
async function cutOff(client: Client, runId: string): Promise<void> {
  await client('run.stop', { runId });
  await client('run.stop', { runId });
  await over(client, runId);
  const { calls } = await client('run.details', { runId });
  expect(calls.map(({ state }) => state)).toEqual(['unknown']);
}

describe('consent to repeat what may have been billed', () => {
  it('given when a run was queued does not cover a call of an identical run that is cut off later', async () => {
    google.server.respondWith(['hang', 'picture']);
    const { client } = await google.open();
    const agreed = { workflow: fox, repeatUnknown: true };
    const { runId: first } = await client('run.start', agreed);
    const { runId: second } = await client('run.start', agreed);
    const { runId: third } = await client('run.start', agreed);
    await sent(google.server, 1);
    await cutOff(client, first);
    await over(client, third);
    expect(await Promise.all([second, third].map((runId) => statusOf(client, runId)))).toEqual(['failed', 'failed']);
    expect(google.server.requests).toHaveLength(1);
  });

  it('covers what was cut off by then: in a new run, and in one that goes on', async () => {
    google.server.respondWith(['hang', 'hang', 'picture']);
    const { client } = await google.open();
    const { runId } = await client('run.start', { workflow: fox });
    await sent(google.server, 1);
    await cutOff(client, runId);
    const { runId: again } = await client('run.start', { workflow: fox, repeatUnknown: true });
    await sent(google.server, 2);
    await cutOff(client, again);
    await client('run.resume', { runId: again, repeatUnknown: true });
    await over(client, again);
    expect(await statusOf(client, again)).toBe('completed');
    expect(google.server.requests).toHaveLength(3);
  });

  it('given on the sheet does not cover a call that is cut off between the sheet and the run', async () => {
    google.server.respondWith(['hang', 'picture']);
    const { client } = await google.open();
    const { at } = await client('run.preview', { workflow: fox });
    const { runId } = await client('run.start', { workflow: fox });
    await sent(google.server, 1);
    await cutOff(client, runId);
    const { runId: late } = await client('run.start', { workflow: fox, repeatUnknown: { asOf: at } });
    await over(client, late);
    expect(await statusOf(client, late)).toBe('failed');

    const sheet = await client('run.preview', { workflow: fox });
    expect(sheet.mayBeBilled).toBe(1);
    const { runId: told } = await client('run.start', { workflow: fox, repeatUnknown: { asOf: sheet.at } });
    await over(client, told);
    expect(await statusOf(client, told)).toBe('completed');
    expect(google.server.requests).toHaveLength(2);
  });

  it('cannot be given ahead of time', async () => {
    google.server.respondWith(['hang', 'picture']);
    const { client } = await google.open();
    const ahead = { workflow: fox, repeatUnknown: { asOf: Date.now() + 3_600_000 } };
    const { runId } = await client('run.start', ahead);
    const { runId: next } = await client('run.start', ahead);
    await sent(google.server, 1);
    await cutOff(client, runId);
    await over(client, next);
    expect(google.server.requests).toHaveLength(1);
  });

  it('holds its moment over a restart, where the run waited meanwhile', async () => {
    google.server.respondWith(['hang', 'picture']);
    const first = await google.open();
    await first.client('queue.setPaused', { isPaused: true });
    const { runId: waiting } = await first.client('run.start', { workflow: fox, repeatUnknown: true });
    await first.close();

    const other = await google.open();
    const { runId } = await other.client('run.start', { workflow: fox });
    await other.client('queue.move', { runId, before: waiting });
    await other.client('queue.setPaused', { isPaused: false });
    await sent(google.server, 1);
    await cutOff(other.client, runId);
    await over(other.client, waiting);
    expect(await statusOf(other.client, waiting)).toBe('failed');
    expect(google.server.requests).toHaveLength(1);
  });

  it('does not cover what another program has under way, and is stopped at, while this run waits for it', async () => {
    google.server.respondWith(['hang', 'picture']);
    const [one, two] = [await google.open(), await google.open()];
    const { runId } = await one.client('run.start', { workflow: fox });
    await sent(google.server, 1);
    const { runId: waiting } = await two.client('run.start', { workflow: fox, repeatUnknown: true });
    await vi.waitUntil(async () => (await statusOf(two.client, waiting)) === 'running');
    await cutOff(one.client, runId);
    await over(two.client, waiting);
    expect(await statusOf(two.client, waiting)).toBe('failed');
    expect(google.server.requests).toHaveLength(1);
  });
});
