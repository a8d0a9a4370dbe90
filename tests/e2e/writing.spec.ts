import { expect, test } from './support/test.ts';

test('a text opens large, is found and replaced in, and its undo is that of the graph', async ({ editor, page }) => {
  const prompt = editor.node('Prompt').getByRole('textbox');
  await prompt.fill('Fog, fog and FOG');
  await prompt.press('Control+e');
  const dialog = page.getByRole('dialog');
  const large = dialog.locator('textarea');
  await expect(large).toBeFocused();
  await expect(large).toHaveValue('Fog, fog and FOG');
  await expect(dialog.getByText('4 words · 16 characters · ≈ 4 tokens')).toBeVisible();
  // One place alone holds the text.
  await expect(page.locator('.react-flow textarea[data-long-text][readonly]')).toHaveValue('');

  await page.keyboard.press('Control+f');
  await page.keyboard.type('fog');
  await expect(dialog.getByRole('status')).toHaveText('1 of 3');
  await page.keyboard.press('Shift+Enter');
  await expect(dialog.getByRole('status')).toHaveText('3 of 3');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText('1 of 3');
  await dialog.getByRole('textbox', { name: 'Replace with' }).fill('rain');
  await dialog.getByRole('button', { name: 'Replace', exact: true }).click();
  await expect(large).toHaveValue('rain, fog and FOG');
  await dialog.getByRole('button', { name: 'Replace all' }).click();
  await expect(large).toHaveValue('rain, rain and rain');
  await page.keyboard.press('Escape');
  await expect(large).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(large).toHaveValue('rain, fog and FOG');
  await page.keyboard.press('Control+z');
  await expect(large).toHaveValue('Fog, fog and FOG');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('!');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(prompt).toBeFocused();
  await page.keyboard.type('?');
  await expect(prompt).toHaveValue('Fog, fog and FOG!?');
});
