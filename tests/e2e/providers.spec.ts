import { startGoogleServer } from '../support/providers/googleServer.ts';
import { startOpenRouterServer } from '../support/providers/openRouterServer.ts';
import type { ProviderServer } from '../support/providers/providerServer.ts';
import { startLumi } from './support/startLumi.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { expect, test } from './support/test.ts';

/** Builds a graph from nothing, by hand: nodes from the palette, wires with the mouse, fields by their labels. */
async function buildGraph(editor: EditorPage, provider: string): Promise<void> {
  await editor.buildGenerator(provider, 'a red fox in the snow');
  await editor.addNode('Gallery', { x: 860, y: 100 });
  await editor.connect('Generate images.images', 'Gallery.images');
  await expect(editor.wires()).toHaveCount(4);
  await editor.unfold('Generate images');
  await expect(editor.node('Generate images').getByLabel('Instructions', { exact: true })).toBeFocused();
  await editor.fill('Generate images', 'Instructions', 'Draw like a field guide.');
  await editor.fill('Gemini settings', 'Images', '2');
  await editor.select('Gemini settings', 'Ratio', '3:2');
  await editor.unfold('Gemini settings');
  await editor.select('Gemini settings', 'Resolution', '2K');
}

const doors: readonly {
  name: string;
  key: string;
  baseUrl: string;
  start: () => Promise<ProviderServer>;
  expected: Record<string, unknown>;
}[] = [
  {
    name: 'Google AI',
    key: 'GOOGLE_API_KEY',
    baseUrl: 'LUMI_GOOGLE_BASE_URL',
    start: () => startGoogleServer({ scale: 0.1, delayMs: 150 }),
    expected: {
      systemInstruction: { parts: [{ text: 'Draw like a field guide.' }] },
      contents: [{ role: 'user', parts: [{ text: 'a red fox in the snow' }] }],
      generationConfig: {
        responseModalities: ['TEXT', 'IMAGE'],
        imageConfig: { aspectRatio: '3:2', imageSize: '2K' },
        seed: expect.any(Number),
      },
    },
  },
  {
    name: 'OpenRouter',
    key: 'OPENROUTER_API_KEY',
    baseUrl: 'LUMI_OPENROUTER_BASE_URL',
    start: () => startOpenRouterServer({ scale: 0.1, delayMs: 150 }),
    expected: {
      model: 'google/gemini-nano-banana-2.1',
      modalities: ['image', 'text'],
      image_config: { aspect_ratio: '3:2', image_size: '2K' },
      seed: expect.any(Number),
      messages: [
        { role: 'system', content: 'Draw like a field guide.' },
        { role: 'user', content: [{ type: 'text', text: 'a red fox in the snow' }] },
      ],
    },
  },
];

for (const { name, key, baseUrl, start, expected } of doors) {
  test(`a whole ${name} graph is built by hand and run against the strict server`, async ({ page }) => {
    const server = await start();
    const lumi = await startLumi({ [key]: server.key, [baseUrl]: server.url });
    try {
      const editor = new EditorPage(page);
      await editor.open(lumi.url);
      await buildGraph(editor, name);
      await editor.run();
      await editor.expectPictures('Generate images', 2);
      expect(server.requests).toHaveLength(2);
      expect(server.requests[0]?.body).toMatchObject(expected);
      await expect(editor.node('Generate images').getByText(/^\$0\.\d+/)).toBeVisible();
      await editor.tiles('Gallery').first().click();
      await expect(editor.lightbox.getByRole('region', { name: 'Prompt' })).toContainText('a red fox in the snow');
      await expect(editor.lightbox.getByText('Draw like a field guide.').first()).toBeVisible();
      expect(await page.content()).not.toContain(server.key);
    } finally {
      await lumi.close();
      await server.close();
    }
  });
}

test('a failure stands on its node in words, what was made stays, and the rest of the batch is not sent', async ({
  page,
}) => {
  const server = await startGoogleServer({ scale: 0.1 });
  const lumi = await startLumi({ GOOGLE_API_KEY: server.key, LUMI_GOOGLE_BASE_URL: server.url });
  try {
    const editor = new EditorPage(page);
    await editor.open(lumi.url);
    await buildGraph(editor, 'Google AI');
    await editor.fill('Gemini settings', 'Images', '8');
    server.respondWith(['picture', 'rate-limited', 'picture', 'picture', 'picture', 'picture', 'picture', 'picture']);
    await editor.run();
    const node = editor.node('Generate images');
    await expect(node.getByRole('img', { name: 'Failed' })).toBeVisible();
    await expect(node.locator('footer')).toContainText(/quota|rate|limit/i);
    expect(server.requests.length).toBeLessThanOrEqual(5);
    expect(await editor.tiles('Generate images').count()).toBeGreaterThan(0);
    await node.getByText('Generate images').first().click();
    await expect(editor.inspector.getByText(/Wait 35 seconds/)).toBeVisible();
  } finally {
    await lumi.close();
    await server.close();
  }
});

test('a missing key is said on the node, with what to do, and nothing is sent', async ({ page }) => {
  const server = await startGoogleServer({ scale: 0.1 });
  const lumi = await startLumi({ LUMI_GOOGLE_BASE_URL: server.url });
  try {
    const editor = new EditorPage(page);
    await editor.open(lumi.url);
    await buildGraph(editor, 'Google AI');
    await editor.run();
    await page.getByRole('dialog').getByRole('button', { name: 'Run anyway' }).click();
    await expect(editor.node('Generate images').locator('footer')).toContainText('GOOGLE_API_KEY');
    expect(server.requests).toEqual([]);
  } finally {
    await lumi.close();
    await server.close();
  }
});
