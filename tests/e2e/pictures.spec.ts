import { createHash } from 'node:crypto';
import type { Locator } from 'playwright/test';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { aCanvas } from '../support/somePictures.ts';
import { axeProblems } from './support/axeProblems.ts';
import type { EditorPage } from './pages/EditorPage.ts';
import { expect, test } from './support/test.ts';

type Files = Readonly<Record<string, Buffer | string>>;

/** Drops files on something, or pastes them there. */
async function give(target: Locator, files: Files, how: 'drop' | 'paste' = 'drop'): Promise<void> {
  const named = Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const);
  await target.evaluate(
    (element, [list, kind]) => {
      const data = new DataTransfer();
      for (const [name, base64] of list) {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        const type = name.endsWith('.png') ? 'image/png' : name.endsWith('.json') ? 'application/json' : '';
        data.items.add(new File([bytes], name, { type }));
      }
      const { x, y, width, height } = element.getBoundingClientRect();
      const at = { bubbles: true, cancelable: true, clientX: x + width / 2, clientY: y + height / 2 };
      if (kind === 'paste') {
        element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));
        return;
      }
      element.dispatchEvent(new DragEvent('dragover', { ...at, dataTransfer: data }));
      element.dispatchEvent(new DragEvent('drop', { ...at, dataTransfer: data }));
    },
    [named, how] as const,
  );
}

function colour(background: string): Promise<Buffer> {
  return aCanvas(60, 40, background).png().toBuffer();
}

/** The pictures of a node, as they are read out. */
async function namesIn(node: Locator): Promise<readonly (string | null)[]> {
  return node
    .getByRole('list', { name: 'Pictures, in order' })
    .getByRole('button', { name: /^Picture / })
    .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('aria-label')));
}

/** Opens a graph by dropping its file. */
async function open(editor: EditorPage, text: string, node: string): Promise<void> {
  await give(editor.canvas, { 'graph.lumi.json': text });
  await expect(editor.node(node)).toBeVisible();
}

test('pictures that are dropped go into one node in their order; they are moved, removed, and undone one by one', async ({
  editor,
  page,
}) => {
  await editor.newGraph();
  await give(editor.canvas, { 'fox.png': await colour('#a63'), 'hare.png': await colour('#36a') });
  const node = editor.node('Pictures');
  await expect(node.getByText('2 pictures')).toBeVisible();
  expect(await namesIn(node)).toEqual(['Picture 1 fox.png', 'Picture 2 hare.png']);

  await give(node, { 'owl.png': await colour('#6a3') });
  await expect(node.getByText('3 pictures')).toBeVisible();
  await expect(editor.node('Pictures')).toHaveCount(1);

  await node.getByRole('button', { name: 'Picture 3 owl.png' }).focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(node.getByRole('button', { name: 'Picture 2 owl.png' })).toBeFocused();
  await page.keyboard.press('Delete');
  await expect.poll(() => namesIn(node)).toEqual(['Picture 1 fox.png', 'Picture 2 hare.png']);
  await node.getByText('Pictures', { exact: true }).first().click();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => namesIn(node)).toEqual(['Picture 1 fox.png', 'Picture 2 hare.png', 'Picture 3 owl.png']);
  await expect(editor.inspector.getByText('60 × 40, png')).toHaveCount(3);
  expect(await axeProblems(page)).toEqual([]);
});

test('a file that is no picture is refused in words, the others are taken; a picture may lie on no node', async ({
  editor,
  page,
}) => {
  await give(editor.canvas, { 'fox.png': await colour('#a63'), 'broken.png': 'no picture at all' });
  await expect(editor.node('Pictures').getByText('1 picture')).toBeVisible();
  await expect(page.getByText(/broken\.png/)).toBeVisible();
  const boxes = await page
    .locator('.react-flow__node')
    .evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect()));
  for (const [at, one] of boxes.entries())
    for (const other of boxes.slice(at + 1))
      expect(one.x < other.right && other.x < one.right && one.y < other.bottom && other.y < one.bottom).toBe(false);
});

test('a picture is pasted into the selected node, else into one of its own', async ({ editor, page }) => {
  await editor.newGraph();
  await give(page.locator('body'), { 'image.png': await colour('#a63') }, 'paste');
  const node = editor.node('Pictures');
  await expect(node.getByText('1 picture')).toBeVisible();
  await give(page.locator('body'), { 'image.png': await colour('#36a') }, 'paste');
  await expect(node.getByText('2 pictures')).toBeVisible();
});

test('pictures are chosen by a dialog, and the model says how many it takes', async ({ editor, page }) => {
  await editor.node('Generate images').getByText('Generate images').first().click();
  await give(editor.node('Generate images'), { 'fox.png': await colour('#a63') });
  const node = editor.node('Pictures');
  await expect(node.getByText(/^1 of \d+$/)).toBeVisible();
  await expect(editor.node('Generate images').getByText('from Pictures')).toBeVisible();
  const dialog = page.waitForEvent('filechooser');
  await node.getByRole('button', { name: 'Choose…' }).click();
  await (await dialog).setFiles([{ name: 'owl.png', mimeType: 'image/png', buffer: await colour('#36a') }]);
  await expect(node.getByText(/^2 of \d+$/)).toBeVisible();
});

