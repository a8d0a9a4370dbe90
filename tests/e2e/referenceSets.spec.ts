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
