import { wire, aGraph } from '../support/builders.ts';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import type { EditorPage } from './pages/EditorPage.ts';
import { expect, test } from './support/test.ts';

type Box = { x: number; y: number; width: number; height: number };

async function boxOf(editor: EditorPage, title: string): Promise<Box> {
  const box = await editor.node(title).boundingBox();
  if (!box) throw new Error(`${title} is not on screen.`);
  return box;
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

test('the first node of an empty graph lies where the double click was', async ({ editor }) => {
  await editor.newGraph();
  await editor.addNode('Text', { x: 300, y: 250 });
  const { x, y } = await boxOf(editor, 'Text');
  expect(Math.abs(x - 300)).toBeLessThanOrEqual(12);
  expect(Math.abs(y - 250)).toBeLessThanOrEqual(12);
});

test('nodes added by key lie on no other, and have the focus', async ({ editor, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await editor.newGraph();
  for (const title of ['Sample', 'Gemini settings', 'Generate images', 'Gallery']) {
    await page.keyboard.press('/');
    await editor.choose(title);
    // What has a field is typed into at once.
    await expect(editor.page.locator('.react-flow__node:focus-within')).toHaveAccessibleName(title);
    if (title !== 'Gallery') await page.keyboard.press('Escape');
  }
  await page.keyboard.press('f');
  const boxes = await Promise.all(
    ['Sample', 'Gemini settings', 'Generate images', 'Gallery'].map((title) => boxOf(editor, title)),
  );
  boxes.forEach((box, at) => {
    for (const other of boxes.slice(at + 1)) expect(overlap(box, other)).toBe(false);
  });
});

test('a long prompt is scrolled: its node keeps clear of the one below', async ({ editor }) => {
  await editor.write('Prompt', Array.from({ length: 40 }, (_, at) => `line ${String(at)}`).join('\n'));
  const field = editor.node('Prompt').getByRole('textbox');
  expect(await field.evaluate((area) => area.clientHeight <= 8 * 18 + 12)).toBe(true);
  expect(await field.evaluate((area) => area.scrollHeight > area.clientHeight)).toBe(true);
  expect(overlap(await boxOf(editor, 'Prompt'), await boxOf(editor, 'Seed'))).toBe(false);
});

test('undo selects the nodes that come back', async ({ editor, page }) => {
  await editor.node('Seed').getByText('Seed').first().click();
  await page.keyboard.press('Delete');
  await expect(editor.node('Seed')).toHaveCount(0);
  await editor.node('Prompt').getByText('Prompt').first().click();
  await page.keyboard.press('Control+z');
  await expect(editor.node('Seed')).toBeVisible();
  await expect(editor.inspector.getByRole('heading', { name: 'Seed' }).first()).toBeVisible();
});

test('a wire to a socket no node has is shown, and can be taken away', async ({ editor, page }) => {
  const graph = aGraph('Stray').node('t', 'text', { value: 'a fox' }).node('w', 'wrap-text').build();
  const stray = { ...graph, edges: [wire('t.text', 'w.flavour'), wire('t.text', 'w.text')] };
  await editor.canvas.evaluate((canvas, content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'stray.lumi.json', { type: 'application/json' }));
    const at = { bubbles: true, cancelable: true, clientX: 500, clientY: 400, dataTransfer: data };
    canvas.dispatchEvent(new DragEvent('dragover', at));
    canvas.dispatchEvent(new DragEvent('drop', at));
  }, writeWorkflow(stray));
  await expect(editor.node('Wrap text').getByText('flavour', { exact: true })).toBeVisible();
  await expect(editor.wires()).toHaveCount(2);
  await editor.node('Wrap text').getByText('Wrap text').first().click();
  await page.keyboard.press('c');
  await expect(editor.connecting).toBeFocused();
  await page.keyboard.type('remove flavour');
  await page.keyboard.press('Enter');
  await expect(editor.wires()).toHaveCount(1);
  await expect(editor.node('Wrap text').getByText('flavour', { exact: true })).toHaveCount(0);
});
