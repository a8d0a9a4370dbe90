import type { Locator, Page } from 'playwright/test';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import type { EditorPage } from './pages/EditorPage.ts';
import { expect, test } from './support/test.ts';

/** A picture of the sample provider that is marked up, and what comes of it. */
const GRAPH = aGraph('Marked')
  .node('provider', 'sample-provider')
  .node('config', 'gemini-config', { numImages: 1, aspectRatio: '3:2' })
  .node('generate', 'image-processor', { prompt: 'a red fox', seed: 7 })
  .node('draw', 'markup', undefined, { position: { x: 760, y: 0 } })
  .node('show', 'gallery', undefined, { position: { x: 1120, y: 0 } })
  .wire('provider.provider', 'generate.provider')
  .wire('config.config', 'generate.config')
  .wire('generate.images', 'draw.images')
  .wire('draw.images', 'show.images')
  .build();

async function openMarked(editor: EditorPage, page: Page): Promise<Locator> {
  const text = JSON.stringify(workflowFile(GRAPH));
  await editor.canvas.evaluate((element, graph) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([graph], 'marked.lumi.json', { type: 'application/json' }));
    element.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
  }, text);
  await expect(page).toHaveTitle(/Marked/);
  await expect(editor.node('Mark up').getByText('Wire a picture in, then draw on it.')).toBeVisible();
  await editor.run();
  await editor.expectPictures('Gallery', 1);
  await editor.node('Mark up').getByRole('button', { name: 'Draw…' }).click();
  const drawing = page.getByRole('dialog', { name: 'Draw' });
  await expect(drawing.getByRole('img', { name: 'Picture 1 of 1' })).toBeVisible();
  return drawing;
}

/** Drags over the picture from one point to another, in parts of it, through others on the way. */
async function drag(page: Page, drawing: Locator, ...points: readonly (readonly [number, number])[]): Promise<void> {
  const box = await drawing.getByRole('img', { name: /^Picture/ }).boundingBox();
  if (!box) throw new Error('The picture is not there.');
  const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  const [first, ...rest] = points;
  if (!first) return;
  await page.mouse.move(...at(first));
  await page.mouse.down();
  for (const point of rest) await page.mouse.move(...at(point), { steps: 8 });
  await page.mouse.up();
}

const marks = (drawing: Locator) =>
  drawing
    .getByRole('complementary', { name: 'Marks' })
    .getByRole('listitem')
    .evaluateAll((rows) => rows.map((row) => row.textContent.trim()));

test('marks are drawn with the mouse, undone step by step, and go into the picture', async ({ editor, page }) => {
  const drawing = await openMarked(editor, page);
  await drag(page, drawing, [0.2, 0.2], [0.4, 0.3], [0.6, 0.2]);
  await drawing.getByRole('button', { name: 'Box' }).click();
  await drawing.getByRole('button', { name: 'blue' }).click();
  await drag(page, drawing, [0.3, 0.5], [0.6, 0.8]);
  await page.keyboard.press('a');
  await drag(page, drawing, [0.9, 0.9], [0.7, 0.7]);
  await page.keyboard.press('t');
  await drag(page, drawing, [0.1, 0.6]);
  await page.keyboard.type('a hat');
  await page.keyboard.press('Enter');
  await expect.poll(() => marks(drawing)).toEqual(['“a hat”', 'blue arrow', 'blue box', 'red stroke']);

  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => marks(drawing)).toEqual(['blue box', 'red stroke']);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => marks(drawing)).toEqual(['blue arrow', 'blue box', 'red stroke']);
  await drawing.getByRole('button', { name: 'Done' }).click();
  await expect(drawing).toHaveCount(0);

  const node = editor.node('Mark up');
  await expect(node.getByText('3 marks')).toBeVisible();
  await expect(node.getByText('Say in the prompt what the red stroke means.')).toBeVisible();
  const before = await editor.tiles('Gallery').locator('img').getAttribute('src');
  await editor.run();
  await expect.poll(() => editor.tiles('Gallery').locator('img').getAttribute('src')).not.toBe(before);
});

