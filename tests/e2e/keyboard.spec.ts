import type { Locator, Page } from 'playwright/test';
import type { EditorPage } from './pages/EditorPage.ts';
import { expect, test } from './support/test.ts';

/** Adds by the palette, with keys alone. */
async function add(page: Page, name: string, key = '/'): Promise<void> {
  await page.keyboard.press(key);
  await expect(page.getByPlaceholder(/^Add a node/)).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

/** From the field of a node that was just added back to the node. */
async function backTo(page: Page, node: Locator): Promise<void> {
  await expect(node.locator('.field:focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(node).toBeFocused();
}

/** Opens the list of what can be connected to the node that has the focus, and chooses from it. */
async function choose({ page, connecting }: EditorPage, words: string): Promise<void> {
  await page.keyboard.press('c');
  await expect(connecting).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

/** Connects the node that has the focus, with keys alone. */
async function connect(editor: EditorPage, socket: string, target: string): Promise<void> {
  const { page } = editor;
  await choose(editor, socket);
  await expect(page.getByRole('option', { name: /^Add a node that/ })).toBeVisible();
  await expect(editor.connecting).toBeFocused();
  await page.keyboard.type(target);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

const told = (page: Page) => page.getByRole('status', { name: 'Wires' });

test('a graph is built, wired and run by keys alone', async ({ editor, page }) => {
  await page.keyboard.press('Control+Alt+n');
  await expect(page.getByText(/press \/ to add a node/)).toBeVisible();
  await add(page, 'sample', 'Tab');
  await backTo(page, editor.node('Sample'));
  await add(page, 'gemini settings');
  await backTo(page, editor.node('Gemini settings'));
  await add(page, 'generate');
  await backTo(page, editor.node('Generate images'));
  await connect(editor, 'provider', 'sample');
  await expect(told(page)).toHaveText('Connected Sample · Provider to Generate images · Provider.');
  await expect(editor.node('Generate images')).toBeFocused();
  await connect(editor, 'settings', 'gemini');

  await choose(editor, 'images gives');
  await expect(page.getByRole('option', { name: /^Add a node that/ })).toBeVisible();
  await expect(editor.connecting).toBeFocused();
  await page.keyboard.type('add a node');
  await page.keyboard.press('Enter');
  await expect(page.getByPlaceholder(/^Add a node that takes/)).toBeFocused();
  await page.keyboard.type('gallery');
  await page.keyboard.press('Enter');
  await expect(editor.node('Gallery')).toBeFocused();
  await expect(editor.wires()).toHaveCount(3);

  await page.keyboard.press('ArrowLeft');
  await expect(editor.node('Generate images')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(editor.node('Generate images').getByLabel('Prompt', { exact: true })).toBeFocused();
  await page.keyboard.type('a red fox');
  await page.keyboard.press('Control+Enter');
  await editor.expectPictures('Gallery', 1);
});

test('arrows select the nearest node that way, Shift moves what is selected', async ({ editor, page }) => {
  const left = async () => (await editor.node('Generate images').boundingBox())?.x ?? 0;
  await page.mouse.click(800, 800);
  await page.keyboard.press('ArrowRight');
  await expect(editor.node('Generate images')).toBeFocused();
  const before = await left();
  await page.keyboard.press('ArrowRight');
  await expect(editor.node('Gallery')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(editor.node('Generate images')).toBeFocused();
  expect(await left()).toBe(before);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(left).toBeGreaterThan(before + 5);
});

test('a wire is taken away by keys, and said', async ({ editor, page }) => {
  await page.mouse.click(800, 800);
  await page.keyboard.press('ArrowRight');
  await choose(editor, 'remove seed');
  await expect(told(page)).toHaveText('Removed the wire from Seed · Seed to Generate images · Seed.');
  await expect(editor.wires()).toHaveCount(4);
  await expect(editor.node('Generate images')).toBeFocused();
});

test('without a selection, C says what to do first', async ({ page, editor }) => {
  await page.mouse.click(800, 800);
  await page.keyboard.press('c');
  await expect(page.getByText('Select the node to connect first.')).toBeVisible();
  await expect(editor.wires()).toHaveCount(5);
});

test('commands are heard after something was chosen from a list', async ({ page, editor }) => {
  await editor
    .node('Gemini settings')
    .getByTitle(/Resolution/)
    .click();
  await editor.select('Gemini settings', 'Resolution', '2K');
  const resolution = editor.node('Gemini settings').getByLabel('Resolution', { exact: true });
  await expect(resolution).toBeFocused();
  const scale = () => page.locator('.react-flow__viewport').evaluate((element) => element.style.transform);
  const before = await scale();
  await page.keyboard.press('+');
  await expect.poll(scale).not.toBe(before);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await editor.expectPictures('Generate images', 4);
  await resolution.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toBeVisible();
});

test('the list of sockets leaves the node to be seen, and says where no other socket fits', async ({
  editor,
  page,
}) => {
  for (const title of ['Gemini settings', 'Generate images', 'Gallery']) {
    await editor.node(title).getByText(title).first().click();
    const node = await editor.node(title).boundingBox();
    await page.keyboard.press('c');
    await expect(editor.connecting).toBeFocused();
    const list = await page.getByRole('dialog').boundingBox();
    if (!node || !list) throw new Error('It is not on screen.');
    expect(list.x >= node.x + node.width || list.x + list.width <= node.x).toBe(true);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await editor.node('Gemini settings').getByText('Gemini settings').first().click();
  await choose(editor, 'gives settings');
  await expect(page.getByText('No other socket fits')).toBeVisible();
  await expect(page.getByRole('option')).toHaveCount(1);
});
