import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { aGraph, type GraphBuilder } from '../support/builders.ts';
import { startOpenRouterServer } from '../support/providers/openRouterServer.ts';
import type { ProviderServer, ServerOptions } from '../support/providers/providerServer.ts';
import { runHere } from '../support/runHere.ts';
import { tempFolder } from '../support/tempFolder.ts';

const NOBODY = 'http://127.0.0.1:9';
const SEEDREAM = 'bytedance-seed/seedream-4.5';
const BRUSH = 'acme/brush-9';
/** As a later version might have kept it: with what this one has never heard of, everywhere. */
const GROWN = {
  provider: 'openrouter',
  read: '2026-01-05T09:12:00.000Z',
  mood: 'sunny',
  models: [
    {
      id: BRUSH,
      title: 'Acme Brush 9',
      makes: ['image', 'hologram'],
      reads: ['text', 'image', 'smell'],
      weight: { kg: 3 },
      parameters: {
        stroke: { type: 'enum', values: ['thin', 'thick'], isFun: true },
        bristles: { type: 'bristle-list', most: 12 },
        seed: { type: 'range', min: 0, max: 9 },
      },
      prices: [
        { unit: 'image', usd: 0.02, of: 'output_image' },
        { unit: 'cubic-inch', usd: 'dear' },
      ],
    },
    { id: 'acme/film-1', makes: ['film'] },
    { id: 7 },
  ],
};

const servers: ProviderServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

/** A data folder with such a list, and a service that is there, or nobody. */
async function studio(service: ServerOptions | 'nobody' = {}) {
  const folder = tempFolder();
  const home = join(folder, 'home');
  mkdirSync(join(home, 'models'), { recursive: true });
  writeFileSync(join(home, 'models', 'openrouter.json'), JSON.stringify(GROWN));
  const server = service === 'nobody' ? undefined : await startOpenRouterServer({ scale: 0.05, ...service });
  if (server) servers.push(server);
  const env = {
    LUMI_HOME: home,
    LUMI_OPENROUTER_BASE_URL: server?.url ?? NOBODY,
    OPENROUTER_API_KEY: server?.key ?? 'sk-or-v1-0123456789abcdef',
  };
  return {
    server,
    lumi: (...args: readonly string[]) => runHere(args, { env }),
    fileOf: (graph: GraphBuilder) => {
      const file = join(folder, 'graph.lumi.json');
      writeFileSync(file, JSON.stringify(workflowFile(graph.build())));
      return file;
    },
  };
}

function drawing(model: string, options = {}): GraphBuilder {
  return aGraph('Foxes')
    .node('provider', 'openrouter-provider', { model })
    .node('config', 'openrouter-config', { options })
    .node('draw', 'image-processor', { prompt: 'a red fox' })
    .wire('provider.provider', 'draw.provider')
    .wire('config.config', 'draw.config');
}

/** With a node beside it that needs nobody. */
function withSample(graph: GraphBuilder): GraphBuilder {
  return graph
    .node('free', 'sample-provider')
    .node('beside', 'image-processor', { prompt: 'a hare' })
    .wire('free.provider', 'beside.provider');
}

describe('a list of models that a later version kept long ago', () => {
  it('is read as far as it is known, with its day', async () => {
    const { lumi } = await studio('nobody');
    const { code, stdout } = await lumi('models', 'openrouter', '--json');
    expect(code).toBe(0);
    const rows = stdout.split('\n').map((line) => JSON.parse(line) as { readonly id: string });
    expect(rows.find(({ id }) => id === BRUSH)).toMatchObject({
      name: 'Acme Brush 9',
      draws: true,
      writes: false,
      prices: [{ unit: 'image', usd: 0.02 }],
      read: '2026-01-05',
    });
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([SEEDREAM, 'google/gemini-nano-banana-2.1']));
    expect(rows.some(({ id }) => id === 'acme/film-1')).toBe(false);
  });

  it('has its models checked with the day of their prices, and run', async () => {
    const { lumi, fileOf, server } = await studio();
    const file = fileOf(drawing(BRUSH, { stroke: 'thin' }));
    const sheet = await lumi('check', file);
    expect(sheet.code).toBe(0);
    expect(sheet.stdout).toContain('2026-01-05');
    const { code, stdout } = await lumi('run', file);
    expect(code).toBe(0);
    expect(stdout.split('\n')).toHaveLength(1);
    expect(server?.requests.at(-1)?.body).toMatchObject({ model: BRUSH, stroke: 'thin' });
  });

  it('has a setting of a kind nobody knows sent as it is written', async () => {
    const { lumi, fileOf, server } = await studio();
    const { code, stderr } = await lumi('run', fileOf(drawing(BRUSH, { bristles: 'soft' })));
    expect(server?.requests.at(-1)?.body).toMatchObject({ bristles: 'soft' });
    // This service knows it as little; its words say which.
    expect(code).toBe(1);
    expect(stderr).toContain('bristles');
  });
});

describe('a graph of a model that its list names no more', () => {
  it('opens, says since when, and runs where the model is answered all the same', async () => {
    const { lumi, fileOf } = await studio();
    const file = fileOf(drawing(SEEDREAM, { resolution: '2K' }));
    const sheet = await lumi('check', file);
    expect(sheet.code).toBe(0);
    expect(sheet.stdout).toContain('did not list it on 2026-01-05: it may be refused.');
    expect((await lumi('run', file)).code).toBe(0);
  });

  it('tells where it is gone what to do, and keeps what others made', async () => {
    const { lumi, fileOf } = await studio({ retired: [SEEDREAM] });
    const { code, stdout, stderr } = await lumi('run', fileOf(withSample(drawing(SEEDREAM))), '--on-error', 'continue');
    expect(code).toBe(1);
    expect(stderr).toContain(`does not have the model ${SEEDREAM}`);
    expect(stderr).toContain('OpenRouter offers instead: google/gemini-nano-banana-2.1.');
    expect(stdout.split('\n')).toHaveLength(1);
    expect((await lumi('images')).stdout).toContain('a hare');
  });
});

describe('without a network', () => {
  it('everything is listed, opened and checked, and what needs nobody is made', async () => {
    const { lumi, fileOf } = await studio('nobody');
    const file = fileOf(withSample(drawing(SEEDREAM)));
    expect((await lumi('check', file)).code).toBe(0);
    const { code, stdout, stderr } = await lumi('run', file, '--on-error', 'continue');
    expect(code).toBe(1);
    expect(stdout.split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/127\.0\.0\.1:9/);
    const refresh = await lumi('models', 'openrouter', '--refresh');
    expect(refresh.code).toBe(1);
    expect(refresh.stdout).toContain(BRUSH);
  });

  it('what was made before comes out of the library', async () => {
    const { lumi, fileOf, server } = await studio();
    const file = fileOf(drawing(SEEDREAM));
    expect((await lumi('run', file)).code).toBe(0);
    await server?.close();
    servers.length = 0;
    const again = await lumi('run', file);
    expect(again.code).toBe(0);
    expect(again.stdout.split('\n')).toHaveLength(1);
  });
});
