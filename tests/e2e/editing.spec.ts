import { centre } from './pages/EditorPage.ts';
import { expect, test } from './support/test.ts';

test('a wire that does not fit is refused in words', async ({ editor, page }) => {
  await editor
    .node('Generate images')
    .getByTitle(/References/)
    .click();
  await editor.connect('Prompt.text', 'Generate images.references');
  await expect(page.getByText('Text carries text; References takes pictures.')).toBeVisible();
  await expect(editor.wires()).toHaveCount(5);
});

test('a wire dropped on the canvas offers what fits and connects it', async ({ editor, page }) => {
  await editor.dragWire(editor.handle('Generate images', 'text', 'source'), { x: 900, y: 620 });
  await expect(page.getByPlaceholder('Add a node that takes text')).toBeVisible();
  await expect(page.getByRole('option', { name: /^Gallery/ })).toHaveCount(0);
  await editor.choose('Show text');
  await expect(editor.node('Show text')).toBeVisible();
  await expect(editor.wires()).toHaveCount(6);
});

test('nodes are deleted, and come back with their wires by undo', async ({ editor, page }) => {
  await editor.node('Seed').getByText('Seed').first().click();
  await page.keyboard.press('Delete');
  await expect(editor.node('Seed')).toHaveCount(0);
  await expect(editor.wires()).toHaveCount(4);
  await page.keyboard.press('Control+z');
  await expect(editor.node('Seed')).toBeVisible();
  await expect(editor.wires()).toHaveCount(5);
  await page.keyboard.press('Control+Shift+Z');
  await expect(editor.node('Seed')).toHaveCount(0);
});

test('a drag is one step of undo and lands on the grid', async ({ editor, page }) => {
  const title = editor.node('Gallery').getByText('Gallery').first();
  const grip = await centre(title);
  const left = async () => (await editor.node('Gallery').boundingBox())?.x ?? 0;
  const before = await left();
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x - 120, grip.y + 100, { steps: 8 });
  await page.mouse.up();
  await expect.poll(left).toBeLessThan(before - 80);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => Math.round((await left()) - before)).toBe(0);
});

test('the palette opens by keyboard, filters and adds', async ({ editor, page }) => {
  await page.mouse.click(700, 700);
  await page.keyboard.press('Tab');
  await page.keyboard.type('wrap');
  await page.keyboard.press('Enter');
  await expect(editor.node('Wrap text')).toBeVisible();
});

test('a graph is saved, marked while unsaved, warned about before it is lost, and opened again', async ({
  editor,
  page,
}) => {
  await editor.write('Prompt', 'a blue hare');
  await expect(page.getByRole('img', { name: 'Changes not saved' })).toBeVisible();
  await editor.saveAs('hares');

  await editor.write('Prompt', 'a green owl');
  await page.keyboard.press('Alt+w');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Don.t save|Discard/ })
    .click();
  await expect(editor.node('Prompt')).toHaveCount(0);

  await editor.fromFileMenu('Open…');
  await page.getByRole('dialog').getByText('hares').first().click();
  await expect(editor.node('Prompt').getByRole('textbox')).toHaveValue('a blue hare');
});

test('a graph saved under another name goes by that name, and undo does not bring the old one back', async ({
  editor,
  page,
}) => {
  await editor.saveAs('hares');
  await expect(page).toHaveTitle(/^hares/);
  await editor.write('Prompt', 'a green owl');
  await editor.saveAs('owls');
  await expect.poll(() => editor.tabNames()).toEqual(['owls']);
  await page.keyboard.press('Control+z');
  await expect(page).toHaveTitle(/^● owls/);

  await editor.fromFileMenu('Open…');
  await expect(page.getByRole('dialog').getByRole('option')).toHaveText([/^owls/, /^hares/]);
});

test('a name no file can have is said where it was typed, and can be mended', async ({ editor, page }) => {
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'Save graph as' });
  await dialog.getByRole('textbox').fill('fox: the first');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('holds a sign that is not allowed');
  await expect(dialog.getByRole('textbox')).toHaveValue('fox: the first');
  await dialog.getByRole('textbox').fill('fox');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await editor.fromFileMenu('Open…');
  await expect(page.getByRole('dialog').getByText('fox').first()).toBeVisible();
});

test('a node of a type from the future is shown and kept', async ({ editor }) => {
  const text = JSON.stringify({
    format: 'lumi-workflow',
    version: 1,
    name: 'Future',
    nodes: [{ id: 'x', type: 'from-the-future', title: 'Dream', position: { x: 0, y: 0 }, fields: { depth: 3 } }],
    edges: [],
  });
  await editor.canvas.evaluate((canvas, content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'future.lumi.json', { type: 'application/json' }));
    const at = { bubbles: true, cancelable: true, clientX: 500, clientY: 400, dataTransfer: data };
    canvas.dispatchEvent(new DragEvent('dragover', at));
    canvas.dispatchEvent(new DragEvent('drop', at));
  }, text);
  await expect(editor.node('Dream')).toBeVisible();
  await editor.saveAs('future');
});

test('zoomed out, sockets lie above the corner that resizes a node', async ({ editor, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.mouse.click(700, 850);
  for (let step = 0; step < 4; step++) await page.keyboard.press('-');
  await editor.node('Gemini settings').getByText('Gemini settings').click();
  await page.keyboard.press('Control+b');
  // Bypassed, a node is pale; its sockets are above the corner all the same.
  for (const [node, socket] of [
    ['Sample', 'provider'],
    ['Gemini settings', 'config'],
    ['Prompt', 'text'],
    ['Seed', 'integer'],
  ] as const) {
    const isOnTop = (handle: HTMLElement) => {
      const { left, top, width, height } = handle.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === handle;
    };
    expect(await editor.handle(node, socket, 'source').evaluate(isOnTop), node).toBe(true);
  }
});
