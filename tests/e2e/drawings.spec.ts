import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { startOpenAiServer } from '../support/providers/openAiServer.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { startLumi } from './support/startLumi.ts';
import { expect, test } from './support/test.ts';

const KEY = 'openai-test-key-0123456789';

test('a drawing is looked at as pixels, and a GIF as it moves', async ({ page }) => {
  const server = await startOpenAiServer({ key: KEY, scale: 0.3 });
  const lumi = await startLumi({ LUMI_OPENAI_BASE_URL: server.url, OPENAI_API_KEY: KEY });
  try {
    const graph = aGraph('Foxes')
      .node('provider', 'openai-provider', { model: 'gpt-image-2.6-flare' })
      .node('drawn', 'openai-config', { outputFormat: 'svg', numImages: 1, size: '1280x720' })
      .node('moving', 'openai-config', { outputFormat: 'gif', numImages: 1 })
      .node('one', 'image-processor', { prompt: 'a fox of lines' })
      .node('two', 'image-processor', { prompt: 'a fox that runs' })
      .node('drawings', 'gallery', {}, { title: 'Drawings' })
      .node('films', 'gallery', {}, { title: 'Films' })
      .wire('provider.provider', 'one.provider')
      .wire('provider.provider', 'two.provider')
      .wire('drawn.config', 'one.config')
      .wire('moving.config', 'two.config')
      .wire('one.images', 'drawings.images')
      .wire('two.images', 'films.images')
      .build();
    mkdirSync(join(lumi.home, 'workflows'), { recursive: true });
    writeFileSync(join(lumi.home, 'workflows', 'foxes.lumi.json'), writeWorkflow(graph));
    const editor = new EditorPage(page);
    await editor.open(lumi.url);
    await editor.fromFileMenu('Open…');
    await page.getByRole('option', { name: /foxes/i }).click();
    await expect(editor.wires()).toHaveCount(6);
    await editor.run();
    const dialog = page.getByRole('dialog', { name: 'Run the graph' });
    await dialog.getByRole('button', { name: /^Run/ }).click();
    await editor.expectPictures('Drawings', 1);
    await editor.expectPictures('Films', 1);
    const original = (type: string) => (response: { url(): string; headers(): Record<string, string> }) =>
      /\/media\/[0-9a-f]{64}/.test(response.url()) && response.headers()['content-type'] === type;
    const shown = page.getByRole('img', { name: /^Picture 1/ });
    const pixels = page.waitForResponse((response) => response.url().endsWith('?w=2048'));
    await editor.tiles('Drawings').first().dblclick();
    expect((await pixels).headers()['content-type']).toBe('image/webp');
    await expect(shown).toHaveJSProperty('naturalWidth', 2048);
    await page.keyboard.press('Escape');
    const film = page.waitForResponse(original('image/gif'));
    await editor.tiles('Films').first().dblclick();
    await film;
    await expect(shown).toHaveJSProperty('naturalWidth', 24);
  } finally {
    await lumi.close();
    await server.close();
  }
});
