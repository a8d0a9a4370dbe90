import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/graph/Field';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { over } from '../support/programs.ts';
import { startGoogleServer } from '../support/providers/googleServer.ts';
import { startOpenAiServer } from '../support/providers/openAiServer.ts';
import { startOpenRouterServer } from '../support/providers/openRouterServer.ts';
import type { ProviderServer, ServerOptions } from '../support/providers/providerServer.ts';
import { openTestApp } from '../support/testApp.ts';

/** A kind of endpoint, and a model that is asked there. */
interface Endpoint {
  readonly of: 'google' | 'openrouter' | 'openai';
  readonly path: RegExp;
  readonly model: string;
  readonly asks?: 'text';
  readonly config?: string;
  readonly own?: JsonObject;
  readonly settings?: JsonObject;
  /** It is shown a picture. */
  readonly shows?: true;
  /** USD: of a cap that lets some of eight calls through. Absent: its price is not known. */
  readonly cap?: number;
}

const GENERATE_CONTENT = /:generateContent$/;
const STREAM = /:streamGenerateContent$/;
const CHAT = /\/chat\/completions$/;
const IMAGES = /\/images$/;
const ENDPOINTS: readonly (readonly [string, Endpoint])[] = [
  ['generateContent', { of: 'google', path: GENERATE_CONTENT, model: 'gemini-3-pro-image', cap: 0.5 }],
  ['generateContent, of a model in no list', { of: 'google', path: GENERATE_CONTENT, model: 'gemini-5-brush' }],
  [
    'generateContent that searches first, which is charged apart',
    { of: 'google', path: GENERATE_CONTENT, model: 'gemini-3-pro-image', settings: { search: 'web' } },
  ],
  ['a chat', { of: 'openrouter', path: CHAT, model: 'google/gemini-3-pro-image', cap: 0.5 }],
  [
    'a chat with instructions',
    {
      of: 'openrouter',
      path: CHAT,
      model: 'openai/gpt-5-image',
      config: 'openrouter-config',
      own: { instructions: 'Draw.' },
    },
  ],
  [
    '/images',
    { of: 'openrouter', path: IMAGES, model: 'bytedance-seed/seedream-4.5', config: 'openrouter-config', cap: 0.15 },
  ],
  [
    '/images, of a model whose price is not told',
    { of: 'openrouter', path: IMAGES, model: 'meta/muse-image', config: 'openrouter-config' },
  ],
  ['generations', { of: 'openai', path: /generations$/, model: 'gpt-image-2', config: 'openai-config' }],
  ['edits', { of: 'openai', path: /edits$/, model: 'gpt-image-2', config: 'openai-config', shows: true }],
  ['a text of Google', { of: 'google', path: STREAM, model: 'gemini-3.8-flash', asks: 'text' }],
  ['a text by way of OpenRouter', { of: 'openrouter', path: CHAT, model: 'acme/scribe-2', asks: 'text', cap: 0.06 }],
  [
    'a text by way of OpenRouter, of a model in no list',
    { of: 'openrouter', path: CHAT, model: 'acme/unheard-of', asks: 'text' },
  ],
];
const STARTS: Readonly<Record<Endpoint['of'], (options: ServerOptions) => Promise<ProviderServer>>> = {
  google: startGoogleServer,
  openrouter: startOpenRouterServer,
  openai: startOpenAiServer,
};
const CALLS = 8;

const servers: ProviderServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

describe.each(ENDPOINTS)('a cap on calls of %s', (_, endpoint) => {
  const kinds = endpoint.cap === undefined ? (['run'] as const) : (['run', 'day'] as const);
  it.each(kinds)('of the %s is not passed, however many go at once', async (kind) => {
    const { server, app, asked } = await studio(endpoint);
    const cap = Math.round((endpoint.cap ?? 100) * 1_000_000);
    if (kind === 'day') await app.client('settings.set', { dayCap: cap });
    const { runId } = await app.client('run.start', {
      workflow: graph(endpoint),
      onError: 'continue',
      ...(kind === 'run' && { maxCost: cap }),
    });
    await over(app.client, runId);
    const { calls } = await app.client('run.details', { runId });
    const stopped = calls.filter(({ error }) => error?.code === 'cap-reached');
    expect(stopped).not.toEqual([]);
    expect(stopped.every(({ error }) => error?.hint)).toBe(true);
    if (endpoint.cap === undefined) {
      expect(server.requests.filter(({ path }) => endpoint.path.test(path))).toEqual([]);
      expect(stopped[0]?.error?.message).toContain(`The price of ${endpoint.model} is not known`);
      return;
    }
    const spent = calls.reduce((sum, { cost }) => sum + (cost?.microUsd ?? 0), 0);
    const sent = asked();
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(CALLS);
    expect(spent).toBeLessThanOrEqual(cap);
    // And it is used as far as it goes.
    const [price = 0] = calls.map(({ estimate }) => estimate.microUsd);
    expect(Math.max(spent, sent * price) + price).toBeGreaterThan(cap);
  });
});

async function studio({ of, path }: Endpoint) {
  const server = await STARTS[of]({ scale: 0.05 });
  servers.push(server);
  const name = of.toUpperCase();
  const { app } = await openTestApp({ [`LUMI_${name}_BASE_URL`]: server.url, [`${name}_API_KEY`]: server.key });
  // What only a list tells, such as prices of words.
  if (of === 'openrouter') await app.client('models.refresh', { provider: of });
  return { server, app, asked: () => server.requests.filter((request) => path.test(request.path)).length };
}

function graph({ of, model, asks, config = 'gemini-config', own, settings, shows }: Endpoint) {
  const start = aGraph('Foxes').node('provider', `${of}-provider`, { model });
  if (asks === 'text') {
    const texts = Array.from({ length: CALLS }, (_, at) => `a fox, ${String(at)}`).join('\n');
    const written = start
      .node('list', 'prompt-list', { text: texts })
      .node('ask', 'text-processor', own)
      .wire('provider.provider', 'ask.provider')
      .wire('list.text', 'ask.prompt');
    return workflowFile(written.build());
  }
  const drawn = start
    .node('config', config, { numImages: CALLS, ...settings })
    .node('ask', 'image-processor', { prompt: 'a fox', ...own })
    .wire('provider.provider', 'ask.provider')
    .wire('config.config', 'ask.config');
  if (!shows) return workflowFile(drawn.build());
  const shown = drawn
    .node('free', 'sample-provider')
    .node('first', 'image-processor', { prompt: 'a hare' })
    .wire('free.provider', 'first.provider')
    .wire('first.images', 'ask.references');
  return workflowFile(shown.build());
}
