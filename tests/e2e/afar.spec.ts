import { centre, type EditorPage } from './pages/EditorPage.ts';
import { expect, test } from './support/test.ts';

/** Zooms out by keys until nodes are plain boxes, each step at once. */
async function goAfar(editor: EditorPage): Promise<void> {
  await editor.page.emulateMedia({ reducedMotion: 'reduce' });
  for (let step = 0; step < 8; step++) await editor.page.keyboard.press('-');
  await expect(editor.node('Gemini settings').getByText('Temperature')).toHaveCount(0);
}

test('from afar a node is its title, state and one picture, and near again all of it', async ({ editor, page }) => {
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  await expect(editor.runButton).toBeVisible();
  await page.mouse.click(700, 850);
  await goAfar(editor);
  await expect(editor.node('Gemini settings').getByText('Gemini settings')).toBeVisible();
  await expect(editor.node('Generate images').getByRole('img', { name: 'Done' })).toBeVisible();
  await expect(editor.node('Generate images').locator('img')).toHaveCount(1);
  await expect(editor.wires()).toHaveCount(5);
  await page.keyboard.press('f');
  await expect(editor.node('Gemini settings').getByText('Temperature')).toBeVisible();
  await editor.expectPictures('Generate images', 4);
});

test('a picture that does not come leaves its place empty from afar too', async ({ editor, page }) => {
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  await expect(editor.runButton).toBeVisible();
  // As where the service has gone.
  await page.route('**/media/*?w=160', (route) => route.abort('connectionrefused'));
  await page.mouse.click(700, 850);
  await goAfar(editor);
  await expect(editor.node('Generate images').locator('img')).toBeHidden();
});

test('from afar nodes are still moved, renamed, folded and wired', async ({ editor, page }) => {
  await page.mouse.click(700, 850);
  await goAfar(editor);

  await editor.node('Prompt').hover();
  const start = await centre(editor.handle('Prompt', 'text', 'source'));
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 6, start.y - 6, { steps: 3 });
  const end = await centre(editor.handle('Generate images', 'instructions', 'target'));
  await page.mouse.move(end.x, end.y, { steps: 5 });
  await page.mouse.up();
  await expect(editor.wires()).toHaveCount(6);

  await editor.node('Seed').getByText('Seed').dblclick();
  await page.keyboard.type('Dice');
  await page.keyboard.press('Enter');
  await expect(editor.node('Dice')).toBeVisible();

  const height = async () => (await editor.node('Gemini settings').boundingBox())?.height ?? 0;
  const before = await height();
  await editor.node('Gemini settings').click();
  await page.keyboard.press('Alt+c');
  await expect.poll(height).toBeLessThan(before / 2);
  await expect(editor.wires()).toHaveCount(6);

  const grip = await centre(editor.node('Gallery'));
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x + 60, grip.y + 40, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => (await centre(editor.node('Gallery'))).x - grip.x).toBeGreaterThan(40);
});