test('an undo in the drawing takes back no more than what was drawn since it was opened', async ({ editor, page }) => {
  const drawing = await openMarked(editor, page);
  await drag(page, drawing, [0.2, 0.2], [0.6, 0.2]);
  for (let press = 0; press < 4; press++) await page.keyboard.press('Control+z');
  await expect.poll(() => marks(drawing)).toEqual([]);
  await expect(drawing.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await drawing.getByRole('button', { name: 'Done' }).click();
  await expect(editor.node('Mark up')).toBeVisible();
  await expect(editor.node('Generate images')).toBeVisible();
});

test('the eraser cuts a stroke, and takes other marks whole', async ({ editor, page }) => {
  const drawing = await openMarked(editor, page);
  await drag(page, drawing, [0.2, 0.5], [0.8, 0.5]);
  await page.keyboard.press('r');
  await drag(page, drawing, [0.1, 0.1], [0.3, 0.3]);
  await page.keyboard.press('e');
  await drag(page, drawing, [0.5, 0.4], [0.5, 0.6]);
  await expect.poll(() => marks(drawing)).toEqual(['red box', 'red stroke', 'red stroke']);
  await drag(page, drawing, [0.2, 0.05], [0.2, 0.15]);
  await expect.poll(() => marks(drawing)).toEqual(['red stroke', 'red stroke']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => marks(drawing)).toEqual(['red box', 'red stroke', 'red stroke']);
});

test('a keyboard alone makes marks, moves them and takes them away', async ({ editor, page }) => {
  const drawing = await openMarked(editor, page);
  await page.keyboard.press('r');
  await page.keyboard.press('Enter');
  await expect.poll(() => marks(drawing)).toEqual(['red box']);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('t');
  await page.keyboard.press('Enter');
  await page.keyboard.type('two');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('lines, and the keys r and e are letters');
  await page.keyboard.press('Enter');
  await drawing.getByRole('button', { name: 'red box', exact: true }).click();
  await page.keyboard.press('Delete');
  await expect
    .poll(() => marks(drawing))
    .toEqual([expect.stringMatching(/^“two\s+lines, and the keys r and e are letters”$/)]);
  await page.keyboard.press('Escape');
  await expect(drawing).toHaveCount(0);
  // The focus is back where the drawing was opened.
  await expect(editor.node('Mark up').getByRole('button', { name: 'Draw…' })).toBeFocused();
});

test('Escape gives up what is under way before it closes the drawing', async ({ editor, page }) => {
  const drawing = await openMarked(editor, page);
  await page.keyboard.press('t');
  await drag(page, drawing, [0.5, 0.5]);
  await page.keyboard.type('never mind');
  await page.keyboard.press('Escape');
  await expect(drawing).toBeVisible();
  await expect.poll(() => marks(drawing)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(drawing).toHaveCount(0);
});

test('a long drag draws nothing anew but itself, and is one mark', async ({ editor, page }) => {
  const drawing = await openMarked(editor, page);
  await drag(page, drawing, [0.1, 0.1], [0.9, 0.1]);
  const kept = drawing.locator('.marks-layer').first();
  await kept.evaluate((layer) => {
    const counted = globalThis as unknown as { changes: number };
    counted.changes = 0;
    new MutationObserver((changes) => (counted.changes += changes.length)).observe(layer, {
      subtree: true,
      childList: true,
      attributes: true,
    });
  });
  const path = Array.from({ length: 40 }, (_, at) => [0.1 + at / 50, at % 2 === 0 ? 0.4 : 0.6] as const);
  const box = await drawing.getByRole('img', { name: /^Picture/ }).boundingBox();
  await page.mouse.move(box!.x + box!.width * 0.1, box!.y + box!.height * 0.4);
  await page.mouse.down();
  for (const [x, y] of path) await page.mouse.move(box!.x + x * box!.width, box!.y + y * box!.height, { steps: 5 });
  const changes = () => page.evaluate(() => (globalThis as unknown as { changes: number }).changes);
  expect(await changes()).toBe(0);
  await page.mouse.up();
  expect(await marks(drawing)).toHaveLength(2);
  expect(await changes()).toBeLessThan(4);
});

test('a mask area says where its mask is to go', async ({ editor, page }) => {
  const drawing = await openMarked(editor, page);
  await page.keyboard.press('m');
  await drag(page, drawing, [0.3, 0.3], [0.6, 0.3], [0.6, 0.6], [0.3, 0.6]);
  await expect.poll(() => marks(drawing)).toEqual(['mask area']);
  await page.keyboard.press('Escape');
  await expect(editor.node('Mark up').getByText(/Wire the mask into Mask/)).toBeVisible();
});

test('any picture’s menu marks it up: the picture, the node and the drawing, as one step', async ({ editor, page }) => {
  const drawing = await openMarked(editor, page);
  await page.keyboard.press('Escape');
  await expect(drawing).toHaveCount(0);
  await editor.tiles('Gallery').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Mark up' }).click();
  await expect(drawing.getByRole('img', { name: 'Picture 1 of 1' })).toBeVisible();
  await drag(page, drawing, [0.2, 0.2], [0.6, 0.2]);
  await expect.poll(() => marks(drawing)).toEqual(['red stroke']);
  await page.keyboard.press('Escape');
  await expect(editor.node('Mark up')).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(editor.node('Mark up')).toHaveCount(1);
  await expect(editor.node('Pictures')).toHaveCount(0);
});
