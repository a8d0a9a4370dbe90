import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG_TEXTS, withChunks } from '../support/pictureBlocks.ts';
import { aCanvas } from '../support/somePictures.ts';
import { unzipStored } from '../support/unzipStored.ts';
import { giveFiles } from './support/giveFiles.ts';
import { axeProblems } from './support/axeProblems.ts';
import { expect, test } from './support/test.ts';

const colour = (background: string) => aCanvas(60, 40, background).png().toBuffer();
const told = async (background: string, words: string) =>
  withChunks(
    await colour(background),
    'before',
    PNG_TEXTS['tEXt in UTF-8']!('parameters', `${words}\nSteps: 2, Seed: 5`),
  );

test('pictures that are dropped on the gallery are imported, told of, and found by what other programs wrote', async ({
  page,
  editor,
}) => {
  await page.keyboard.press('Control+2');
  const gallery = page.getByRole('main', { name: 'Gallery' });
  await giveFiles(gallery, {
    'fox.png': await told('#a63', 'a fox in fog'),
    'hare.png': await colour('#36a'),
    'broken.png': (await colour('#111')).subarray(0, 60),
  });
  const report = page.getByRole('dialog', { name: 'Import' });
  await expect(report).toContainText('2 pictures imported, 1 left out.');
  await expect(report.getByRole('list', { name: 'Left out' })).toContainText('broken.png');
  expect(await axeProblems(page)).toEqual([]);
  await report.getByRole('button', { name: 'Done' }).click();

  // The second time adds nothing.
  await giveFiles(gallery, { 'again.png': await colour('#36a') });
  await expect(page.getByText('0 pictures imported, 1 in the library already.')).toBeVisible();

  await page.getByRole('search', { name: 'Pictures' }).getByRole('textbox').fill('fog');
  await expect(
    gallery
      .getByRole('img', { name: /a fox in fog/ })
      .or(gallery.getByLabel(/a fox in fog/))
      .first(),
  ).toBeVisible();
  expect(editor.canvas).toBeDefined();
});

test('a folder is imported with all below; twice adds nothing', async ({ page, editor }) => {
  await editor.canvas.waitFor();
  const folder = mkdtempSync(join(tmpdir(), 'lumi-folder-'));
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'one.png'), await colour('#a63'));
  writeFileSync(join(folder, 'deep', 'two.jpg'), await aCanvas(60, 40, '#3a6').jpeg().toBuffer());
  writeFileSync(join(folder, 'notes.pdf'), 'no picture');
  writeFileSync(join(folder, 'one.txt'), 'a caption of a 霧 heron');
  await page.keyboard.press('Control+2');
  for (const words of [
    '2 pictures imported, 1 left out.',
    '0 pictures imported, 2 in the library already, 1 left out.',
  ]) {
    await page.getByRole('search', { name: 'Pictures' }).getByRole('button', { name: 'Import…' }).click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: /^Folders…/ }).click();
    await (await choosing).setFiles(folder);
    const report = page.getByRole('dialog', { name: 'Import' });
    await expect(report).toContainText(words);
    await report.getByRole('button', { name: 'Done' }).click();
    await expect(report).toBeHidden();
  }
  // What lies beside a picture is found too.
  await page.getByRole('search', { name: 'Pictures' }).getByRole('textbox').fill('heron');
  await expect(page.getByRole('gridcell', { name: /a caption of a 霧 heron/ })).toBeVisible();
});

test('pictures are exported as a ZIP that the browser fetches, in the wished format and under the wished names', async ({
  page,
  editor,
}) => {
  await editor.canvas.waitFor();
  await page.keyboard.press('Control+2');
  const gallery = page.getByRole('main', { name: 'Gallery' });
  await giveFiles(gallery, { 'fox.png': await told('#a63', 'a fox'), 'hare.png': await told('#36a', 'a hare') });
  await expect(page.getByText('2 pictures imported.')).toBeVisible();
  await page.getByRole('grid').or(gallery).first().focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('region', { name: 'Chosen pictures' }).getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export pictures' });
  await dialog.getByLabel('Name', { exact: true }).fill('{nonsense}');
  await expect(dialog.getByRole('alert')).toContainText('stands for nothing');
  await expect(dialog.getByRole('button', { name: 'Download a ZIP' })).toBeDisabled();
  await dialog.getByLabel('Name', { exact: true }).fill('{prompt} {n}');
  await dialog.getByLabel('Format').click();
  await page.getByRole('option', { name: 'WebP' }).click();
  await expect(dialog.getByRole('status')).toContainText('Each becomes a WEBP.');
  expect(await axeProblems(page)).toEqual([]);
  const fetched = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download a ZIP' }).click();
  const download = await fetched;
  const entries = unzipStored(readFileSync(await download.path()));
  expect([...entries.keys()].map((name) => name.replace(/ \d\.webp$/, '')).sort()).toEqual(['a fox', 'a hare']);
  await expect(page.getByText(/^2 pictures exported/)).toBeVisible();
});

test('the grid has one menu, of what was clicked or of all that is chosen', async ({ page, editor }) => {
  await editor.canvas.waitFor();
  await page.keyboard.press('Control+2');
  const gallery = page.getByRole('main', { name: 'Gallery' });
  await giveFiles(gallery, { 'fox.png': await told('#a63', 'a fox'), 'hare.png': await told('#36a', 'a hare') });
  const cells = page.getByRole('gridcell', { name: /a (?:fox|hare)/ });
  await expect(cells).toHaveCount(2);
  await cells.first().click({ button: 'right' });
  for (const name of ['Use as input', 'Same seed', 'Copy prompt', 'Export…', 'Move to the trash'])
    await expect(page.getByRole('menuitem', { name: new RegExp(`^${name}`) })).toBeVisible();
  expect(await axeProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+a');
  await cells.first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Use as input' }).click();
  await page.keyboard.press('Control+1');
  await expect(editor.node('Pictures').getByText('2 pictures')).toBeVisible();
});
