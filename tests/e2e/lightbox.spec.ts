import { GalleryPage } from './pages/GalleryPage.ts';
import { axeProblems } from './support/axeProblems.ts';
import { expect, test } from './support/test.ts';

test('Delete on a picture in a node moves the picture to the trash, never the node; Undo brings it back', async ({
  editor,
  page,
}) => {
  await editor.run();
  await editor.expectPictures('Gallery', 5);
  const tile = editor.node('Gallery').getByRole('list', { name: 'All pictures' }).getByRole('button').first();
  await tile.click();
  await expect(editor.lightbox).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(editor.lightbox).toBeHidden();
  await expect(tile).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(page.getByText('The picture is in the trash.')).toBeVisible();
  await expect(editor.node('Gallery')).toBeVisible();
  await expect(tile.getByText('in the trash')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(tile.getByText('in the trash')).toBeHidden();
});

test('the same keys rate and mark a picture in a node, in the preview and in the lightbox', async ({
  editor,
  page,
}) => {
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  const tile = editor.tiles('Generate images').first();
  await tile.focus();
  await page.keyboard.press('3');
  await expect(tile.getByRole('img', { name: '3 stars' })).toBeVisible();
  await page.keyboard.press('f');
  await expect(tile.getByRole('img', { name: 'Favourite' })).toBeVisible();

  await page.keyboard.press(' ');
  const preview = page.getByRole('dialog', { name: 'Preview of picture 1 of 4' });
  await expect(preview.getByRole('img', { name: '3 stars' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('5');
  const second = page.getByRole('dialog', { name: 'Preview of picture 2 of 4' });
  await expect(second.getByRole('img', { name: '5 stars' })).toBeVisible();
  await page.keyboard.press(' ');
  await expect(second).toBeHidden();
  await expect(editor.tiles('Generate images').nth(1)).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(editor.lightbox.getByRole('radio', { name: '5 stars' })).toBeChecked();
  await page.keyboard.press('2');
  await expect(editor.lightbox.getByRole('radio', { name: '2 stars' })).toBeChecked();
  await page.keyboard.press('2');
  await expect(editor.lightbox.getByRole('radio', { name: '2 stars' })).not.toBeChecked();
  await page.keyboard.press('t');
  const tags = page.getByRole('dialog', { name: 'Tags of the picture' });
  await tags.getByRole('combobox').fill('fox');
  await page.keyboard.press('Enter');
  await expect(tags.getByRole('option', { name: 'fox', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tags).toBeHidden();
  await expect(editor.lightbox.getByRole('list', { name: 'Tags and boards' }).getByText('fox')).toBeVisible();
});

test('zooms by keys and wheel, walks by arrows and strip, and notes what a person says', async ({ editor, page }) => {
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  await editor.tiles('Generate images').first().click();
  const box = editor.lightbox;
  const zoom = box.getByRole('button', { name: /^Zoom \d+ %/ });
  const fitted = await zoom.textContent();
  await page.keyboard.press('z');
  await expect(zoom).toHaveText('100 %');
  await page.keyboard.press('+');
  await expect(zoom).toHaveText('150 %');
  await page.keyboard.press('0');
  await expect(zoom).toHaveText(fitted ?? '');
  const picture = box.getByRole('img', { name: /^Picture/ });
  const before = await picture.boundingBox();
  await page.mouse.move((before?.x ?? 0) + 50, (before?.y ?? 0) + 50);
  await page.mouse.wheel(0, -300);
  await expect.poll(async () => (await picture.boundingBox())?.width ?? 0).toBeGreaterThan((before?.width ?? 0) * 1.2);
  // What was under the pointer stays under it.
  const after = await picture.boundingBox();
  const scale = (after?.width ?? 1) / (before?.width ?? 1);
  expect(Math.abs((before?.x ?? 0) + 50 - 50 * scale - (after?.x ?? 0))).toBeLessThan(2);

  await page.keyboard.press('End');
  await expect(box.getByText('4 of 4')).toBeVisible();
  await box
    .getByRole('list', { name: 'All that are walked through' })
    .getByRole('button', { name: /^Picture 2 of 4/ })
    .click();
  await expect(box.getByText('2 of 4')).toBeVisible();
  const note = box.getByRole('textbox', { name: 'Note' });
  await note.fill('for the poster, 0 z');
  await page.keyboard.press('Escape');
  await expect(box).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(note).toHaveValue('for the poster, 0 z');
  expect(await axeProblems(page)).toEqual([]);
});

test('leads to what a picture was made from and what was made from it, and says how it differs', async ({
  editor,
  page,
}) => {
  await editor.fill('Gemini settings', 'Images', '1');
  await editor.run();
  await editor.expectPictures('Generate images', 1);
  await editor.tiles('Generate images').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Edit this picture' }).click();
  await expect(editor.node('Edit').getByRole('textbox', { name: 'Prompt' })).toBeFocused();
  await page.keyboard.type('with a red hat');
  await page.keyboard.press('Control+Enter');
  const edited = editor.node('Edit').getByRole('button', { name: /^Picture 1 of 1/ });
  await edited.click();
  await editor.lightbox.getByRole('button', { name: 'Open reference 1' }).click();
  await expect(editor.lightbox.getByText('A red fox crossing a frozen lake at dawn')).toBeVisible();
  await expect(editor.lightbox.getByRole('button', { name: 'Open what was made from it 1' })).toBeVisible();
  await editor.lightbox.getByRole('button', { name: 'Differences' }).click();
  const prompt = editor.lightbox.getByRole('region', { name: 'Prompt: what differs' });
  await expect(prompt.locator('p').first().locator('del').first()).toContainText('with');
  await expect(prompt.locator('p').first().locator('ins').last()).toContainText('frozen lake');
  await editor.lightbox.getByRole('button', { name: 'The open graph' }).click();
  await expect(editor.lightbox.getByText(/it would be Generate images/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(editor.lightbox.getByText('1 of 1')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(editor.lightbox).toBeHidden();
});

test('walks through what the gallery found, which then is at the picture that was looked at last; picks and compares there', async ({
  editor,
  page,
}) => {
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  const gallery = new GalleryPage(page);
  await gallery.show();
  await expect(gallery.sum).toHaveText(/^4 pictures/);
  await page.keyboard.press('ArrowRight');
  // A batch lies in a stack, which opens in place.
  if ((await gallery.tiles().count()) === 1) await page.keyboard.press('Enter');
  await expect(gallery.tiles()).toHaveCount(4);
  await gallery.tiles().first().click();
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('5');
  await page.keyboard.press(' ');
  await expect(gallery.tiles().nth(2)).toBeFocused();
  await expect(gallery.tiles(/5 stars/)).toHaveCount(1);

  await page.keyboard.press('p');
  const pick = page.getByRole('dialog', { name: /^Pick/ });
  await expect(pick.getByText('4 left')).toBeVisible();
  await page.keyboard.press('Home');
  for (const key of ['k', 'x', 'k']) await page.keyboard.press(key);
  await pick.getByRole('checkbox', { name: 'Move rejected to the trash on Done' }).check();
  await expect(pick.getByText(/The 1 rejected go to the trash/)).toBeVisible();
  await pick.getByRole('button', { name: /^Done/ }).click();
  await expect(pick).toBeHidden();
  await expect(page.getByText('The picture is in the trash.')).toBeVisible();
  await expect(page.getByRole('gridcell', { selected: true })).toHaveCount(2);
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog', { name: 'Compare two' })).toBeVisible();
});
