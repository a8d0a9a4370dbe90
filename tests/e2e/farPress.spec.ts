import type { Page } from 'playwright/test';
import { openLarge } from './support/largeGraph.ts';
import { expect, test } from './support/test.ts';

const NODE = 'n432';

/** The middle of the title of a node as it is drawn now, px of the window; nodes lie in a grid, 42 in a row. */
async function placeOf(page: Page, node: string): Promise<{ x: number; y: number }> {
  return page.evaluate(
    (at) => {
      const area = document.querySelector('.react-flow')?.getBoundingClientRect();
      const viewport = document.querySelector('.react-flow__viewport');
      if (!area || !viewport) throw new Error('There is no canvas.');
      const { a, e, f } = new DOMMatrix(getComputedStyle(viewport).transform);
      return { x: area.x + e + ((at % 42) * 380 + 130) * a, y: area.y + f + (Math.floor(at / 42) * 420 + 40) * a };
    },
    Number(node.slice(1)),
  );
}

test.beforeEach(async ({ lumi, editor, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openLarge(lumi, editor, 1000);
  await expect(editor.afar(1000, 830)).toBeVisible();
  // The view fits the graph a moment after it is drawn first.
  await expect(async () => {
    const { x } = await placeOf(page, NODE);
    expect(x).toBeLessThan(1000);
    await page.waitForTimeout(300);
    expect((await placeOf(page, NODE)).x).toBe(x);
  }).toPass();
});

const expectSelected = async (page: Page, node: string) => {
  await expect(page.locator('.react-flow__node.selected')).toHaveAttribute('data-id', node);
};

test('a click as soon as the drawing is there selects what is drawn under a pointer that rests', async ({
  editor,
  page,
}) => {
  const at = await placeOf(page, NODE);
  await editor.newGraph();
  await page.mouse.move(at.x, at.y);
  await page.keyboard.press('Control+Shift+Tab');
  await expect(editor.afar(1000, 830)).toBeVisible();
  await page.mouse.down();
  await page.mouse.up();
  await expectSelected(page, NODE);
  // The keys go on from there, as near by.
  await page.keyboard.press('ArrowRight');
  await expectSelected(page, 'n433');
});

test('what the view brought under the pointer is what is pressed', async ({ page }) => {
  const isAt = await placeOf(page, NODE);
  await page.keyboard.press('=');
  await expect.poll(async () => (await placeOf(page, NODE)).x).not.toBe(isAt.x);
  const at = await placeOf(page, NODE);
  await page.keyboard.press('-');
  await expect.poll(async () => (await placeOf(page, NODE)).x).toBeCloseTo(isAt.x, 0);
  await page.mouse.move(at.x, at.y);
  await page.keyboard.press('=');
  await expect.poll(async () => (await placeOf(page, NODE)).x).toBeCloseTo(at.x, 0);
  await page.mouse.down();
  await page.mouse.up();
  await expectSelected(page, NODE);
});

test('a view that moves while the button is down takes the click from no node', async ({ page }) => {
  const at = await placeOf(page, NODE);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.keyboard.press('=');
  await page.keyboard.press('=');
  await expect.poll(async () => (await placeOf(page, NODE)).x).not.toBeCloseTo(at.x, 0);
  await page.mouse.up();
  await expectSelected(page, NODE);
});
