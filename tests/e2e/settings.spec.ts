import { expect, test } from './support/test.ts';

test('the settings keep their size and place from page to page, and all of each can be seen', async ({
  editor: { page },
}) => {
  for (const height of [900, 420]) {
    await page.setViewportSize({ width: 1280, height });
    await page.getByRole('button', { name: /^Google AI: key/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    const boxes = [];
    for (const name of ['General', 'Money', 'Keys', 'Library']) {
      await dialog.getByRole('tab', { name }).click();
      boxes.push(await dialog.boundingBox());
      const last = dialog.getByRole('tabpanel', { name }).locator('button, input, select, a').last();
      // What a page asks the service for comes a moment later, and makes another one the last.
      await expect(async () => {
        await last.scrollIntoViewIfNeeded();
        await expect(last).toBeInViewport({ ratio: 1, timeout: 500 });
      }).toPass();
    }
    expect(new Set(boxes.map((box) => JSON.stringify(box)))).toHaveProperty('size', 1);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
});
