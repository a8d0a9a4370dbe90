import { expect, test } from './support/test.ts';

test('a number that cannot be says what can, and Enter puts that in its place', async ({ editor, page }) => {
  const settings = editor.node('Gemini settings');
  const images = settings.getByLabel('Images', { exact: true });
  await images.fill('400');
  await expect(settings.getByText('1 to 16', { exact: true })).toBeVisible();
  await expect(images).toHaveAccessibleDescription('1 to 16');
  await images.press('Enter');
  await expect(images).toHaveValue('16');
  await expect(settings.getByText('1 to 16, so not 400')).toBeVisible();
  await images.fill('2.5');
  await expect(settings.getByText('whole numbers only')).toBeVisible();
  await images.fill('3');
  await expect(settings.getByRole('status')).toHaveCount(0);

  const warmth = settings.getByLabel('Temperature', { exact: true });
  await warmth.fill('7,5');
  await expect(settings.getByText('0 to 2', { exact: true })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(warmth).toHaveValue('2');
  await expect(settings.getByText('0 to 2, so not 7,5')).toBeVisible();
  await warmth.fill('');
  await expect(settings.getByRole('status')).toHaveCount(0);
});

test('a run is of the number on screen', async ({ editor, page }) => {
  const images = editor.node('Gemini settings').getByLabel('Images', { exact: true });
  await images.fill('0');
  await page.keyboard.press('Control+Enter');
  await expect(images).toHaveValue('1');
  await expect(images).toBeFocused();
  await editor.expectPictures('Generate images', 1);
});

test('several runs are not started of a number that was just put right', async ({ editor, page }) => {
  await expect(editor.runButton).toBeVisible();
  await page.getByRole('button', { name: 'More ways to run' }).click();
  await page.getByRole('menuitem', { name: /^Run several times/ }).click();
  const runs = page.getByRole('dialog').getByRole('textbox', { name: 'Runs' });
  await runs.fill('400');
  await runs.press('Enter');
  await expect(runs).toHaveValue('20');
  await expect(page.getByRole('button', { name: 'Run 20 times' })).toBeVisible();
});
