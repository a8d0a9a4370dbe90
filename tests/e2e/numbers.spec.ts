import type { Locator, Page } from 'playwright/test';
import { centre } from './pages/EditorPage.ts';
import { expect, test } from './support/test.ts';

test('a number that cannot be says what can, and the one that was there stays', async ({ editor, page }) => {
  const settings = editor.node('Gemini settings');
  const images = settings.getByLabel('Images', { exact: true });
  const before = await images.inputValue();
  await images.fill('400');
  await expect(settings.getByText('1 to 16', { exact: true })).toBeVisible();
  await expect(images).toHaveAccessibleDescription('1 to 16');
  await images.press('Enter');
  await expect(images).toHaveValue(before);
  await expect(settings.getByText('1 to 16, so not 400')).toBeVisible();
  await images.fill('2.5');
  await expect(settings.getByText('whole numbers only')).toBeVisible();
  await images.fill('3');
  await expect(settings.getByRole('status')).toHaveCount(0);

  // Sums are worked out on Enter, and told before.
  await images.fill('2*2');
  await expect(settings.getByText('= 4', { exact: true })).toBeVisible();
  await images.press('Enter');
  await expect(images).toHaveValue('4');
  await images.fill('lots');
  await expect(images).toHaveAccessibleDescription('a number from 1 to 16');
  await images.press('Escape');
  await expect(images).toHaveValue('4');
  const seed = editor.node('Seed').getByRole('textbox', { name: 'Seed' });
  await seed.fill('417 209 553');
  await page.keyboard.press('Enter');
  await expect(seed).toHaveValue('417209553');
  // At rest its digits stand in groups; what is copied of them does not.
  const digits = editor.node('Seed').getByText('417 209 553');
  await expect(digits).toBeHidden();
  await seed.blur();
  await expect(digits).toBeVisible();
  await expect(seed).toHaveCSS('color', 'rgba(0, 0, 0, 0)');
  await expect(seed).toHaveValue('417209553');

  await settings.getByTitle(/Temperature/).click();
  const warmth = settings.getByLabel('Temperature', { exact: true });
  await warmth.fill('7,5');
  await expect(settings.getByText('0 to 2', { exact: true })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(warmth).toHaveValue('');
  await expect(settings.getByText('0 to 2, so not 7,5')).toBeVisible();
  await warmth.fill('1,5');
  await expect(settings.getByRole('status')).toHaveCount(0);
});

test('a run is of the number on screen', async ({ editor, page }) => {
  const images = editor.node('Gemini settings').getByLabel('Images', { exact: true });
  await images.fill('1');
  await images.fill('0');
  await page.keyboard.press('Control+Enter');
  await expect(images).toHaveValue('1');
  await expect(images).toBeFocused();
  await editor.expectPictures('Generate images', 1);
});

test('a sum is worked out and a name is kept by a command, though one is still in the field', async ({
  editor,
  page,
}) => {
  const images = editor.node('Gemini settings').getByLabel('Images', { exact: true });
  await images.fill('8/2');
  await page.keyboard.press('Control+Enter');
  await editor.expectPictures('Generate images', 4);
  await expect(images).toHaveValue('4');

  const name = page.getByRole('textbox', { name: 'Graph name' });
  await name.fill('Kept by its key');
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue('Kept by its key');
});

test('undo in a field of a number is not undone by leaving it', async ({ editor, page }) => {
  const images = editor.node('Gemini settings').getByLabel('Images', { exact: true });
  const before = await images.inputValue();
  await images.fill('7');
  await page.keyboard.press('Control+Z');
  await expect(images).toHaveValue(before);
  await page.keyboard.press('Tab');
  await expect(images).toHaveValue(before);
});

test('several runs are not started of a number that was just put right', async ({ editor, page }) => {
  await expect(editor.runButton).toBeVisible();
  await page.getByRole('button', { name: 'More ways to run' }).click();
  await page.getByRole('menuitem', { name: /^Run several times/ }).click();
  const runs = page.getByRole('dialog').getByRole('textbox', { name: 'Runs' });
  const before = await runs.inputValue();
  await runs.fill('400');
  await runs.press('Enter');
  await expect(runs).toHaveValue(before);
  await expect(page.getByRole('button', { name: `Run ${before} times` })).toBeVisible();
});

test('a number is dragged by its edge in one step of undo, and Escape gives it up', async ({ editor, page }) => {
  const images = editor.node('Gemini settings').getByLabel('Images', { exact: true });
  await images.fill('2');
  await images.blur();
  await page.waitForTimeout(1100);
  const box = await images.boundingBox();
  if (!box) throw new Error('The field is not in sight.');
  const edge = { x: box.x + 3, y: box.y + box.height / 2 };
  const drag = async () => {
    await page.mouse.move(edge.x, edge.y);
    await page.mouse.down();
    await page.mouse.move(edge.x + 9, edge.y);
    await page.mouse.move(edge.x + 21, edge.y);
    await expect(images).toHaveValue('7');
  };
  await drag();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(images).toHaveValue('2');
  await drag();
  await page.mouse.up();
  await expect(images).toHaveValue('7');
  await expect(images).not.toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(images).toHaveValue('2');
  await page.mouse.click(edge.x, edge.y);
  await expect(images).toBeFocused();
});

test('a number is dragged by its name as well, finer with Shift and coarser with Ctrl, in node and inspector', async ({
  editor,
  page,
}) => {
  const node = editor.node('Gemini settings');
  const images = node.getByLabel('Images', { exact: true });
  await expect(images).toHaveValue('4');
  await node
    .locator('header')
    .first()
    .click({ position: { x: 60, y: 12 } });
  const place = await node.boundingBox();
  for (const room of [node, editor.inspector]) {
    const name = room.getByText('Images', { exact: true }).first();
    const number = room.getByLabel('Images', { exact: true });
    await expect(name).toHaveCSS('cursor', 'ew-resize');
    const box = await name.boundingBox();
    if (!box) throw new Error('The name is not in sight.');
    const at = { x: box.x + 4, y: box.y + box.height / 2 };
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + 9, at.y);
    await page.mouse.move(at.x + 21, at.y);
    await expect(number).toHaveValue('9');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(number).toHaveValue('4');
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.keyboard.down('Shift');
    await page.mouse.move(at.x + 42, at.y);
    await expect(number).toHaveValue('5');
    await page.keyboard.up('Shift');
    await page.keyboard.down('Control');
    await page.mouse.move(at.x + 5, at.y);
    await expect(number).toHaveValue('14');
    await page.keyboard.up('Control');
    await page.mouse.up();
    await page.keyboard.press('Control+z');
    await expect(number).toHaveValue('4');
  }
  // It moved the number, not the node.
  expect(await node.boundingBox()).toEqual(place);
});

