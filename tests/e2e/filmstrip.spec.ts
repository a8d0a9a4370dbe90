import { axeProblems } from './support/axeProblems.ts';
import { expect, test } from './support/test.ts';

test('the latest pictures lie under the canvas as they come; one is dragged onto it, and the keys mean what they mean', async ({
  editor,
  page,
}) => {
  await page.getByRole('button', { name: 'Latest pictures' }).click();
  const strip = page.getByRole('region', { name: 'Latest pictures' });
  await expect(strip.getByText('none yet')).toBeVisible();
  await editor.run();
  const tiles = strip.getByRole('button', { name: /^Latest picture \d+/ });
  await expect(tiles).toHaveCount(4);
  // In its ratio.
  const box = await tiles.first().boundingBox();
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(1376 / 768, 1);
  await editor.run();
  await expect(tiles).toHaveCount(8);
  await expect(editor.runButton).toBeVisible();

  await tiles.first().evaluate((tile) => {
    const data = new DataTransfer();
    tile.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer: data }));
    const canvas = document.querySelector('.react-flow__pane');
    const at = { bubbles: true, cancelable: true, clientX: 700, clientY: 640, dataTransfer: data };
    canvas?.dispatchEvent(new DragEvent('dragover', at));
    canvas?.dispatchEvent(new DragEvent('drop', at));
  });
  await expect(editor.node('Pictures').getByText('1 picture')).toBeVisible();
  // What was dropped takes the focus.
  await expect(editor.node('Pictures')).toBeFocused();

  await tiles.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(tiles.nth(1)).toBeFocused();
  await page.keyboard.press('4');
  await expect(tiles.nth(1).getByRole('img', { name: '4 stars' })).toBeVisible();
  await page.keyboard.press(' ');
  await expect(page.getByRole('dialog', { name: /^Preview of picture 2 of/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tiles.nth(1)).toBeFocused();
  expect(await axeProblems(page)).toEqual([]);

  // Kept for the next time.
  await page.reload();
  await expect(strip).toBeVisible();
  await page.keyboard.press('Shift+F');
  await expect(strip).toBeHidden();
});
