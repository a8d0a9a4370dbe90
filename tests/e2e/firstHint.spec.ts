import { expect, test } from './support/test.ts';

test('the first hint stands by the sample only, and only while all it says is true', async ({ editor, page }) => {
  const hint = page.getByText('Press Run. The sample provider needs no key and costs nothing.');
  await expect(hint).toBeVisible();
  await editor.addNode('Google AI', { x: 560, y: 700 });
  await expect(hint).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(hint).toBeVisible();

  await editor.write('Prompt', 'an edit');
  await editor.node('Prompt').getByRole('heading', { name: 'Prompt' }).click();
  await page.keyboard.press('Delete');
  await expect(hint).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(hint).toBeVisible();

  await editor.newGraph();
  await editor.addNode('Sample', { x: 300, y: 300 });
  await expect(page.getByRole('group', { name: 'Sample', exact: true })).toBeVisible();
  await expect(hint).toBeHidden();
});
