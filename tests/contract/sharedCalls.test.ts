import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '#shared/api/createClient';
import type { RunEvent } from '#shared/runs/RunEvent';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile, writeWorkflow } from '#shared/workflow/writeWorkflow';
import { openApp, type App } from '../../electron/hosts/openApp.ts';
import { aGraph } from '../support/builders.ts';
import { startGoogleServer } from '../support/providers/googleServer.ts';
import type { ProviderServer } from '../support/providers/providerServer.ts';
import { runCli } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { directTransport } from '../support/transports.ts';

let server: ProviderServer;
let home: string;
const opened: App[] = [];

beforeEach(async () => {
  server = await startGoogleServer({ scale: 0.05 });
  home = join(tempFolder(), 'home');
  mkdirSync(home);
});
afterEach(async () => {
  for (const app of opened.splice(0)) await app[Symbol.asyncDispose]();
  await server.close();
});

const env = () => ({ LUMI_HOME: home, LUMI_GOOGLE_BASE_URL: server.url, GOOGLE_API_KEY: server.key });

/** One program with the library open. */
async function open() {
  const app = await openApp({ env: env(), workingFolder: home });
  opened.push(app);
  const events: RunEvent[] = [];
  app.service.announcements.subscribe(({ announcement }) => {
    if (announcement.kind === 'run') events.push(announcement.event);
  });
  const has = (kind: RunEvent['kind'], count = 1) =>
    vi.waitUntil(() => events.filter((event) => event.kind === kind).length >= count, { timeout: 20_000, interval: 5 });
  return { client: createClient(directTransport(app.service)), events, has };
}

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

const sent = (count: number) => vi.waitUntil(() => server.requests.length >= count, { timeout: 20_000, interval: 5 });
const saved = (events: readonly RunEvent[]) => events.flatMap((event) => (event.kind === 'image-saved' ? [event] : []));
const outcome = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.kind === 'run-finished' ? [event.outcome] : []));

/** Has the server answer nothing before what it gives is called. */
function holdAnswers(...following: readonly ('overloaded' | 'picture')[]): () => void {
  const answers = Promise.withResolvers<undefined>();
  const [first = 'picture', ...rest] = following;
  server.respondWith([{ scenario: first, after: answers.promise }, ...rest]);
  return () => {
    answers.resolve(undefined);
  };
}

describe('a call that another program of the library has under way', () => {
  it('is sent once by three programs that run the same graph at the same moment', async () => {
    server.respondWith({ scenario: 'picture', delayMs: 300 });
    const path = join(home, 'foxes.lumi.json');
    writeFileSync(path, writeWorkflow(foxes(8)));
    const ends = await Promise.all([1, 2, 3].map(() => runCli(['run', path], { env: env() })));
    expect(ends.map(({ code, stderr }) => [code, stderr.includes('Error')])).toEqual([
      [0, false],
      [0, false],
      [0, false],
    ]);
    expect(ends.map(({ stdout }) => stdout.trim().split('\n').length)).toEqual([8, 8, 8]);
    expect(server.requests).toHaveLength(8);
  }, 60_000);

  it('is waited for, and says so; its result is reused and counts as saved', async () => {
    const answer = holdAnswers();
    const [one, two] = [await open(), await open()];
    await one.client('run.start', fox);
    await sent(1);
    await two.client('run.start', fox);
    await two.has('image-elsewhere');
    answer();
    await two.has('run-finished');
    expect(saved(two.events)).toMatchObject([{ reused: true, cost: { microUsd: 0 } }]);
    expect(two.events.some(({ kind }) => kind === 'image-started')).toBe(false);
    expect(server.requests).toHaveLength(1);
  });

  it('is sent by one of those who waited, where it failed', async () => {
    const answer = holdAnswers('overloaded', 'picture');
    const [one, two, three] = [await open(), await open(), await open()];
    await one.client('run.start', fox);
    await sent(1);
    await two.client('run.start', fox);
    await three.client('run.start', fox);
    await two.has('image-elsewhere');
    await three.has('image-elsewhere');
    answer();
    await Promise.all([two.has('run-finished'), three.has('run-finished')]);
    expect(outcome(one.events)).toEqual(['failed']);
    expect([...outcome(two.events), ...outcome(three.events)]).toEqual(['completed', 'completed']);
    expect(server.requests).toHaveLength(2);
  });

  it('is waited for no longer than until the run is stopped, gently as well', async () => {
    const answer = holdAnswers();
    const [one, two] = [await open(), await open()];
    await one.client('run.start', fox);
    await sent(1);
    const { runId } = await two.client('run.start', fox);
    await two.has('image-elsewhere');
    await two.client('run.stop', { runId });
    await two.has('run-finished');
    expect(outcome(two.events)).toEqual(['cancelled']);
    expect(outcome(one.events)).toEqual([]);
    answer();
    await one.has('run-finished');
    expect(server.requests).toHaveLength(1);
  });

  it('holds no place of the provider: other calls of the run are made meanwhile', async () => {
    const answer = holdAnswers();
    const [one, two] = [await open(), await open()];
    await two.client('settings.set', { concurrency: 1 });
    await one.client('run.start', fox);
    await sent(1);
    await two.client('run.start', { workflow: workflowFile(foxes(3)) });
    await two.has('image-saved', 2);
    expect(server.requests).toHaveLength(3);
    answer();
    await two.has('run-finished');
    expect(server.requests).toHaveLength(3);
  });

  it('is asked for all the same where the picture is to be made anew', async () => {
    const answer = holdAnswers();
    const [one, two] = [await open(), await open()];
    await one.client('run.start', fox);
    await sent(1);
    await two.client('run.start', { ...fox, again: 'all' });
    await two.has('run-finished');
    expect(saved(two.events)).toMatchObject([{ reused: false }]);
    answer();
    await one.has('run-finished');
    expect(server.requests).toHaveLength(2);
  });

  it('is cut off where that program dies, and not repeated unasked', async () => {
    server.respondWith(['hang', 'picture']);
    const path = join(home, 'fox.lumi.json');
    writeFileSync(path, writeWorkflow(foxes(1)));
    const dying = runCli(['run', path, '--events'], {
      env: env(),
      onStdout: (text, signal) => {
        if (text.includes('image-started'))
          void two().then(() => {
            signal('SIGKILL');
          });
      },
    });
    const waiting = await open();
    async function two() {
      await sent(1);
      await vi.waitUntil(() => server.requests.length === 1);
      await waiting.client('run.start', fox);
      await waiting.has('image-elsewhere');
    }
    await dying;
    await waiting.has('run-finished');
    expect(waiting.events.flatMap((event) => (event.kind === 'image-failed' ? [event.error.code] : []))).toEqual([
      'may-be-billed',
    ]);
    expect(server.requests).toHaveLength(1);
  });
});