test('the arrow keys step a number within its range, by ten with Shift, in node and inspector', async ({ editor }) => {
  const node = editor.node('Gemini settings');
  await node
    .locator('header')
    .first()
    .click({ position: { x: 60, y: 12 } });
  for (const room of [node, editor.inspector]) {
    const images = room.getByLabel('Images', { exact: true });
    // What the keys do stands where one points.
    await expect(images).toHaveAttribute('title', /^1 to 16 · ↑ ↓ step, Shift by ten · drag, Shift finer, Alt by ten$/);
    await images.fill('4');
    for (const [keys, value] of [
      ['ArrowUp', '5'],
      ['ArrowDown', '4'],
      ['ArrowDown', '3'],
      ['Shift+ArrowUp', '13'],
      ['Shift+ArrowDown', '3'],
      ['Shift+ArrowDown', '1'],
      ['Shift+ArrowUp', '11'],
      ['Shift+ArrowUp', '16'],
    ] as const) {
      await images.press(keys);
      await expect(images).toHaveValue(value);
    }
  }
  const seed = editor.node('Seed').getByRole('textbox', { name: 'Seed' });
  await seed.fill('4503599627370490');
  await seed.press('ArrowDown');
  await expect(seed).toHaveValue('4503599627370489');
  await seed.press('Shift+ArrowDown');
  await expect(seed).toHaveValue('4503599627370479');
});

/** Presses on the name of a number, with a key held, and drags one step to the right. */
async function dragName(page: Page, name: Locator, key?: string): Promise<void> {
  const { x, y } = await centre(name);
  await page.mouse.move(x, y);
  if (key) await page.keyboard.down(key);
  await page.mouse.down();
  await page.mouse.move(x + 2, y);
  await page.mouse.move(x + 5, y);
  await page.mouse.up();
  if (key) await page.keyboard.up(key);
}

test('a name drags the number of its own row only', async ({ editor, page }) => {
  const node = editor.node('Gemini settings');
  await editor.unfold('Gemini settings');
  const values = () =>
    node.getByRole('textbox').evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));
  const images = node.getByLabel('Images', { exact: true });
  const name = node.getByText('Images', { exact: true }).first();
  await dragName(page, name);
  await expect(images).toHaveValue('5');
  const before = await values();
  expect(before.length).toBeGreaterThan(2);
  await images
    .locator('..')
    .locator('.field__grip')
    .evaluate((grip) => {
      grip.remove();
    });
  await dragName(page, name);
  expect(await values()).toEqual(before);
});

test('on a Mac a press with Ctrl is left to the menu, and Alt drags by ten', async ({ editor, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'platform', { get: () => 'MacIntel' });
  });
  await page.reload();
  const node = editor.node('Gemini settings');
  const images = node.getByLabel('Images', { exact: true });
  const name = node.getByText('Images', { exact: true }).first();
  await expect(images).toHaveValue('4');
  await dragName(page, name, 'Control');
  await expect(images).toHaveValue('4');
  await dragName(page, name, 'Alt');
  await expect(images).toHaveValue('14');
});
