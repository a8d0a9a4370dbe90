import { pressAtOnce } from './support/pressAtOnce.ts';
import { expect, test } from './support/test.ts';

test('the focus returns to the picture that was shown last', async ({ editor, page }) => {
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  const tiles = editor.tiles('Generate images');
  await tiles.nth(1).click();
  await expect(editor.lightbox).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(editor.lightbox).toBeHidden();
  await expect(tiles.nth(1)).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(editor.lightbox).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(editor.lightbox.getByText('3 of 4')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tiles.nth(2)).toBeFocused();
});

test('the focus returns to what opened a dialog: a button, a menu, a command', async ({ editor, page }) => {
  const dialog = page.getByRole('dialog');
  const close = async () => {
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  };
  const settings = page.getByRole('button', { name: 'Settings', exact: true });
  await settings.click();
  await close();
  await expect(settings).toBeFocused();

  await editor.fromFileMenu('List the shortcuts');
  await close();
  await expect(page.getByRole('button', { name: 'File' })).toBeFocused();

  const prompt = editor.node('Prompt').getByRole('textbox');
  await prompt.focus();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Run a command').fill('shortcuts');
  await page.keyboard.press('Enter');
  await close();
  await expect(prompt).toBeFocused();
});

test('a key that is pressed right after a menu, a list or a palette went is heard by what had the focus before', async ({
  editor,
  page,
}) => {
  const file = page.getByRole('button', { name: 'File' });
  const menu = page.getByRole('menu');
  await file.press('Enter');
  await expect(menu).toBeVisible();
  await pressAtOnce(page, 'Escape', 'Enter');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);

  const list = page.getByRole('listbox');
  await (await editor.field('Gemini settings', 'Ratio')).press('Enter');
  await expect(list).toBeVisible();
  await pressAtOnce(page, 'Escape', 'Enter');
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);

  const prompt = editor.node('Prompt').getByRole('textbox');
  await prompt.fill('a red');
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder('Run a command')).toBeFocused();
  await pressAtOnce(page, 'Escape', '!');
  await expect(prompt).toHaveValue('a red!');
});

test('arrows take the focus from no button beside the canvas', async ({ editor, page }) => {
  await editor.node('Generate images').getByText('Generate images').first().click();
  const button = editor.inspector.getByRole('button', { name: 'Run to here' });
  await button.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowDown');
  await expect(button).toBeFocused();
  await expect(editor.inspector.getByRole('heading', { name: 'Generate images' }).first()).toBeVisible();

  await editor.node('Generate images').focus();
  await page.keyboard.press('ArrowRight');
  await expect(editor.node('Gallery')).toBeFocused();
});

test('after a graph was opened from the File menu the canvas has the focus, and the keys', async ({ editor, page }) => {
  const file = page.getByRole('button', { name: 'File' });
  await editor.newGraph();
  await expect(editor.canvas).toBeFocused();
  await file.focus();
  await editor.saveAs('foxes');
  await editor.fromFileMenu('Open the sample graph');
  await expect(editor.canvas).toBeFocused();
  // By way of a dialog, which gives the focus back to the menu's button first.
  await editor.fromFileMenu('Open…');
  await page.getByRole('option', { name: /foxes/ }).click();
  await expect(editor.canvas).toBeFocused();
  await page.keyboard.press('Alt+Shift+Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('menu')).toHaveCount(0);
});
