import type { EditorPage } from './pages/EditorPage.ts';
import { CountedHand } from './pages/CountedHand.ts';
import { expect, test } from './support/test.ts';

/**
 * What a newcomer builds first: a provider, its settings, a prompt, instructions and a seed, all wired to the node that generates, and its
 * pictures shown in a gallery. Seven nodes, six wires.
 */
const WIRED = ['provider', 'config', 'prompt', 'instructions', 'seed'];

async function expectBuilt(editor: EditorPage): Promise<void> {
  await expect(editor.page.locator('.react-flow__node')).toHaveCount(7);
  await expect(editor.wires()).toHaveCount(6);
  for (const title of ['Sample', 'Gemini settings', 'Seed', 'Generate images', 'Gallery'])
    await expect(editor.node(title)).toBeVisible();
  for (const socket of WIRED)
    await expect(
      editor.page.locator(`.react-flow__edge[aria-label*="${socket}"], .react-flow__edge[data-id*='"${socket}"]']`),
      socket,
    ).toHaveCount(1);
}

test('a graph that generates is built from nothing in at most 12 pointer actions, and runs', async ({
  editor,
  page,
}) => {
  await editor.newGraph();
  const hand = new CountedHand(page);
  await hand.doubleClick({ x: 620, y: 180 });
  await hand.click(page.getByRole('option', { name: /^Generate images/ }));
  await hand.click(editor.node('Generate images').getByText('Generate images').first(), 'right');
  await hand.click(page.getByRole('menuitem', { name: /^Add what is needed/ }));
  await expect(editor.node('Gallery')).toBeVisible();
  // The prompt is what is written next, and has the keys already.
  await expect(editor.node('Text').getByRole('textbox')).toBeFocused();
  await hand.write('a red fox in fog');
  await hand.click(editor.node('Generate images').getByTitle(/References/));
  for (const [socket, title] of [
    ['instructions', 'Text'],
    ['seed', 'Seed'],
  ] as const) {
    await hand.drag(editor.handle('Generate images', socket, 'target'), { x: -34, y: 130 });
    await hand.click(page.getByRole('option', { name: new RegExp(`^${title}`) }).first());
  }
  await expectBuilt(editor);
  await hand.click(editor.runButton);
  await editor.expectPictures('Gallery', 1);
  expect(hand.pointerActions).toBeLessThanOrEqual(12);
});

test('the same by keys alone, in at most 60 keystrokes', async ({ editor, page }) => {
  await editor.newGraph();
  const hand = new CountedHand(page);
  const add = async (letters: string, title: string) => {
    await hand.press('/');
    await hand.search(letters);
    await hand.press('Enter');
    // It is typed into at once; one comes out of it to the node.
    await expect(editor.node(title).last().locator(':focus')).toHaveCount(1);
    await hand.press('Escape');
  };
  await add('gen', 'Generate images');
  await hand.press('Shift+A');
  await expect(editor.node('Gallery')).toBeVisible();
  await expect(editor.node('Text').getByRole('textbox')).toBeFocused();
  await hand.write('a red fox in fog');
  await hand.press('Escape');
  for (const [letters, title, socket] of [
    ['seed', 'Seed', 'seed'],
    ['text', 'Text', 'instr'],
  ] as const) {
    await add(letters, title);
    await hand.press('c');
    await expect(editor.connecting).toBeFocused();
    await hand.press('Enter');
    await hand.search(socket);
    await hand.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await expectBuilt(editor);
  await hand.press('Control+Enter');
  await editor.expectPictures('Gallery', 1);
  expect(hand.keystrokes).toBeLessThanOrEqual(60);
});
