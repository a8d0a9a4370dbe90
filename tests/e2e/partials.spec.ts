import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { startOpenAiServer } from '../support/providers/openAiServer.ts';
import type { ProviderServer } from '../support/providers/providerServer.ts';
import { giveFiles } from './support/giveFiles.ts';
import { expect, test as base } from './support/test.ts';

const test = base.extend<{ readonly server: ProviderServer }>({
  server: async ({}, use) => {
    const server = await startOpenAiServer({ scale: 0.1 });
    await use(server);
    await server.close();
  },
  env: async ({ server }, use) => {
    await use({ OPENAI_API_KEY: server.key, LUMI_OPENAI_BASE_URL: server.url });
  },
});

test('a picture is seen while it is drawn, in its place, until it is there', async ({ editor, server, page, lumi }) => {
  let finish = (): void => undefined;
  const isAllowed = new Promise<void>((resolve) => (finish = resolve));
  server.respondWith([{ scenario: 'picture', beforeLast: isAllowed }]);
  const graph = aGraph('Foxes')
    .node('provider', 'openai-provider', { model: 'gpt-image-2.5-flare' })
    .node('config', 'openai-config', { partials: 2, quality: 'low' })
    .node('foxes', 'image-processor', { prompt: 'a red fox', seed: 5 })
    .wire('provider.provider', 'foxes.provider')
    .wire('config.config', 'foxes.config');
  await giveFiles(editor.canvas, { 'foxes.lumi.json': writeWorkflow(graph.build()) });
  await expect(page).toHaveTitle(/Foxes/);
  await editor.run();
  // No price is known, so it is asked first.
  await page.getByRole('dialog', { name: 'Run the graph' }).getByRole('button', { name: 'Run', exact: true }).click();
  const node = editor.node('Generate images');
  const soFar = node.getByRole('img', { name: '1 of 1, so far' });
  await expect.poll(() => soFar.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expect(editor.tiles('Generate images')).toHaveCount(0);
  finish();
  await editor.expectPictures('Generate images', 1);
  await expect(soFar).toHaveCount(0);
  const kept = readdirSync(join(lumi.home, 'library', 'pictures'), { recursive: true, encoding: 'utf8' });
  expect(kept.filter((name) => name.endsWith('.png'))).toHaveLength(1);
});
