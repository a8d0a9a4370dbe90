import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { RunEvent } from '#shared/runs/RunEvent';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile, writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { googlePrograms, holdAnswer, sent } from '../support/programs.ts';
import { runCli } from '../support/runCli.ts';

const google = googlePrograms();

function foxes(images: number): Workflow {
  return aGraph('Foxes')
    .node('provider', 'google-provider', { model: 'gemini-3-pro-image' })
    .node('config', 'gemini-config', { numImages: images })
    .node('prompt', 'text', { value: 'a red fox' })
    .node('draw', 'image-processor', { seed: 7 })
    .wire('provider.provider', 'draw.provider')
    .wire('config.config', 'draw.config')
    .wire('prompt.text', 'draw.prompt')
    .build();
}
const fox = { workflow: workflowFile(foxes(1)) };

const saved = (events: readonly RunEvent[]) => events.flatMap((event) => (event.kind === 'image-saved' ? [event] : []));
const outcome = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.kind === 'run-finished' ? [event.outcome] : []));

describe('a call that another program of the library has under way', () => {
  it('is sent once by three programs that run the same graph at the same moment', async () => {
    google.server.respondWith({ scenario: 'picture', delayMs: 300 });
    const path = join(google.home, 'foxes.lumi.json');
    writeFileSync(path, writeWorkflow(foxes(8)));
    const ends = await Promise.all([1, 2, 3].map(() => runCli(['run', path], { env: google.env })));
    expect(ends.map(({ code, stderr }) => [code, stderr.includes('Error')])).toEqual([
      [0, false],
      [0, false],
      [0, false],
    ]);
    expect(ends.map(({ stdout }) => stdout.trim().split('\n').length)).toEqual([8, 8, 8]);
    expect(google.server.requests).toHaveLength(8);
  }, 60_000);

  it('is waited for, and says so; its result is reused and counts as saved', async () => {
    const answer = holdAnswer(google.server);
    const [one, two] = [await google.open(), await google.open()];
    await one.client('run.start', fox);
    await sent(google.server, 1);
    await two.client('run.start', fox);
    await two.has('image-elsewhere');
    answer();
    await two.has('run-finished');
    expect(saved(two.events)).toMatchObject([{ reused: true, cost: { microUsd: 0 } }]);
    expect(two.events.some(({ kind }) => kind === 'image-started')).toBe(false);
    expect(google.server.requests).toHaveLength(1);
  });

  it('is sent by one of those who waited, where it failed', async () => {
    const answer = holdAnswer(google.server, 'overloaded', 'picture');
    const [one, two, three] = [await google.open(), await google.open(), await google.open()];
    await one.client('run.start', fox);
    await sent(google.server, 1);
    await two.client('run.start', fox);
    await three.client('run.start', fox);
    await two.has('image-elsewhere');
    await three.has('image-elsewhere');
    answer();
    await Promise.all([two.has('run-finished'), three.has('run-finished')]);
    expect(outcome(one.events)).toEqual(['failed']);
    expect([...outcome(two.events), ...outcome(three.events)]).toEqual(['completed', 'completed']);
    expect(google.server.requests).toHaveLength(2);
  });

  it('is waited for no longer than until the run is stopped, gently as well', async () => {
    const answer = holdAnswer(google.server);
    const [one, two] = [await google.open(), await google.open()];
    await one.client('run.start', fox);
    await sent(google.server, 1);
    const { runId } = await two.client('run.start', fox);
    await two.has('image-elsewhere');
    await two.client('run.stop', { runId });
    await two.has('run-finished');
    expect(outcome(two.events)).toEqual(['cancelled']);
    expect(outcome(one.events)).toEqual([]);
    answer();
    await one.has('run-finished');
    expect(google.server.requests).toHaveLength(1);
  });

  it('holds no place of the provider: other calls of the run are made meanwhile', async () => {
    const answer = holdAnswer(google.server);
    const [one, two] = [await google.open(), await google.open()];
    await two.client('settings.set', { concurrency: 1 });
    await one.client('run.start', fox);
    await sent(google.server, 1);
    await two.client('run.start', { workflow: workflowFile(foxes(3)) });
    await two.has('image-saved', 2);
    expect(google.server.requests).toHaveLength(3);
    answer();
    await two.has('run-finished');
    expect(google.server.requests).toHaveLength(3);
  });

  it('is asked for all the same where the picture is to be made anew', async () => {
    const answer = holdAnswer(google.server);
    const [one, two] = [await google.open(), await google.open()];
    await one.client('run.start', fox);
    await sent(google.server, 1);
    await two.client('run.start', { ...fox, again: 'all' });
    await two.has('run-finished');
    expect(saved(two.events)).toMatchObject([{ reused: false }]);
    answer();
    await one.has('run-finished');
    expect(google.server.requests).toHaveLength(2);
  });

  it('is cut off where that program dies, and not repeated unasked', async () => {
    google.server.respondWith(['hang', 'picture']);
    const path = join(google.home, 'fox.lumi.json');
    writeFileSync(path, writeWorkflow(foxes(1)));
    const dying = runCli(['run', path, '--events'], {
      env: google.env,
      onStdout: (text, signal) => {
        if (text.includes('image-started'))
          void two().then(() => {
            signal('SIGKILL');
          });
      },
    });
    const waiting = await google.open();
    async function two() {
      await sent(google.server, 1);
      await vi.waitUntil(() => google.server.requests.length === 1);
      await waiting.client('run.start', fox);
      await waiting.has('image-elsewhere');
    }
    await dying;
    await waiting.has('run-finished');
    expect(waiting.events.flatMap((event) => (event.kind === 'image-failed' ? [event.error.code] : []))).toEqual([
      'may-be-billed',
    ]);
    expect(google.server.requests).toHaveLength(1);
  });
});
