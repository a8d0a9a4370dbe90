import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { embedRecipe } from '../../electron/platform/images/embedRecipe.ts';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { PNG_TEXTS, withChunks } from '../support/pictureBlocks.ts';
import { aCanvas } from '../support/somePictures.ts';
import { giveFiles } from './support/giveFiles.ts';
import { expect, test } from './support/test.ts';

test('the graph of a run opens with its pictures on its nodes', async ({ page, editor }) => {
  await editor.run();
  await editor.expectPictures('Gallery', 5);
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: 'Open its graph' }).click();
  await editor.expectPictures('Gallery', 5);
  await expect(editor.tabs).toHaveCount(2);
});

test('a picture’s graph opens from its menu with its pictures; its seed and settings go to the open graph', async ({
  page,
  editor,
}) => {
  await editor.run();
  await editor.expectPictures('Gallery', 5);
  await editor.tiles('Gallery').nth(1).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Open its graph' }).click();
  await expect(editor.tabs).toHaveCount(2);
  await editor.expectPictures('Gallery', 5);

  await editor.tiles('Gallery').nth(1).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Same seed' }).click();
  await expect(page.getByText(/^Seed \d+ is set, and stays\.$/)).toBeVisible();
  await page.keyboard.press('Control+z');
});

test('a picture with our recipe that is dropped on the graph may be opened or used; on a node it is a picture', async ({
  page,
  editor,
  lumi,
}) => {
  const graph = aGraph('Carried').node('t', 'text', { value: 'words of the recipe 霧 🦊' }).build();
  const recipe = JSON.stringify({
    format: 'lumi-recipe',
    version: 1,
    settings: [],
    workflow: JSON.parse(writeWorkflow(graph)) as unknown,
  });
  const [plain, path] = [join(lumi.home, 'plain.png'), join(lumi.home, 'recipe.png')];
  await aCanvas(60, 40, '#a63').png().toFile(plain);
  await embedRecipe(plain, path, recipe);
  const bytes = readFileSync(path);
  await editor.newGraph();
  await giveFiles(editor.canvas, { 'fox.png': bytes });
  const dialog = page.getByRole('dialog', { name: 'This picture carries its graph' });
  await dialog.getByRole('button', { name: 'Use as picture' }).click();
  await expect(editor.node('Pictures').getByText('1 picture')).toBeVisible();
  // On a node there is nothing to ask.
  await giveFiles(editor.node('Pictures'), { 'fox.png': bytes });
  await expect(dialog).toBeHidden();
  await giveFiles(editor.canvas, { 'fox.png': bytes });
  await dialog.getByRole('button', { name: 'Open its graph' }).click();
  await expect(page).toHaveTitle(/Carried/);
  await expect(editor.node('Text').getByRole('textbox')).toHaveValue('words of the recipe 霧 🦊');
});

test('a picture with the graph of another program is asked about, and may be a picture', async ({ page, editor }) => {
  const prompt = JSON.stringify({ '1': { class_type: 'CLIPTextEncode', inputs: { text: 'a fox' } } });
  const png = withChunks(
    await aCanvas(60, 40, '#36a').png().toBuffer(),
    'before',
    PNG_TEXTS['tEXt in UTF-8']!('prompt', prompt),
  );
  await editor.newGraph();
  await giveFiles(editor.canvas, { 'comfy.png': png });
  const asked = page.getByRole('dialog', { name: 'This picture carries its graph' });
  await asked.getByRole('button', { name: 'Use as picture' }).click();
  await expect(editor.node('Pictures').getByText('1 picture')).toBeVisible();
});

test('a picture of this library that is dropped on the graph as a file leads to the graph that made it, with its pictures', async ({
  page,
  editor,
  lumi,
}) => {
  await editor.run();
  await editor.expectPictures('Gallery', 5);
  const pictures = join(lumi.home, 'library', 'pictures');
  const [file = ''] = readdirSync(pictures, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.png'),
  );
  await editor.newGraph();
  await giveFiles(editor.canvas, { 'from elsewhere.png': readFileSync(join(pictures, file)) });
  await page
    .getByRole('dialog', { name: 'This picture was made here' })
    .getByRole('button', { name: 'Open its graph' })
    .click();
  await editor.expectPictures('Gallery', 5);
});
