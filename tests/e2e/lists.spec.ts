import { AxeBuilder } from '@axe-core/playwright';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { aGraph, type GraphBuilder } from '../support/builders.ts';
import { RunsPage } from './pages/RunsPage.ts';
import { withPaidGraph } from './support/moneyGraph.ts';

const ANIMALS = ['fox', 'owl', 'hen', 'hare', 'crane', 'otter', 'lynx', 'mole', 'newt', 'seal', 'stork', 'wren'];
const CSV = ['Subject,Style', ...ANIMALS.map((animal, at) => `a red ${animal},style ${String(at + 1)}`)].join('\n');

const at = (x: number, y: number) => ({ position: { x, y } });

/** Two pictures of each of twelve rows, each in the style of its row, shown, and saved in a folder a row. */
function animals(folder: string): GraphBuilder {
  return aGraph('Foxes')
    .node('list', 'prompt-list', { format: 'csv', text: CSV }, { title: 'Animals', ...at(0, 300) })
    .node('provider', 'google-provider', {}, at(0, 0))
    .node('config', 'gemini-config', { numImages: 2 }, at(0, 620))
    .node('draw', 'image-processor', {}, at(420, 0))
    .node('show', 'gallery', {}, at(860, 0))
    .node('save', 'save-images', { folder: `${folder}/{row}`, namePattern: '{style}-{seed}' }, at(1240, 0))
    .wire('provider.provider', 'draw.provider')
    .wire('config.config', 'draw.config')
    .wire('list.subject', 'draw.prompt')
    .wire('list.style', 'draw.instructions')
    .wire('draw.images', 'show.images')
    .wire('show.images', 'save.images');
}

test('a list of twelve rows is told before it runs, and a row that fails costs only itself', async ({ page }, info) => {
  const folder = info.outputPath('copies');
  // One at a time, so that the calls that are refused are those of the second row.
  const settings = { concurrency: 1, onError: 'continue', askAbove: null };
  await withPaidGraph(page, { graph: animals(folder), settings }, async ({ editor, server }) => {
    const counts = page.locator('.wire-label__count');
    const sheet = page.getByRole('dialog', { name: 'Run the graph' });

    await test.step('the wires and the node say how many', async () => {
      await expect(counts).toHaveText(['12', '12', '24', '24']);
      await expect(editor.node('Generate images')).toContainText('12 rows × 2 pictures = 24 calls');
    });

    await test.step('the sheet says which goes with which', async () => {
      // The File button, which has the focus from opening, takes Enter for itself.
      await editor.node('Animals').focus();
      await page.keyboard.press('Alt+Shift+Enter');
      const lists = sheet.getByRole('region', { name: 'Lists', exact: true });
      await expect(lists).toContainText('12 rows × 2 pictures = 24 calls');
      const lines = lists.getByRole('table').getByRole('row');
      await expect(lines).toHaveCount(6);
      await expect(lines.nth(2)).toContainText('a red owl');
      await expect(lines.nth(2)).toContainText('style 2');
      await lists.getByRole('button', { name: 'Show all 12' }).click();
      await expect(lines).toHaveCount(13);
      const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
      expect(violations).toEqual([]);
      expect(server.requests).toEqual([]);
    });

    await test.step('pictures stand by row, and only the row that failed has none', async () => {
      server.respondWith(['picture', 'picture', 'blocked-prompt', 'blocked-prompt']);
      await sheet.getByRole('button', { name: /^Run/ }).click();
      await expect(counts).toHaveText(['12', '12', '22 of 24', '22 of 24']);
      const drawn = editor.node('Generate images');
      for (const animal of ANIMALS) {
        const row = drawn.getByRole('list', { name: `a red ${animal}`, exact: true });
        await expect(row.getByRole('listitem')).toHaveCount(2);
        await expect(row.getByRole('button', { name: /^Picture/ })).toHaveCount(animal === 'owl' ? 0 : 2);
      }
      const shown = editor.node('Gallery').getByRole('list', { name: 'a red fox', exact: true });
      await expect(shown.getByRole('button', { name: /^Picture/ })).toHaveCount(2);
      await shown
        .getByRole('button', { name: /^Picture/ })
        .first()
        .click();
      await expect(editor.lightbox.getByRole('complementary')).toContainText('Rowa red fox');
      await page.keyboard.press('Escape');
    });

    await test.step('copies lie in a folder a row, named by its columns', () => {
      expect(existsSync(join(folder, 'a red owl'))).toBe(false);
      expect(readdirSync(folder)).toHaveLength(11);
      const names = readdirSync(join(folder, 'a red hen'));
      expect(names).toHaveLength(2);
      expect(names.every((name) => name.startsWith('style 3-'))).toBe(true);
    });

    await test.step('Runs tell the row of each place', async () => {
      const runs = new RunsPage(page);
      await runs.show();
      await runs.rows('Foxes').first().click();
      const pictures = page.getByRole('group', { name: 'Pictures of Generate images' });
      await expect(pictures.getByRole('list', { name: 'a red wren', exact: true }).getByRole('listitem')).toHaveCount(
        2,
      );
      await expect(page.getByRole('list', { name: 'Not made by Generate images' })).toContainText('a red owl');
    });
  });
});
