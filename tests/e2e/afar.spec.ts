import type { Page } from 'playwright/test';
import { centre, type EditorPage } from './pages/EditorPage.ts';
import { expect, test } from './support/test.ts';

/** Zooms out by keys until nodes are plain boxes, each step at once. */
async function goAfar(editor: EditorPage): Promise<void> {
  await editor.page.emulateMedia({ reducedMotion: 'reduce' });
  for (let step = 0; step < 8; step++) await editor.page.keyboard.press('-');
  await expect(editor.node('Gemini settings').getByLabel('Ratio')).toHaveCount(0);
}

/** How many colours a node shows on the drawing: a dozen from its lines and title, hundreds from a picture. */
async function coloursOf(page: Page, node: { readonly x: number; readonly y: number }): Promise<number> {
  return page.locator('canvas.far-layer').evaluate((canvas, at) => {
    const { left, top } = canvas.getBoundingClientRect();
    const context = (canvas as HTMLCanvasElement).getContext('2d');
    const { data = new Uint8ClampedArray() } = context?.getImageData(at.x - left - 15, at.y - top - 15, 30, 30) ?? {};
    const words = new Uint32Array(data.buffer);
    return new Set(words).size;
  }, node);
}

test('from afar a node is its title, state and one picture, and near again all of it', async ({ editor, page }) => {
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  await expect(editor.runButton).toBeVisible();
  await page.mouse.click(700, 850);
  await goAfar(editor);
  await expect(editor.node('Gemini settings').getByText('Gemini settings')).toBeVisible();
  await expect(editor.node('Generate images').getByRole('img', { name: 'Done' })).toBeVisible();
  await expect.poll(async () => coloursOf(page, await centre(editor.node('Generate images')))).toBeGreaterThan(100);
  expect(await coloursOf(page, await centre(editor.node('Gemini settings')))).toBeLessThan(80);
  await expect(editor.afar(6, 5)).toBeVisible();
  await expect(editor.wires()).toHaveCount(0);
  await page.keyboard.press('f');
  await expect(editor.node('Gemini settings').getByLabel('Ratio')).toBeVisible();
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
  await expect(editor.afar(6, 5)).toBeVisible();
  await page.waitForTimeout(500);
  expect(await coloursOf(page, await centre(editor.node('Generate images')))).toBeLessThan(80);
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
  await expect(editor.afar(6, 6)).toBeVisible();

  await editor.node('Seed').getByText('Seed').dblclick();
  await page.keyboard.type('Dice');
  await page.keyboard.press('Enter');
  await expect(editor.node('Dice')).toBeVisible();

  const height = async () => (await editor.node('Gemini settings').boundingBox())?.height ?? 0;
  const before = await height();
  await editor.node('Gemini settings').click();
  await page.keyboard.press('Alt+c');
  await expect.poll(height).toBeLessThan(before / 2);
  await expect(editor.afar(6, 6)).toBeVisible();

  const grip = await centre(editor.node('Gallery'));
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x + 60, grip.y + 40, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => (await centre(editor.node('Gallery'))).x - grip.x).toBeGreaterThan(40);
});

/** The middle between the two ends of a wire, px of the window; from afar it runs straight there. */
async function middleOf(editor: EditorPage): Promise<{ x: number; y: number }> {
  await editor.node('Gallery').hover();
  const [from, to] = [
    await centre(editor.handle('Generate images', 'images', 'source')),
    await centre(editor.handle('Gallery', 'images', 'target')),
  ];
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}

test('from afar a wire that is pointed at is lit with its ends, a click selects it, its menu hides it to its stubs', async ({
  editor,
  page,
}) => {
  await page.mouse.click(700, 850);
  await goAfar(editor);
  await expect(editor.afar(6, 5)).toBeVisible();
  const at = await middleOf(editor);
  // Beside the line too, as near as the drawing takes it.
  await page.mouse.move(at.x, at.y - 60);
  await page.mouse.move(at.x, at.y + 4, { steps: 4 });
  await expect(page.locator('.wire-edge--lit')).toHaveCount(1);
  await expect(page.locator('.wire-tag')).toHaveText(/^Generate images → Gallery, Images/);

  await page.mouse.click(at.x, at.y);
  await expect(page.getByRole('status', { name: 'Selected wire' })).toHaveText(/^Wire: Generate images → Gallery/);
  await page.keyboard.press('Escape');
  await page.mouse.click(at.x, at.y, { button: 'right' });
  await page.getByRole('menuitem', { name: /^Hide wires of/ }).click();
  await page.keyboard.press('Escape');
  await page.mouse.move(at.x, at.y - 200);
  // What was hidden is still told by a piece at either end, and nothing lies between them.
  await expect(editor.afar(6, 5)).toBeVisible();
  await expect(editor.wires()).toHaveCount(0);
  const isDrawn = (x: number) =>
    page.locator('canvas.far-layer').evaluate(
      (canvas, point) => {
        const { left, top } = canvas.getBoundingClientRect();
        const context = (canvas as HTMLCanvasElement).getContext('2d');
        const { data } = context?.getImageData(point.x - left, point.y - top - 1, 1, 3) ?? { data: [] };
        return [...data].some((part) => part > 0);
      },
      { x, y: at.y },
    );
  const zoom = await page.locator('.react-flow__viewport').evaluate((view) => new DOMMatrix(view.style.transform).a);
  await editor.node('Gallery').hover();
  const end = await centre(editor.handle('Gallery', 'images', 'target'));
  await page.mouse.move(at.x, at.y - 200);
  await expect(editor.wires()).toHaveCount(0);
  await expect.poll(() => isDrawn(end.x - 8 * zoom)).toBe(true);
  expect(await isDrawn(at.x)).toBe(false);
});
