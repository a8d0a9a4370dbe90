import type { Locator } from 'playwright/test';
import { expect, test } from './support/test.ts';

/** Drops files of these names and texts; gives whether the page takes them, as the cursor shows. */
function drop(target: Locator, files: Readonly<Record<string, string>>): Promise<boolean> {
  return target.evaluate((element, named) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of Object.entries(named)) {
      const type = name.endsWith('.txt') ? 'text/plain' : name.endsWith('.png') ? 'image/png' : 'application/json';
      dataTransfer.items.add(new File([text], name, { type }));
    }
    const at = { bubbles: true, cancelable: true, clientX: 500, clientY: 400, dataTransfer };
    const isTaken = !element.dispatchEvent(new DragEvent('dragover', at));
    element.dispatchEvent(new DragEvent('drop', at));
    return isTaken;
  }, files);
}

function graph(name: string): string {
  return JSON.stringify({
    format: 'lumi-workflow',
    version: 1,
    name,
    nodes: [{ id: 'a', type: 'seed', position: { x: 0, y: 0 } }],
    edges: [],
  });
}

test('every file of a drop is taken: graphs open, texts become nodes of the graph they were dropped on', async ({
  editor,
  page,
}) => {
  await drop(editor.canvas, { 'one.lumi.json': graph('One'), 'two.JSON': graph('Two'), 'note.txt': 'words of a file' });
  await expect(page).toHaveTitle(/Two/);
  const tabs = page.getByRole('navigation', { name: 'Open graphs' });
  await expect(tabs.getByRole('button', { name: /^One/ })).toBeVisible();
  // A text is for the graph it was dropped on.
  await tabs.getByRole('button', { name: /^First light/ }).click();
  await expect(editor.node('Text').getByRole('textbox')).toHaveValue('words of a file');
});

test('a graph may be dropped anywhere on the window, whatever is shown; what is none is told of', async ({
  page,
  editor,
}) => {
  const views = page.getByRole('navigation', { name: 'Views' });
  expect(await drop(views, { 'rail.lumi.json': graph('On the rail') })).toBe(true);
  await expect(page).toHaveTitle(/On the rail/);
  await views.getByRole('button', { name: 'Runs' }).click();
  await drop(page.locator('body'), { 'runs.json': graph('Over the runs') });
  await expect(page).toHaveTitle(/Over the runs/);
  await expect(editor.node('Seed')).toBeVisible();
  await drop(views, { 'note.txt': 'words' });
  await expect(page.getByText('note.txt is no graph.')).toBeVisible();
  await drop(views, { 'fox.png': 'x' });
  await expect(page.getByText('fox.png is a picture.')).toBeVisible();
});

test('a graph dropped while a file name is asked for is not taken: what is saved is the graph it was asked for', async ({
  page,
  editor,
}) => {
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'Save graph as' });
  await drop(dialog, { 'other.lumi.json': graph('Dropped') });
  await dialog.getByLabel('File name').fill('mine');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveTitle(/mine/);
  await expect(editor.node('Prompt')).toBeVisible();
  await expect(
    page.getByRole('navigation', { name: 'Open graphs' }).getByRole('button', { name: 'Dropped' }),
  ).toHaveCount(0);
});
