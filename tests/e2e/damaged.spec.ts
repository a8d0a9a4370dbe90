import { AxeBuilder } from '@axe-core/playwright';
import { paidGraph, withPaidGraph } from './support/moneyGraph.ts';
import { expect, test } from './support/test.ts';

const NODE = 'Generate images';

for (const theme of ['dark', 'light'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ colorScheme: theme });

    test('a damaged picture says so, and is asked for again by itself where it lies', async ({ page }) => {
      const graph = paidGraph(4);
      await withPaidGraph(page, { graph }, async ({ editor, server }) => {
        await page.evaluate((name) => {
          document.documentElement.dataset['theme'] = name;
        }, theme);
        server.respondWith(['cut-picture']);
        await editor.run();
        await editor.expectPictures(NODE, 4);
        await expect(editor.stopButton).toBeHidden();
        const node = editor.node(NODE);
        await expect(node.locator('footer')).toContainText('1 damaged');
        const place = node.getByRole('group', { name: /^Place \d of 4: Damaged: it does not decode to its end/ });
        await expect(place.getByRole('button', { name: /^Picture \d of 4, seed \d+, damaged$/ })).toBeVisible();
        const axe = await new AxeBuilder({ page }).include('.lost-tile').analyze();
        expect(axe.violations.map(({ id }) => id)).toEqual([]);

        await place.getByRole('button', { name: /^Ask again: picture \d of 4$/ }).click();
        await expect(place).toBeHidden();
        await expect(editor.stopButton).toBeHidden();
        await editor.expectPictures(NODE, 4);
        await expect(node.locator('footer')).not.toContainText('damaged');
        expect(server.requests).toHaveLength(5);
      });
    });
  });
}
