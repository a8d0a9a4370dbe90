import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveFiles } from './support/giveFiles.ts';
import { problemsInBothThemes } from './support/axeProblems.ts';
import { expect, test } from './support/test.ts';

const FILE = readFileSync(
  join(import.meta.dirname, '..', 'fixtures', 'released', 'groups', 'character.lumi-group.json'),
  'utf8',
);

test('a group’s file that is dropped is used in the graph, or kept among one’s groups', async ({
  editor,
  page,
  lumi,
}) => {
  const drop = () => giveFiles(page.getByRole('navigation', { name: 'Views' }), { 'character.lumi-group.json': FILE });
  await drop();
  const dialog = page.getByRole('dialog', { name: '“Character” is a group' });
  await dialog.getByRole('button', { name: 'Use in this graph' }).click();
  await expect(editor.node('Character')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(editor.node('Character')).toHaveCount(0);

  await drop();
  await dialog.getByRole('button', { name: 'Keep in my groups' }).click();
  await expect(page.getByText('“Character” is among your groups now.')).toBeVisible();
  expect(readdirSync(join(lumi.home, 'groups'))).toEqual(['Character.lumi-group.json']);
  await drop();
  await dialog.getByRole('button', { name: 'Keep in my groups' }).click();
  await expect(page.getByRole('dialog', { name: 'Replace the group “Character”?' })).toBeVisible();
});

test('a group’s text that is pasted is asked about too', async ({ editor, page }) => {
  await editor.canvas.evaluate((element, text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));
  }, FILE);
  const dialog = page.getByRole('dialog', { name: '“Character” is a group' });
  expect(await problemsInBothThemes(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Use in this graph' }).click();
  await expect(editor.node('Character')).toBeVisible();
});
