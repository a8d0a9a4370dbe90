import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problemsInBothThemes } from './support/axeProblems.ts';
import { aGraph } from '../support/builders.ts';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import type { EditorPage } from './pages/EditorPage.ts';
import { giveFiles } from './support/giveFiles.ts';
import { expect, test } from './support/test.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const graph = aGraph('Foxes')
  .node('t', 'text', { value: 'a fox' }, { title: 'Scene' })
  .node('w', 'wrap-text', { suffix: ' in snow' }, { title: 'Weather' })
  .node('p', 'sample-provider', undefined, { title: 'Sample' })
  .node('d', 'image-processor', undefined, { title: 'Draw' })
  .node('g', 'gallery', undefined, { title: 'Pictures' })
  .wire('t.text', 'w.text')
  .wire('w.text', 'd.prompt')
  .wire('p.provider', 'd.provider')
  .wire('d.images', 'g.images')
  .build();

async function openGraph(editor: EditorPage): Promise<void> {
  await giveFiles(editor.canvas, { 'Foxes.lumi.json': writeWorkflow(graph) });
  await expect(editor.node('Weather')).toBeVisible();
}

async function choose(editor: EditorPage, ...titles: readonly string[]): Promise<void> {
  await editor.page.keyboard.press('Escape');
  for (const [at, title] of titles.entries()) {
    await editor.node(title).click({ position: { x: 60, y: 10 }, modifiers: at === 0 ? [] : ['Shift'] });
  }
}

const selectedNodes = '.react-flow__node.selected';

test('selected nodes become a group at once, with a name to write, and are unpacked and run as before', async ({
  editor,
  page,
}) => {
  await openGraph(editor);
  await choose(editor, 'Weather', 'Sample', 'Draw');
  await page.keyboard.press('Control+g');
  await page.keyboard.type('Painter');
  await page.keyboard.press('Enter');
  const painter = editor.node('Painter');
  await expect(painter).toContainText('3 nodes');
  await expect(editor.node('Weather')).toHaveCount(0);
  await painter.click({ position: { x: 60, y: 10 } });
  await page.keyboard.press('Control+Alt+g');
  await expect(editor.node('Draw')).toBeVisible();
  await expect(painter).toHaveCount(0);
  await expect(page.locator(selectedNodes)).toHaveCount(3);
  await editor.run();
  await editor.expectPictures('Pictures', 1);

  await page.keyboard.press('Control+z');
  await expect(painter).toBeVisible();
  for (let step = 0; step < 2; step++) await page.keyboard.press('Control+z');
  await expect(editor.node('Weather')).toBeVisible();
  await expect(painter).toHaveCount(0);
});

test('what a group shows is changed in a dialog, by keys too, and holds for each use', async ({ editor, page }) => {
  await openGraph(editor);
  await choose(editor, 'Weather');
  await page.keyboard.press('Control+g');
  await page.keyboard.press('Enter');
  await expect(editor.node('Group')).toBeVisible();
  await page.keyboard.press('Shift+g');
  const dialog = page.getByRole('dialog', { name: 'Edit group' });
  await dialog.getByRole('textbox', { name: 'Name of the group' }).fill('Sky');
  await dialog.getByRole('textbox', { name: 'Name of Text' }).first().fill('The scene');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Name of The scene' })).toBeVisible();
  expect(await problemsInBothThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');
  const sky = editor.node('Sky');
  await expect(sky).toContainText('The scene');

  await sky.click({ position: { x: 60, y: 10 } });
  await page.keyboard.press('Control+d');
  await expect(sky).toHaveCount(2);
  await expect(sky.first()).toContainText('used 2 times');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Make independent');
  await page.keyboard.press('Enter');
  await expect(editor.node('Sky 2')).toBeVisible();
  await expect(sky.first()).not.toContainText('used');
});

test('a group goes along to another graph, and is saved with it', async ({ editor, page, lumi }) => {
  await openGraph(editor);
  await choose(editor, 'Scene', 'Weather');
  await page.keyboard.press('Control+g');
  await page.keyboard.type('Words');
  await page.keyboard.press('Enter');
  await editor.node('Words').click({ position: { x: 60, y: 10 } });
  await page.keyboard.press('Control+c');
  await editor.newGraph();
  await editor.canvas.press('Control+v');
  await expect(editor.node('Words')).toContainText('2 nodes');
  await editor.saveAs('Other');
  const saved = await readFile(join(lumi.home, 'workflows', 'Other.lumi.json'), 'utf8');
  expect(JSON.parse(saved)).toMatchObject({ version: 2, groups: [{ name: 'Words' }] });
});

test('a group that is kept is added to other graphs from the nodes, and shared as a file', async ({
  editor,
  page,
  lumi,
}) => {
  await openGraph(editor);
  await choose(editor, 'Scene', 'Weather', 'Sample', 'Draw');
  await page.keyboard.press('Control+g');
  await page.keyboard.type('Painter');
  await page.keyboard.press('Enter');
  const painter = editor.node('Painter');
  const keep = async () => {
    await painter.click({ position: { x: 60, y: 10 } });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Keep in my groups');
    await page.keyboard.press('Enter');
  };
  await keep();
  await expect(page.getByText('“Painter” is among your groups now.').first()).toBeVisible();
  const kept = await readFile(join(lumi.home, 'groups', 'Painter.lumi-group.json'), 'utf8');
  await keep();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  const download = page.waitForEvent('download');
  await painter.click({ position: { x: 60, y: 10 }, button: 'right' });
  await page.getByRole('menuitem', { name: 'Share group as file…' }).click();
  const sharing = page.getByRole('dialog', { name: 'Share the group “Painter”' });
  await expect(sharing.getByRole('checkbox', { name: /Prompts/ })).not.toBeChecked();
  await expect(sharing.getByText('Scene').first()).toBeVisible();
  await sharing.getByRole('button', { name: 'Save the file' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('Painter.lumi-group.json');
  expect(await readFile(await file.path(), 'utf8')).toBe(kept);

  await editor.newGraph();
  await page.keyboard.press('/');
  await page.keyboard.type('Painter');
  await page
    .getByRole('group', { name: 'My groups' })
    .getByRole('option', { name: /^Painter/ })
    .click();
  await expect(painter).toContainText('4 nodes');
  await editor.run();
  await expect(painter.getByRole('img').first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(painter).toHaveCount(0);
});

test('the ends of groups are not among the nodes that can be added', async ({ editor, page }) => {
  await openGraph(editor);
  await page.keyboard.press('/');
  await page.keyboard.type('Inputs');
  await expect(page.getByRole('option', { name: /^Inputs/ })).toHaveCount(0);
});
