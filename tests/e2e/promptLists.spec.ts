import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import type { EditorPage } from './pages/EditorPage.ts';
import { expect, test } from './support/test.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

function workflowsOf(home: string): string {
  const folder = join(home, 'workflows');
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function openFile(editor: EditorPage, name: string): Promise<void> {
  await editor.fromFileMenu('Open…');
  await editor.page.getByRole('dialog').getByText(name).first().click();
  await expect(editor.page.getByRole('dialog')).toHaveCount(0);
  await expect(editor.page).toHaveTitle(new RegExp(name));
}

/** Pastes a text into the list. */
async function paste(editor: EditorPage, text: string): Promise<void> {
  const { page } = editor;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await editor.node('Prompt list').getByRole('textbox', { name: 'List' }).click();
  await page.keyboard.press('Control+v');
}

test('a table of twelve rows makes twelve pictures, each of its row', async ({ editor, lumi }) => {
  const folder = workflowsOf(lumi.home);
  copyFileSync(join(EXAMPLES, 'csv.lumi.json'), join(folder, 'csv.lumi.json'));
  copyFileSync(join(EXAMPLES, 'animals.csv'), join(folder, 'animals.csv'));
  await openFile(editor, 'Animals out of a table');
  const list = editor.node('Animals');
  await expect(list.getByText('12 rows')).toBeVisible();
  await expect(list.getByRole('columnheader')).toHaveText(['animal', 'place']);
  await expect(list.getByRole('cell', { name: 'a red fox', exact: true })).toBeVisible();
  await expect(editor.wires()).toHaveCount(6);
  await editor.run();
  await expect(editor.tiles('Generate images')).toHaveCount(12);

  // A file whose columns have changed says so; the wires of those that are gone stay to be seen.
  writeFileSync(join(folder, 'animals.csv'), 'Beast,Place\na fox,a wood');
  await list.getByRole('button', { name: 'Read the file again' }).click();
  await list.getByRole('button', { name: 'Take them' }).click();
  await expect(list.getByText('1 row', { exact: true })).toBeVisible();
  await expect(editor.handle('Animals', 'beast', 'source')).toBeVisible();
  await expect(editor.handle('Animals', 'animal', 'source')).toBeVisible();
  await expect(editor.wires()).toHaveCount(6);
});

test('a table pasted from a spreadsheet has an output a column, and a template takes what it names', async ({
  editor,
}) => {
  await editor.newGraph();
  await editor.addNode('Prompt list', { x: 100, y: 100 });
  await editor.addNode('Template', { x: 560, y: 120 });
  await paste(editor, 'Animal\tPlace\na red fox\ta snowy wood\na hare\ta field\n');
  const list = editor.node('Prompt list');
  await expect(list.getByRole('button', { name: 'Table (CSV)' })).toHaveAttribute('aria-pressed', 'true');
  await expect(list.getByText('2 rows')).toBeVisible();
  await editor.write('Template', 'a {animal} in {place}');
  await editor.connect('Prompt list.animal', 'Template.animal');
  await editor.connect('Prompt list.place', 'Template.place');
  await expect(editor.wires()).toHaveCount(2);

  // A name that is gone keeps its wire, and has it again when it comes back.
  await editor.write('Template', 'a {creature} in {place}');
  await expect(editor.handle('Template', 'creature', 'target')).toBeVisible();
  await expect(editor.wires()).toHaveCount(2);
  await expect(editor.handle('Template', 'animal', 'target')).toBeVisible();
  await editor.write('Template', '{animal}, {place}');
  await expect(editor.handle('Template', 'creature', 'target')).toHaveCount(0);

  await editor.addNode('Show text', { x: 900, y: 500 });
  await editor.connect('Template.text', 'Show text.text');
  await editor.run();
  await expect(editor.node('Show text').getByRole('listitem')).toHaveText([
    'a red fox, a snowy wood',
    'a hare, a field',
  ]);
});

test('a list that does not lie with its graph is read only once it was allowed', async ({ editor, lumi }) => {
  const folder = workflowsOf(lumi.home);
  writeFileSync(join(lumi.home, 'secret.csv'), 'prompt\nmy secret');
  const graph = aGraph('Nosy')
    .node('list', 'prompt-list', { format: 'csv', file: '../secret.csv', columns: ['prompt'] })
    .node('show', 'show-text')
    .wire('list.prompt', 'show.text')
    .build();
  writeFileSync(join(folder, 'nosy.lumi.json'), writeWorkflow(graph));
  await openFile(editor, 'Nosy');
  const list = editor.node('Prompt list');
  await expect(list.getByText(/does not lie with it/).first()).toBeVisible();
  await expect(list.getByText('my secret')).toHaveCount(0);
  await editor.run();
  const sheet = editor.page.getByRole('dialog');
  await expect(sheet.getByText(/wants to read “..\/secret.csv”/)).toBeVisible();
  await sheet.getByRole('button', { name: 'Allow ../secret.csv' }).click();
  await expect(sheet.getByText(/wants to read/)).toHaveCount(0);
  await sheet.getByRole('button', { name: /^Run/ }).click();
  await expect(editor.node('Show text').getByRole('listitem')).toHaveText(['my secret']);
  await expect(list.getByText('1 row', { exact: true })).toBeVisible();
});
