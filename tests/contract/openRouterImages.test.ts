import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { over, sent } from '../support/programs.ts';
import { startOpenRouterServer } from '../support/providers/openRouterServer.ts';
import type { ProviderServer } from '../support/providers/providerServer.ts';
import { runHere } from '../support/runHere.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { openTestApp } from '../support/testApp.ts';

let server: ProviderServer;
beforeEach(async () => {
  server = await startOpenRouterServer({ scale: 0.05 });
});
afterEach(() => server.close());

const env = () => ({ LUMI_OPENROUTER_BASE_URL: server.url, OPENROUTER_API_KEY: server.key });

/** $0.04 a picture. */
function graph(numImages: number, provider: Readonly<Record<string, string>> = {}) {
  return workflowFile(
    aGraph('Foxes')
      .node('provider', 'openrouter-provider', { model: 'bytedance-seed/seedream-4.5', ...provider })
      .node('config', 'openrouter-config', { numImages, options: { resolution: '2K', aspect_ratio: '16:9' } })
      .node('prompt', 'text', { value: 'a red fox' })
      .node('draw', 'image-processor', { seed: 7 })
      .wire('provider.provider', 'draw.provider')
      .wire('config.config', 'draw.config')
      .wire('prompt.text', 'draw.prompt')
      .build(),
  );
}

describe('a model that is asked at the endpoint for pictures', () => {
  it('draws N pictures by N calls with seeds of their own, each at what the reply says it cost, to whom it was told to go', async () => {
    const { app } = await openTestApp(env());
    const { runId } = await app.client('run.start', {
      workflow: graph(2, { only: 'seed', dataPolicy: 'no-training' }),
    });
    await over(app.client, runId);
    const { calls } = await app.client('run.details', { runId });
    expect(calls).toMatchObject([
      { state: 'done', endpoint: 'unpaid', cost: { microUsd: 41_000, kind: 'actual' } },
      { state: 'done' },
    ]);
    const bodies = server.requests.map(({ path, body }) => ({ path, ...(body as object) }));
    expect(bodies.map((body) => (body as { seed?: number }).seed).sort()).toEqual([7, 8]);
    expect(bodies[0]).toMatchObject({
      path: '/api/v1/images',
      resolution: '2K',
      aspect_ratio: '16:9',
      provider: { only: ['seed'], data_collection: 'deny' },
    });
    expect(bodies[0]).not.toHaveProperty('n');
  });

  it('costs nothing where it is stopped on the way, and is simply asked for again', async () => {
    server.respondWith(['hang']);
    const { app } = await openTestApp(env());
    const { runId } = await app.client('run.start', { workflow: graph(1) });
    await sent(server, 1);
    await app.client('run.stop', { runId });
    await app.client('run.stop', { runId });
    await over(app.client, runId);
    const { calls } = await app.client('run.details', { runId });
    expect(calls).toMatchObject([{ state: 'cancelled', endpoint: 'unpaid' }]);
    expect(calls[0]).not.toHaveProperty('cost');
    const { runId: again } = await app.client('run.start', { workflow: graph(1) });
    await over(app.client, again);
    expect((await app.client('run.details', { runId: again })).calls).toMatchObject([{ state: 'done' }]);
    expect(server.requests).toHaveLength(2);
  });

  it('sends no more calls than the cap allows, also where the figures of the reply are left out', async () => {
    server.respondWith('free-picture');
    const folder = tempFolder();
    const file = join(folder, 'graph.lumi.json');
    writeFileSync(file, JSON.stringify(graph(8)));
    const { stdout, stderr } = await runHere(
      ['run', file, '--max-cost', '0.10', '--on-error', 'continue', '--concurrency', '1'],
      { env: { ...env(), LUMI_HOME: join(folder, 'home') } },
    );
    expect(server.requests).toHaveLength(2);
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).toContain('cap');
  });

  it('is not asked under a cap where its price is not told', async () => {
    const folder = tempFolder();
    const file = join(folder, 'graph.lumi.json');
    writeFileSync(file, JSON.stringify(graph(1, { model: 'black-forest-labs/flux-3-image' })));
    const { code } = await runHere(['run', file, '--max-cost', '1'], {
      env: { ...env(), LUMI_HOME: join(folder, 'home') },
    });
    expect(code).toBe(1);
    expect(server.requests).toHaveLength(0);
  });

  it('is listed with its price, its day and its settings’ values once the list was asked for', async () => {
    const home = join(tempFolder(), 'home');
    const { code, stdout } = await runHere(['models', 'openrouter', '--refresh', '--json'], {
      env: { LUMI_OPENROUTER_BASE_URL: server.url, LUMI_HOME: home },
    });
    expect(code).toBe(0);
    const rows = stdout.split('\n').map((line) => JSON.parse(line) as { readonly id: string });
    expect(rows.find(({ id }) => id === 'bytedance-seed/seedream-5-0-pro')).toMatchObject({
      draws: true,
      writes: false,
      family: 'openrouter',
      references: 14,
      resolutions: ['1K', '2K', '4K'],
      prices: [
        { unit: 'image', usd: 0.05, variant: '1k' },
        { unit: 'image', usd: 0.06, variant: '2k' },
        { unit: 'image', usd: 0.12, variant: '4k' },
      ],
      read: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
    });
    expect(rows.find(({ id }) => id === 'acme/scribe-2')).toMatchObject({ draws: false, writes: true });
  });
});
