import type { Locator, Page } from 'playwright/test';
import { expect, test } from './support/test.ts';

const setOf = (page: Page, label = 'Pictures of Mara'): Locator => page.getByRole('list', { name: label });
const numbered = (list: Locator): Locator => list.getByRole('button', { name: /^Picture \d+ of/ });
const idsIn = (list: Locator) =>
  numbered(list).evaluateAll((buttons) => buttons.map((button) => (button as HTMLElement).dataset['picture']));

/** Chooses in the menu of a picture. */
async function fromPictureMenu(page: Page, tile: Locator, entry: string): Promise<void> {
  await tile.click({ button: 'right' });
  await page.getByRole('menuitem', { name: entry }).click();
}

test('a set made of two pictures is used in another graph, which follows it unless it names a version', async ({
  editor,
  page,
}) => {
  await editor.run();
  await editor.expectPictures('Gallery', 5);
  const gallery = editor.node('Gallery').getByRole('list', { name: 'All pictures' });
  const adding = page.getByRole('dialog', { name: /^Add 1 picture/ });
  await fromPictureMenu(page, numbered(gallery).nth(0), 'Add to a reference set…');
  await adding.getByRole('combobox').fill('Mara');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“Mara” was made.')).toBeVisible();
  await fromPictureMenu(page, numbered(gallery).nth(1), 'Add to a reference set…');
  await adding.getByRole('option', { name: /^Mara/ }).click();
  await expect(page.getByText('Added to “Mara”, which has 2 pictures now.')).toBeVisible();

  await editor.newGraph();
  await editor.addNode('Reference set', { x: 200, y: 200 });
  await expect(editor.node('Reference set').getByText('no set is chosen')).toBeVisible();
  await editor.select('Reference set', 'Reference set', 'Mara');
  const rows = setOf(page);
  await expect(numbered(rows)).toHaveCount(2);
  const [first, second] = await idsIn(rows);

  // A note is kept where it is written; the order is changed by key, and the focus goes along.
  await rows.getByLabel('Note of picture 1').fill('from the left');
  await rows.getByLabel('Note of picture 1').press('Enter');
  await expect(numbered(rows).nth(0)).toHaveAccessibleName('Picture 1 of 2, from the left');
  await numbered(rows).nth(0).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => idsIn(rows)).toEqual([second, first]);
  await expect(numbered(rows).nth(1)).toBeFocused();
  await expect(editor.node('Reference set').getByText('version 4')).toBeVisible();

  // Another graph stays with the version that had the pictures in the order before.
  await editor.select('Reference set', 'Version', 'version 3');
  await expect(page.getByText('This graph stays with version 3 of 4.')).toBeVisible();
  const earlier = setOf(page, 'Pictures of version 3');
  await expect.poll(() => idsIn(earlier)).toEqual([first, second]);
  await editor.node('Reference set').getByRole('button', { name: 'Go back to this' }).click();
  await expect(editor.node('Reference set').getByText('version 5')).toBeVisible();
  await expect.poll(() => idsIn(rows)).toEqual([first, second]);

  // Taking one out by key, in the list of all sets; the node follows.
  await page.keyboard.press('Escape');
  await editor.node('Reference set').getByRole('button', { name: 'Actions of the set' }).click();
  await page.getByRole('menuitem', { name: 'Versions…' }).click();
  const all = page.getByRole('dialog', { name: 'Reference sets' });
  await expect(all.getByText('order changed').first()).toBeVisible();
  await expect(all.getByText('1 note changed')).toBeVisible();
  await numbered(all).nth(1).focus();
  await page.keyboard.press('Delete');
  await expect(all.getByText('1 picture taken out')).toBeVisible();
  await expect(all.getByText('“Untitled”')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(numbered(rows)).toHaveCount(1);
});

test('what is wired in is offered, and in the set once it is added', async ({ editor, page }) => {
  // The second run gives the same pictures.
  await editor.select('Seed', 'Seed control', 'fixed');
  await editor.run();
  await editor.expectPictures('Gallery', 5);
  await editor.addNode('Reference set', { x: 830, y: 600 });
  await editor.connect('Gallery.images', 'Reference set.images');
  const node = editor.node('Reference set');
  await node.getByRole('button', { name: 'Make a set of 4 pictures' }).press('Enter');
  await page.getByRole('dialog').getByRole('textbox').fill('Foxes');
  await page.keyboard.press('Enter');
  const rows = setOf(page, 'Pictures of Foxes');
  await expect(numbered(rows)).toHaveCount(4);
  await rows.getByRole('button', { name: 'Take picture 2 out' }).press('Enter');
  await expect(numbered(rows)).toHaveCount(3);

  // A run gives the set as it is, and adds nothing.
  await editor.run();
  await expect(node.getByText('version 2')).toBeVisible();
  await node.getByRole('button', { name: 'Add 1 picture to the set' }).press('Enter');
  await expect(numbered(rows)).toHaveCount(4);
  await expect(node.getByRole('group', { name: 'Pictures wired in' })).toHaveCount(0);
});

test('a set that a graph names and the library lacks is made anew of its pictures', async ({ editor, page }) => {
  await editor.run();
  await editor.expectPictures('Gallery', 5);
  const shown = await numbered(editor.node('Gallery').getByRole('list', { name: 'All pictures' })).evaluateAll(
    (tiles) => tiles.map((tile) => (tile as HTMLElement).dataset['picture'] ?? ''),
  );
  const [first, second = ''] = shown;
  const set = { id: '99999999-9999-4999-8999-999999999999', name: 'Otto', pictures: [first, 'a'.repeat(64)] };
  const graph = {
    format: 'lumi-workflow',
    version: 1,
    name: 'From elsewhere',
    nodes: [{ id: 's', type: 'reference-set', position: { x: 0, y: 0 }, fields: { set } }],
    edges: [],
  };
  const carried = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'elsewhere.lumi.json'));
    return transfer;
  }, JSON.stringify(graph));
  await editor.canvas.dispatchEvent('drop', { dataTransfer: carried });
  const node = editor.node('Reference set');
  await expect(node.getByText('the reference set “Otto” is not in this library.').first()).toBeVisible();
  await node.getByRole('button', { name: 'Make it anew' }).click();
  await expect(page.getByText('1 of 2 pictures are in this library.')).toBeVisible();
  await expect(numbered(setOf(page, 'Pictures of Otto'))).toHaveCount(1);
  await expect(node.getByText('is not in this library')).toHaveCount(0);

  // A file that is dropped on the node goes into the set, and into no node of its own.
  const file = await page.evaluateHandle(async (id) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([await (await fetch(`./media/${id}`)).blob()], 'otto.png', { type: 'image/png' }));
    return transfer;
  }, second);
  await setOf(page, 'Pictures of Otto').dispatchEvent('drop', { dataTransfer: file });
  await expect(numbered(setOf(page, 'Pictures of Otto'))).toHaveCount(2);
  await expect(editor.node('Pictures')).toHaveCount(0);

  // Removed, it is told at the node, and comes back there.
  await node.getByRole('button', { name: 'Actions of the set' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(node.getByText('the reference set “Otto” was removed.')).toBeVisible();
  await node.getByRole('button', { name: 'Bring it back' }).click();
  await expect(numbered(setOf(page, 'Pictures of Otto'))).toHaveCount(2);
});
