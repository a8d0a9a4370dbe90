import type { Page } from 'playwright/test';
import { problemsInBothThemes } from './support/axeProblems.ts';
import { openGroups } from './support/groupsGraph.ts';
import { expect, test } from './support/test.ts';

const places = (page: Page) =>
  page.getByRole('navigation', { name: 'Where you are' }).getByRole('button').allTextContents();

test('a place in a group is bookmarked, listed with its group, gone to from outside, and told when its group is gone', async ({
  lumi,
  editor,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openGroups(lumi, editor);
  await editor.node('Left').focus();
  await page.keyboard.press('Enter');
  await editor.node('Weather').focus();
  await page.keyboard.press('Enter');
  await expect(editor.node('Said')).toBeVisible();
  await page.keyboard.press('Shift+0');
  await page.keyboard.press('-');
  await page.keyboard.press('Alt+b');
  await expect(page.getByText('is bookmarked.')).toBeVisible();
  const there = await editor.node('Said').boundingBox();
  await page.getByRole('button', { name: 'Foxes', exact: true }).click();
  await expect(editor.node('Left')).toBeVisible();

  // From the list, which says the group, and from the keys.
  await page.getByRole('button', { name: 'Bookmarks' }).click();
  const entry = page.getByRole('menuitem', { name: /In Left › Weather/ });
  await expect(entry).toBeVisible();
  await entry.click();
  await expect(editor.node('Said')).toBeVisible();
  expect(await places(page)).toEqual(['Foxes', 'Left', 'Weather']);
  await page.keyboard.press('f');
  await page.getByRole('button', { name: 'Foxes', exact: true }).click();
  await page.keyboard.press('Alt+1');
  await expect(editor.node('Said')).toBeVisible();
  await expect
    .poll(async () => {
      const box = await editor.node('Said').boundingBox();
      return Math.abs((box?.x ?? 0) - (there?.x ?? 0)) + Math.abs((box?.width ?? 0) - (there?.width ?? 0));
    })
    .toBeLessThan(4);

  await page.getByRole('button', { name: 'Bookmarks' }).click();
  await page.getByRole('menuitem', { name: 'Rename or remove…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Bookmarks' });
  await expect(dialog.getByText('In Left › Weather')).toBeVisible();
  expect(await problemsInBothThemes(page)).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Name of bookmark 1' }).fill('Den');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');

  // Without its group it says so, and leads to what is left of the way.
  await page.getByRole('button', { name: 'Left', exact: true }).click();
  await editor.node('Weather').focus();
  await page.keyboard.press('Delete');
  await expect(editor.node('Weather')).toHaveCount(0);
  await page.getByRole('button', { name: 'Foxes', exact: true }).click();
  await page.keyboard.press('Alt+1');
  await expect(page.getByText('The group that “Den” is in is not there any more.')).toBeVisible();
  await expect(editor.node('Painter')).toBeVisible();
  expect(await places(page)).toEqual(['Foxes', 'Left']);
});