test('a picture of a run is dragged onto the canvas, and used as input from its menu, with Undo', async ({
  editor,
  page,
}) => {
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  const tile = editor.tiles('Generate images').first();
  await tile.evaluate((element) => {
    const data = new DataTransfer();
    element.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer: data }));
    const canvas = document.querySelector('.react-flow__pane');
    const at = { bubbles: true, cancelable: true, clientX: 700, clientY: 720, dataTransfer: data };
    canvas?.dispatchEvent(new DragEvent('dragover', at));
    canvas?.dispatchEvent(new DragEvent('drop', at));
  });
  await expect(editor.node('Pictures').getByText('1 picture')).toBeVisible();

  await editor.node('Generate images').getByText('Generate images').first().click();
  await editor.tiles('Generate images').nth(1).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Use as input' }).click();
  await expect(page.getByText(/wired to References of “Generate images”/)).toBeVisible();
  await expect(editor.node('Pictures')).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(editor.node('Pictures')).toHaveCount(1);
});

test('a picture is edited three times in a chain, each with the provider and settings it was made with', async ({
  editor,
  page,
}) => {
  await editor.fill('Gemini settings', 'Images', '1');
  await editor.run();
  await editor.expectPictures('Generate images', 1);
  const before = await editor.wires().count();
  for (let time = 1; time <= 3; time += 1) {
    const from = page.getByRole('group', { name: time === 1 ? 'Generate images' : 'Edit', exact: true }).last();
    await from.getByRole('button', { name: /^Picture 1 of 1/ }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Edit this picture' }).click();
    await expect(editor.node('Edit')).toHaveCount(time);
    await expect(editor.node('Edit').last().getByRole('textbox', { name: 'Prompt' })).toBeFocused();
    await page.keyboard.type(`change ${String(time)}`);
    await expect(editor.node('Edit').last().getByText('from Sample')).toBeVisible();
    await expect(editor.node('Edit').last().getByText('from Gemini settings')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(
      editor
        .node('Edit')
        .last()
        .getByRole('button', { name: /^Picture 1 of 1/ }),
    ).toBeVisible();
  }
  expect(await editor.wires().count()).toBe(before + 9);
  await page.keyboard.press('Escape');
  // One step of undo takes a whole link away; the prompt that was typed is a step of its own.
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(editor.node('Edit')).toHaveCount(2);
});

test('a picture in Runs is edited in the graph on screen, with what it was made with brought along', async ({
  editor,
  page,
}) => {
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  await editor.newGraph();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Runs' }).click();
  await page.getByRole('button', { name: /^Picture 1 of 4/ }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Edit this picture' }).click();
  await expect(editor.node('Edit').getByRole('textbox', { name: 'Prompt' })).toBeFocused();
  await expect(editor.node('Sample')).toBeVisible();
  await expect(editor.node('Gemini settings')).toBeVisible();
  await expect(editor.wires()).toHaveCount(3);
});

test('a picture that the library lacks keeps its place and is mended by its file; another replaces it and says so', async ({
  editor,
  page,
}) => {
  await editor.newGraph();
  const fox = await colour('#a63');
  const owl = await colour('#36a');
  const held = [fox, owl].map((bytes, at) => ({
    id: createHash('sha256').update(bytes).digest('hex'),
    name: ['fox.png', 'owl.png'][at] ?? '',
  }));
  const lost = aGraph('Lost').node('own', 'image-input', { pictures: held }).build();
  await open(editor, writeWorkflow(lost), 'Pictures');
  const node = editor.node('Pictures');
  await expect(editor.inspector.getByRole('group', { name: 'Pictures' })).toContainText('is not in the library');
  await expect(node.getByText('fox.png is not in this library.')).toBeVisible();
  await expect(node.getByText('owl.png is not in this library.')).toBeVisible();
  expect(await axeProblems(page)).toEqual([]);
  const mend = async (name: string, buffer: Buffer) => {
    const dialog = page.waitForEvent('filechooser');
    await node.getByRole('listitem').getByRole('button', { name: 'Choose…' }).first().click();
    await (await dialog).setFiles([{ name, mimeType: 'image/png', buffer }]);
  };
  await mend('found.png', fox);
  await expect(page.getByText('fox.png is back: it is the very same picture.')).toBeVisible();
  await mend('hare.png', await colour('#6a3'));
  await expect(page.getByText('hare.png is another picture. It took the place of owl.png.')).toBeVisible();
  await expect.poll(() => namesIn(node)).toEqual(['Picture 1 fox.png', 'Picture 2 hare.png']);
});
