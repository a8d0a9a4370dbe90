import type { Page } from 'playwright/test';
import { withPaidGraph, paidGraph } from './support/moneyGraph.ts';
import { expect, test } from './support/test.ts';

test.use({ reducedMotion: 'reduce' });

const told = (page: Page) => page.getByRole('status', { name: 'Announcements' });
const selected = (page: Page) => page.locator('.react-flow__node.selected');

test('by keys alone several nodes are selected, aligned, framed, collapsed, bookmarked and gone back to, and all is undone', async ({
  editor,
  page,
}) => {
  const left = async (node: string) => Math.round((await editor.node(node).boundingBox())?.x ?? 0);
  await editor.node('Prompt').focus();
  await page.keyboard.press(' ');
  await expect(selected(page)).toHaveCount(1);
  await page.keyboard.press('Control+ArrowRight');
  await expect(told(page)).toHaveText('2 nodes selected.');
  await expect(editor.node('Generate images')).toBeFocused();
  // The one that has the keys is left out again, and taken in again.
  await page.keyboard.press('Control+ ');
  await expect(selected(page)).toHaveCount(1);
  await page.keyboard.press('Control+ ');
  await expect(selected(page)).toHaveCount(2);

  const before = await left('Generate images');
  await page.keyboard.press('Alt+Shift+l');
  await expect.poll(async () => (await left('Generate images')) - (await left('Prompt'))).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => left('Generate images')).toBe(before);

  await page.keyboard.press('Control+Shift+g');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.keyboard.type('Words');
  await page.keyboard.press('Enter');
  await expect(editor.node('Words')).toContainText('Frame that holds');

  await editor.node('Generate images').focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('Alt+c');
  await expect(editor.node('Generate images').getByLabel('Prompt')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(editor.node('Words')).toHaveCount(0);

  await page.keyboard.press('Alt+b');
  await expect(page.getByText('is bookmarked.')).toBeVisible();
  const zoom = page.getByRole('button', { name: /^Zoom \d+ %/ });
  const there = (await zoom.getAttribute('aria-label')) ?? '';
  await page.keyboard.press('+');
  await expect(zoom).not.toHaveAccessibleName(there);
  await page.keyboard.press('Alt+1');
  await expect(zoom).toHaveAccessibleName(there);
});

test('by keys alone a field is set, a run is heard to fail, and its node is gone to', async ({ page }) => {
  await withPaidGraph(page, { graph: paidGraph(3), settings: { onError: 'continue' } }, async ({ editor, server }) => {
    await editor.node('Gemini settings').focus();
    await page.keyboard.press('Enter');
    const images = editor.node('Gemini settings').getByRole('textbox', { name: 'Images' });
    for (let tabs = 0; tabs < 6 && !(await images.evaluate((field) => field === document.activeElement)); tabs++)
      await page.keyboard.press('Tab');
    await expect(images).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    server.respondWith(['picture', 'internal']);
    await page.keyboard.press('Control+Enter');
    await expect(told(page)).toHaveText(/^Foxes failed: 1 of 2 made/);
    await page.keyboard.press('e');
    await expect(editor.node('Generate images')).toBeFocused();
    await expect(editor.inspector.getByRole('group', { name: 'What went wrong' })).toBeVisible();
  });
});
