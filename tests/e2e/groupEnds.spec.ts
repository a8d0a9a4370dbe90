import type { Page } from 'playwright/test';
import { problemsInBothThemes } from './support/axeProblems.ts';
import type { EditorPage } from './pages/EditorPage.ts';
import { openGroups } from './support/groupsGraph.ts';
import { expect, test } from './support/test.ts';

/** Into the scene of the left use. */
async function enterLeft(editor: EditorPage): Promise<void> {
  await editor.node('Left').focus();
  await editor.page.keyboard.press('Enter');
  await expect(editor.node('Painter')).toBeVisible();
}

const nameOf = (page: Page, label: string) => page.getByRole('textbox', { name: `Name of ${label}` });

test('a wire to the “+” of an end makes a socket of the group, and undo takes both away', async ({
  lumi,
  editor,
  page,
}) => {
  await openGroups(lumi, editor);
  await enterLeft(editor);
  await editor.connect('Weather.text', 'Outputs.New socket');
  await expect(nameOf(page, 'Text')).toBeVisible();
  await nameOf(page, 'Text').fill('The weather');
  await page.keyboard.press('Enter');
  await expect(nameOf(page, 'The weather')).toBeVisible();
  await expect(editor.node('Outputs')).toBeFocused();
  expect(await problemsInBothThemes(page)).toEqual([]);
  await editor.canvas.press('Alt+ArrowUp');
  await expect(editor.node('Right')).toContainText('The weather');
  for (let step = 0; step < 2; step++) await editor.canvas.press('Control+z');
  await expect(nameOf(page, 'Pictures')).toBeVisible();
  await expect(nameOf(page, 'The weather')).toHaveCount(0);
  await expect(nameOf(page, 'Text')).toHaveCount(0);
});

test('from the “+” of the inputs a wire leads to what it is to feed', async ({ lumi, editor, page }) => {
  await openGroups(lumi, editor);
  await enterLeft(editor);
  await page.keyboard.press('Shift+g');
  const dialog = page.getByRole('dialog', { name: 'Edit group' });
  await dialog.getByRole('combobox', { name: 'Add to the inputs' }).click();
  await page.getByRole('option', { name: 'pictures', exact: true }).click();
  await page.keyboard.press('Escape');
  await editor.canvas.press('f');
  await expect(editor.node('Inputs')).toBeInViewport({ ratio: 0.99 });
  await editor.connect('Inputs.New socket', 'Painter.seed');
  await expect(nameOf(page, 'Seed')).toBeVisible();
  await editor.canvas.press('Alt+ArrowUp');
  await expect(editor.node('Left')).toContainText('Seed');
});

test('keys alone add, move, connect and remove sockets at an end', async ({ lumi, editor, page }) => {
  await openGroups(lumi, editor);
  await enterLeft(editor);
  const outputs = editor.node('Outputs');
  await outputs.getByRole('button', { name: 'Add output' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'text', exact: true }).press('Enter');
  await expect(nameOf(page, 'text')).toBeFocused();
  await page.keyboard.type('Sky');
  await page.keyboard.press('Enter');
  await nameOf(page, 'Sky').focus();
  await page.keyboard.press('Alt+ArrowUp');
  const names = outputs.getByRole('textbox');
  await expect(names.first()).toHaveValue('Sky');
  await outputs.getByRole('button', { name: 'Change Sky' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: /^Remove/ }).press('Enter');
  await expect(names).toHaveCount(1);

  await editor.node('Weather').focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('c');
  await page.getByRole('option', { name: /^Text/ }).first().click();
  await page.getByRole('option', { name: /Outputs · New socket/ }).click();
  await expect(nameOf(page, 'Text')).toBeVisible();
});
