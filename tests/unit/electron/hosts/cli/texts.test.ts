import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunEvent } from '#shared/runs/RunEvent';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph, type GraphBuilder } from '../../../../support/builders.ts';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import { startOpenRouterServer } from '../../../../support/providers/openRouterServer.ts';
import { OPENROUTER_TEXT_PRICE } from '../../../../support/providers/openRouterTexts.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import { runHere } from '../../../../support/runHere.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

let folder: string;
let google: ProviderServer;
let openRouter: ProviderServer;

beforeEach(async () => {
  folder = tempFolder();
  google = await startGoogleServer({ scale: 0.05 });
  openRouter = await startOpenRouterServer({ scale: 0.05 });
});
afterEach(() => Promise.all([google.close(), openRouter.close()]));

function lumi(args: readonly string[]) {
  return runHere(args, {
    env: {
      LUMI_HOME: join(folder, 'home'),
      LUMI_GOOGLE_BASE_URL: google.url,
      GOOGLE_API_KEY: google.key,
      LUMI_OPENROUTER_BASE_URL: openRouter.url,
      OPENROUTER_API_KEY: openRouter.key,
    },
  });
}

function fileOf(graph: GraphBuilder): string {
  const path = join(folder, 'graph.lumi.json');
  writeFileSync(path, writeWorkflow(graph.build()));
  return path;
}

type Fields = Readonly<Record<string, string | number>>;

const rewriting = (provider: string, model: string, fields: Fields = {}) =>
  aGraph('Words')
    .node('provider', provider, { model })
    .node('prompts', 'prompt-list', { text: 'a red fox\na grey owl' })
    .node('write', 'text-processor', { seed: 7, ...fields })
    .node('show', 'show-text')
    .wire('provider.provider', 'write.provider')
    .wire('prompts.text', 'write.prompt')
    .wire('write.text', 'show.text');

const WRITTEN = ['Written of “a red fox”, seed 7.', 'Written of “a grey owl”, seed 7.'];

describe('a graph that writes', () => {
  it.each([
    ['google-provider', 'gemini-3.8-flash'],
    ['openrouter-provider', 'google/gemini-3.8-flash'],
    ['openrouter-provider', 'someone/writes-4.5:free'],
  ])('prints its texts, one a prompt, and asks for nothing the second time: %s, %s', async (provider, model) => {
    const path = fileOf(rewriting(provider, model));
    const first = await lumi(['run', path]);
    expect(first).toMatchObject({ code: 0, stdout: WRITTEN.join('\n') });
    const again = await lumi(['run', path]);
    expect(again.stdout).toBe(WRITTEN.join('\n'));
    expect(again.stderr).toContain('2 of 2 texts reused');
    expect([...google.requests, ...openRouter.requests]).toHaveLength(2);
  });

  it('tells its texts by socket, and what comes before they are whole, with --events', async () => {
    openRouter.respondWith('slow-body');
    const { stdout } = await lumi(['run', fileOf(rewriting('openrouter-provider', 'a/b')), '--events']);
    const events = stdout.split('\n').map((line) => JSON.parse(line) as RunEvent);
    expect(events.find((event) => event.kind === 'node-finished' && event.node === 'write')).toMatchObject({
      texts: { text: WRITTEN },
    });
    const grown = events.flatMap((event) => (event.kind === 'text-grew' && event.index === 0 ? [event.text] : []));
    expect(grown.length).toBeGreaterThan(0);
    expect(WRITTEN[0]).toMatch(new RegExp(`^${grown.join('')}`));
    const cost = Math.round(OPENROUTER_TEXT_PRICE * 1e6);
    expect(events.filter(({ kind }) => kind === 'text-saved')).toMatchObject([
      { cost: { microUsd: cost } },
      { cost: { microUsd: cost } },
    ]);
  });

  it('says of a text that was cut by its length that it was, also when it is reused', async () => {
    google.respondWith('max-tokens');
    const path = fileOf(rewriting('google-provider', 'gemini-3.8-flash', { maxTokens: 5 }));
    for (let times = 0; times < 2; times++) {
      const { code, stderr } = await lumi(['run', path]);
      expect(code).toBe(0);
      expect(stderr).toContain('write, text 1: The text was cut by its length');
    }
    expect(google.requests).toHaveLength(2);
  });

  it('prints what was written where the rest failed, and why', async () => {
    google.respondWith(['picture', 'overloaded']);
    const path = fileOf(rewriting('google-provider', 'gemini-3.8-flash'));
    const { code, stdout, stderr } = await lumi(['run', path, '--concurrency', '1']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: WRITTEN[0] });
    expect(stderr).toContain('The model is overloaded');
    expect(stderr).toContain('1 of 2 texts');
  });

  it('feeds a graph that draws, which prints its pictures only', async () => {
    const graph = rewriting('openrouter-provider', 'someone/writes')
      .node('drawer', 'sample-provider')
      .node('config', 'gemini-config')
      .node('draw', 'image-processor', { seed: 3 })
      .wire('drawer.provider', 'draw.provider')
      .wire('config.config', 'draw.config')
      .wire('write.text', 'draw.prompt');
    const { code, stdout } = await lumi(['run', fileOf(graph)]);
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([expect.stringContaining('.png'), expect.stringContaining('.png')]);
  });

  it('reads pictures where they are wired in', async () => {
    const graph = rewriting('google-provider', 'gemini-3.8-flash')
      .node('drawer', 'sample-provider')
      .node('config', 'gemini-config', { numImages: 2 })
      .node('draw', 'image-processor', { prompt: 'a pond', seed: 3 })
      .wire('drawer.provider', 'draw.provider')
      .wire('config.config', 'draw.config')
      .wire('draw.images', 'write.images');
    expect((await lumi(['run', fileOf(graph)])).code).toBe(0);
    const sent = google.requests.map(({ body }) => JSON.stringify(body));
    for (const body of sent) expect(body.match(/"inlineData"/g)).toHaveLength(2);
  });

  it.each([
    ['a model that draws', rewriting('google-provider', 'gemini-nano-banana-2.1'), 'Nano Banana 2.1 draws pictures'],
    [
      'a model that writes, to draw',
      aGraph()
        .node('provider', 'openrouter-provider', { model: 'google/gemini-3.8-flash' })
        .node('config', 'gemini-config')
        .node('draw', 'image-processor', { prompt: 'a red fox' })
        .wire('provider.provider', 'draw.provider')
        .wire('config.config', 'draw.config'),
      'Gemini 3.8 Flash writes texts and draws no pictures',
    ],
  ])('is refused in words before anything is sent where it is given %s', async (_what, graph, words) => {
    const path = fileOf(graph);
    for (const command of ['check', 'run']) {
      const { code, stdout, stderr } = await lumi([command, path]);
      expect(code).toBe(2);
      expect(stdout + stderr).toContain(words);
    }
    expect([...google.requests, ...openRouter.requests]).toEqual([]);
  });

  it('is foreseen: the calls, and that the price is not known', async () => {
    const { code, stdout } = await lumi(['check', fileOf(rewriting('google-provider', 'gemini-3.8-flash'))]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^calls +2$/m);
    expect(stdout).toContain('the price of gemini-3.8-flash is not known');
    expect(stdout).toMatch(/^estimate +not known/m);
  });
});
