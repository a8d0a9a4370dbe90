import type { EditorPage } from './pages/EditorPage.ts';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { axeProblems } from './support/axeProblems.ts';
import { expect, test } from './support/test.ts';

/** A batch of four that is picked from, and a gallery behind. Its seeds are drawn anew at each run. */
const picking = aGraph('Foxes')
  .node('provider', 'sample-provider', {}, { position: { x: 0, y: 0 } })
  .node('config', 'gemini-config', { numImages: 4 }, { position: { x: 0, y: 160 } })
  .node('draw', 'image-processor', { prompt: 'a red fox', control: 'randomise' }, { position: { x: 320, y: 0 } })
  .node('pick', 'pick', {}, { position: { x: 720, y: 0 } })
  .node('behind', 'gallery', {}, { position: { x: 1120, y: 0 } })
  .wire('provider.provider', 'draw.provider')
  .wire('config.config', 'draw.config')
  .wire('draw.images', 'pick.images')
  .wire('pick.images', 'behind.images')
  .build();

/** Opens the graph by dropping its file. */
async function open(editor: EditorPage): Promise<void> {
  await editor.canvas.evaluate((canvas, content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'foxes.lumi.json', { type: 'application/json' }));
    const at = { bubbles: true, cancelable: true, clientX: 500, clientY: 400, dataTransfer: data };
    canvas.dispatchEvent(new DragEvent('dragover', at));
    canvas.dispatchEvent(new DragEvent('drop', at));
  }, writeWorkflow(picking));
  await expect(editor.node('Pick')).toBeVisible();
}

test('a batch is picked from with two keys, and what is kept goes on without a new batch', async ({ editor, page }) => {
  await open(editor);
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  const pick = editor.node('Pick');
  await expect(pick.getByText(/Nothing goes on yet, and what follows waits/)).toBeVisible();
  await expect(editor.node('Gallery').getByText('Pictures appear here as they land.')).toBeVisible();
  await expect(editor.node('Gallery').getByRole('img', { name: 'Waits for a choice' })).toBeVisible();

  await pick.getByRole('group', { name: /^Batch of 4/ }).focus();
  await page.keyboard.press('k');
  await page.keyboard.press('x');
  await page.keyboard.press('k');
  await expect(pick.getByText(/^Kept: 1, 3\. 1 not looked at/)).toBeVisible();
  await expect(pick.getByText('2 of 4 go on')).toBeVisible();
  // Each mark is a step of its own.
  await page.keyboard.press('Control+z');
  await expect(pick.getByText(/^Kept: 1\. 2 not looked at/)).toBeVisible();
  await page.keyboard.press('Control+Shift+z');

  const made = await editor
    .tiles('Generate images')
    .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-picture')));
  await editor.run();
  await editor.expectPictures('Gallery', 3);
  const kept = await editor
    .node('Gallery')
    .getByRole('list', { name: 'All pictures' })
    .getByRole('button')
    .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-picture')));
  expect(kept).toEqual([made[0], made[2]]);
  await expect(editor.tiles('Generate images').first()).toHaveAttribute('data-picture', made[0] ?? '');
});

test('the batch can be picked from in the whole window; what is kept can be run on from there', async ({
  editor,
  page,
}) => {
  await open(editor);
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  await editor
    .node('Pick')
    .getByRole('group', { name: /^Batch of 4/ })
    .focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Pick' });
  await expect(dialog.getByText('4 left')).toBeVisible();
  for (const key of ['k', 'ArrowRight', 'x', 'k']) await page.keyboard.press(key);
  await expect(dialog.getByText('2 kept')).toBeVisible();
  await expect(dialog.getByText('1 rejected')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(dialog.getByText('1 kept')).toBeVisible();
  expect(await axeProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Run from here' }).click();
  await expect(dialog).toBeHidden();
  await editor.expectPictures('Gallery', 1);
});
