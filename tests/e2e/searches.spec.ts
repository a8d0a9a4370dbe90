import type { Page } from 'playwright/test';
import { startGoogleServer } from '../support/providers/googleServer.ts';
import { startLumi } from './support/startLumi.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { GalleryPage } from './pages/GalleryPage.ts';
import { RunsPage } from './pages/RunsPage.ts';
import { expect, test } from './support/test.ts';

const REDIRECT = 'https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZIYQ1';

for (const theme of ['dark', 'light'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test('what a model found by search is asked for on its node and shown beside its picture and in its run', async ({
      page,
    }, info) => {
      const server = await startGoogleServer({ scale: 0.1 });
      const lumi = await startLumi({ GOOGLE_API_KEY: server.key, LUMI_GOOGLE_BASE_URL: server.url });
      try {
        const editor = new EditorPage(page);
        await editor.open(lumi.url);
        await page.evaluate((name) => {
          document.documentElement.dataset['theme'] = name;
        }, theme);
        await editor.buildGenerator('Google AI', 'a red fox in the snow');
        await editor.unfold('Gemini settings');
        await editor.select('Gemini settings', 'Search', 'web and pictures');
        await editor.select('Gemini settings', 'Safety', 'block few');
        await editor.select('Gemini settings', 'Service tier', 'priority');
        await page.screenshot({ path: info.outputPath('node.png') });
        server.respondWith('downgraded');
        await editor.run();
        // Nobody knows what a search costs, so it is asked first.
        await page.getByRole('dialog').getByRole('button', { name: /^Run/ }).click();
        await editor.expectPictures('Generate images', 1);
        expect(server.requests[0]?.body).toMatchObject({
          tools: [{ googleSearch: { searchTypes: { webSearch: {}, imageSearch: {} } } }],
          serviceTier: 'priority',
          safetySettings: [{ threshold: 'BLOCK_ONLY_HIGH' }, {}, {}, {}],
        });
        expect(server.requests[0]?.headers['x-server-timeout']).toBe('290');

        const gallery = new GalleryPage(page);
        await gallery.show();
        await gallery.tiles().first().click();
        await expectSources(page, gallery.section('Found by search'));
        await page.screenshot({ path: info.outputPath('aside.png') });

        const runs = new RunsPage(page);
        await runs.show();
        await runs.rows(/fox/).first().click();
        await runs.tab(/^Calls/);
        await page.getByRole('button', { name: 'Call 1' }).click();
        const facts = page.locator('.call-facts');
        await expectSources(page, facts.getByRole('region', { name: 'Found by search' }));
        await expect(facts).toContainText('it was served at the standard tier, and is charged as that');
        await expect(facts).toContainText('Service tier as served');
        await page.screenshot({ path: info.outputPath('run.png') });
      } finally {
        await lumi.close();
        await server.close();
      }
    });
  });
}

/** Pages the app opens are links, of others the address can be copied, and nothing of Google's own HTML is there. */
async function expectSources(page: Page, section: ReturnType<Page['locator']>): Promise<void> {
  const found = section.getByRole('link', { name: 'wikipedia.org' });
  await expect(found).toHaveAttribute('href', REDIRECT);
  await expect(found).toHaveAttribute('rel', 'noreferrer');
  await expect(section.getByRole('link', { name: 'red fox in snow' })).toHaveAttribute(
    'href',
    'https://www.google.com/search?q=red%20fox%20in%20snow',
  );
  await expect(section.getByText('fieldguide.example')).toBeVisible();
  await expect(section.getByRole('link', { name: 'Foxes' })).toHaveCount(0);
  await expect(section.getByRole('button', { name: 'Copy address' })).toBeVisible();
  expect(await page.content()).not.toContain('alert(1)');
}
