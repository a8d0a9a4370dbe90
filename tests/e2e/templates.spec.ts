import { expect, test } from './support/test.ts';

test('a new graph offers templates until its first node, and one of them fills it', async ({ editor, page }) => {
  await editor.newGraph();
  const offered = page.getByRole('list', { name: 'Templates' });
  await expect(offered.getByRole('button')).toHaveCount(5);
  await expect(offered.locator('img')).toHaveCount(5);
  await offered.getByRole('button', { name: 'Text to image' }).click();
  await expect(editor.node('Generate images')).toBeVisible();
  await expect.poll(() => editor.tabNames()).toEqual(['First light', 'Text to image']);
  await expect(page).toHaveTitle(/^● Text to image/);
  await expect(offered).toHaveCount(0);
  await editor.run();
  await editor.expectPictures('Generate images', 1);

  await editor.newGraph();
  await editor.addNode('Text', { x: 400, y: 300 });
  await expect(offered).toHaveCount(0);
});

test('all templates are found by their purpose and walked by arrows; pictures they need are brought along', async ({
  editor,
  page,
}) => {
  await editor.fromFileMenu('New from template');
  const dialog = page.getByRole('dialog', { name: 'New from template' });
  const field = dialog.getByRole('textbox', { name: 'Find a template' });
  await expect(field).toBeFocused();
  const tiles = dialog.getByRole('region', { name: 'Ready' }).getByRole('button');
  await expect(tiles).toHaveCount(14);
  await page.keyboard.press('ArrowDown');
  await expect(tiles.nth(0)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(tiles.nth(4)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(field).toBeFocused();
  await page.keyboard.type('consistent');
  await expect(tiles).toHaveText([/^Character sheet.*6 calls · no key needed · brings 3 pictures$/]);
  await field.fill('inpaint');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(editor.node('Mark up')).toBeVisible();
  await editor.run();
  await editor.expectPictures('Generate images', 1);
});

test('Ctrl+K opens a template by its name', async ({ editor, page }) => {
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder('Run a command')).toBeFocused();
  await page.keyboard.type('storyboard');
  await page.keyboard.press('Enter');
  await expect.poll(() => editor.tabNames()).toEqual(['First light', 'Storyboard']);
  // What it was is its first version.
  await page.keyboard.press('Control+Shift+H');
  const history = page.getByRole('complementary', { name: 'History', exact: true });
  await expect(history.getByRole('button', { name: /Opened from Storyboard/ })).toBeVisible();
});

test('a graph is kept as a template with its latest picture, renamed, begun with and removed', async ({
  editor,
  page,
}) => {
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  await editor.fromFileMenu('Save as template');
  const asked = page.getByRole('dialog', { name: 'Save as template' });
  await expect(asked).toContainText('Its tile shows the latest picture of this graph.');
  await asked.getByRole('textbox', { name: 'Name' }).fill('My foxes');
  await asked.getByRole('textbox', { name: 'What it is for' }).fill('Four foxes at once.');
  await asked.getByRole('button', { name: 'Save template' }).click();
  await expect(page.getByText('“My foxes” is a template now.')).toBeVisible();

  await editor.fromFileMenu('New from template');
  const own = page.getByRole('dialog', { name: 'New from template' }).getByRole('region', { name: 'Yours' });
  await expect(own.getByRole('button', { name: /^My foxes/ })).toContainText(
    'Four foxes at once. 4 calls · no key needed'.replace('. ', '.'),
  );
  await expect(own.locator('img')).toHaveCount(1);
  await own.getByRole('button', { name: 'More for “My foxes”' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  const rename = page.getByRole('dialog', { name: 'Rename template' });
  await rename.getByRole('textbox', { name: 'Name' }).fill('Foxes of mine');
  await rename.getByRole('button', { name: 'Rename' }).click();
  await own.getByRole('button', { name: /^Foxes of mine/ }).click();
  await expect.poll(() => editor.tabNames()).toEqual(['First light', 'Foxes of mine']);

  await editor.newGraph();
  await expect(page.getByRole('list', { name: 'Templates' }).getByRole('button').first()).toHaveText('Foxes of mine');
  await page.getByRole('button', { name: 'All templates…' }).click();
  await own.getByRole('button', { name: 'More for “Foxes of mine”' }).click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  await page
    .getByRole('dialog', { name: /^Remove the template/ })
    .getByRole('button', { name: 'Remove' })
    .click();
  await expect(own).toHaveCount(0);
});
