import type { Locator, Page } from 'playwright/test';
import type { EditorPage } from './pages/EditorPage.ts';
import { axeProblems } from './support/axeProblems.ts';
import { expect, test } from './support/test.ts';

async function openCompare(editor: EditorPage, page: Page): Promise<Locator> {
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  await editor.tiles('Generate images').first().focus();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'Compare two' });
  await expect(dialog.getByRole('complementary', { name: 'What differs' }).getByRole('table')).toBeVisible();
  return dialog;
}

test('two pictures are parted by an edge that keys and pointer move; what differs stands beside', async ({
  editor,
  page,
}) => {
  const dialog = await openCompare(editor, page);
  const edge = dialog.getByRole('slider', { name: 'Edge between A and B' });
  await expect(edge).toBeFocused();
  await expect(edge).toHaveAttribute('aria-valuenow', '50');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(edge).toHaveAttribute('aria-valuenow', '44');
  const at = await edge.boundingBox();
  await page.mouse.move((at?.x ?? 0) + 16, (at?.y ?? 0) + 16);
  await page.mouse.down();
  await page.mouse.move((at?.x ?? 0) + 216, (at?.y ?? 0) + 16, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Number(await edge.getAttribute('aria-valuenow'))).toBeGreaterThan(50);
  // Only the seed was drawn anew.
  const rows = dialog.getByRole('table').getByRole('rowheader');
  expect((await rows.allTextContents()).filter((label) => label !== 'Took')).toEqual(['Seed']);
  await expect(dialog.getByRole('region', { name: 'The same' }).getByText('sample')).toHaveCount(2);
  expect(await axeProblems(page)).toEqual([]);
});

test('Tab chooses a side, on which the keys act; the ways follow one another, and zoom is one for both', async ({
  editor,
  page,
}) => {
  const dialog = await openCompare(editor, page);
  await expect(dialog.getByText('Chosen: B')).toBeVisible();
  await page.keyboard.press('4');
  await page.keyboard.press('Tab');
  await expect(dialog.getByText('Chosen: A')).toBeVisible();
  await page.keyboard.press('2');
  await expect(dialog.getByRole('img', { name: '4 stars' })).toBeVisible();
  await expect(dialog.getByRole('img', { name: '2 stars' })).toBeVisible();

  await page.keyboard.press('m');
  await expect(dialog.getByRole('button', { name: 'Side by side' })).toHaveAttribute('aria-pressed', 'true');
  const widths = async () =>
    Promise.all(
      ['A', 'B'].map(async (name) => (await dialog.getByRole('img', { name, exact: true }).boundingBox())?.width),
    );
  const fitted = await widths();
  await page.keyboard.press('+');
  await expect.poll(widths).toEqual(fitted.map((width) => expect.closeTo((width ?? 0) * 1.5, 0)));
  await page.keyboard.press('m');
  await expect(dialog.getByRole('button', { name: 'Blink' })).toHaveAttribute('aria-pressed', 'true');
  await expect(dialog.getByRole('img', { name: 'B', exact: true })).toBeVisible();
  await page.keyboard.press('m');
  await expect(dialog.getByRole('button', { name: 'Difference' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('m');
  await expect(dialog.getByRole('slider')).toBeVisible();
});

test('the chosen side is kept while the other gives way; a picture may be dropped on a half', async ({
  editor,
  page,
}) => {
  const dialog = await openCompare(editor, page);
  const shown = async () =>
    Promise.all(['A', 'B'].map((name) => dialog.getByRole('img', { name, exact: true }).getAttribute('src')));
  const [first, second] = await shown();
  await page.keyboard.press('k');
  await expect.poll(async () => (await shown())[1]).toBe(second);
  await expect.poll(async () => (await shown())[0]).not.toBe(first);
  await expect(dialog.getByRole('img', { name: 'Favourite' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Swap' }).click();
  await expect.poll(async () => (await shown())[0]).toBe(second);

  const strip = dialog.getByRole('list', { name: 'From the same batch' }).getByRole('button');
  const fourth = strip.nth(3);
  const id = await fourth.getAttribute('data-picture');
  await fourth.evaluate((tile) => {
    const dataTransfer = new DataTransfer();
    tile.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer }));
    const stage = document.querySelector('.compare-stage') ?? document.body;
    const box = stage.getBoundingClientRect();
    const at = { bubbles: true, cancelable: true, clientX: box.x + 20, clientY: box.y + 80, dataTransfer };
    stage.dispatchEvent(new DragEvent('dragover', at));
    stage.dispatchEvent(new DragEvent('drop', at));
  });
  await expect.poll(async () => (await shown())[0]).toContain(id);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
