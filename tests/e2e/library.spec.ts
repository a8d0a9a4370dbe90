import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { aCanvas } from '../support/somePictures.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { giveFiles } from './support/giveFiles.ts';
import { axeProblems } from './support/axeProblems.ts';
import { startLumi } from './support/startLumi.ts';
import { expect, test } from './support/test.ts';

const colour = (background: string) => aCanvas(60, 40, background).png().toBuffer();

async function openLibraryPage(page: Page) {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('tab', { name: 'Library' }).click();
  return dialog.getByRole('tabpanel', { name: 'Library' });
}

/** Paths of all pictures' files. */
function filesOf(library: string): string[] {
  return readdirSync(join(library, 'pictures'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.png'))
    .map((name) => join(library, 'pictures', name));
}

test('the library tells where it lies and what takes room, and a check finds what was damaged, lost and mended', async ({
  page,
  lumi,
  editor,
}) => {
  await editor.canvas.waitFor();
  await page.keyboard.press('Control+2');
  await giveFiles(page.getByRole('main', { name: 'Gallery' }), {
    'fox.png': await colour('#a63'),
    'hare.png': await colour('#36a'),
    'owl.png': await colour('#6a3'),
  });
  await expect(page.getByText('3 pictures imported.')).toBeVisible();

  const library = await openLibraryPage(page);
  await expect(library.getByText(join(lumi.home, 'library'), { exact: true })).toBeVisible();
  await expect(library.getByRole('row', { name: /3 1 kB$/ })).toHaveCount(1);
  await library.getByRole('button', { name: 'By graph' }).click();
  await expect(library.getByRole('row', { name: /^No graph 3 1 kB$/ })).toBeVisible();
  expect(await axeProblems(page)).toEqual([]);

  const check = library.getByRole('button', { name: 'Check' });
  await check.click();
  await expect(library.getByRole('status')).toHaveText('3 pictures, 1 kB, compared: all is well.');

  const [damaged = '', lost = ''] = filesOf(join(lumi.home, 'library'));
  appendFileSync(damaged, 'more');
  rmSync(lost);
  writeFileSync(join(lumi.home, 'library', 'pictures', 'ab', 'list.txt'), 'of nobody');
  await check.click();
  await expect(library.getByRole('status')).toContainText('not all is as it should be');
  const idOf = (path: string) => /([0-9a-f]{8})[0-9a-f]{56}\.png$/.exec(path)?.[1] ?? '?';
  await expect(library.getByRole('list', { name: 'Damaged' })).toContainText(idOf(damaged));
  await expect(library.getByRole('list', { name: 'Missing' })).toContainText(idOf(lost));
  await expect(library.getByRole('list', { name: 'Unknown' })).toContainText('list.txt');
  await expect(library.getByText(/Importing the same picture again/)).toBeVisible();
  expect(await axeProblems(page)).toEqual([]);
});

test('the page of the library leads to importing and to the trash', async ({ page, editor }) => {
  await editor.canvas.waitFor();
  const library = await openLibraryPage(page);
  await library.getByRole('button', { name: 'Import…' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Pictures…' }).click();
  const folder = mkdtempSync(join(tmpdir(), 'lumi-care-'));
  writeFileSync(join(folder, 'fox.png'), await colour('#a63'));
  await (await choosing).setFiles(join(folder, 'fox.png'));
  await expect(page.getByText('1 picture imported.')).toBeVisible();
  await (await openLibraryPage(page)).getByRole('button', { name: 'Empty the trash…' }).click();
  await expect(page.getByRole('dialog', { name: 'Empty the trash' })).toBeVisible();
});

test('another library that is known is opened from the next start, and a move that failed is told', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'lumi-places-'));
  const [home, other] = [join(folder, 'home'), join(folder, 'other')];
  mkdirSync(home);
  mkdirSync(other);
  const place = (changed: object) => {
    writeFileSync(
      join(home, 'library.json'),
      JSON.stringify({
        format: 'lumi-library-place',
        folder: null,
        known: [other],
        moveTo: null,
        problem: null,
        renaming: null,
        clearing: null,
        ...changed,
      }),
    );
  };
  place({ problem: { code: 'storage', message: 'The disk is full.', hint: 'Make room there.' } });
  let lumi = await startLumi({}, home);
  try {
    await new EditorPage(page).open(lumi.url);
    let library = await openLibraryPage(page);
    await expect(library.getByText('The library was not moved. The disk is full.')).toBeVisible();
    await library.getByRole('button', { name: `Open ${other}` }).click();
    await expect(library.getByRole('status')).toHaveText(`From the next start another library is open: ${other}`);
    await expect(library.getByText('The library was not moved. The disk is full.')).toBeHidden();
    await library.getByRole('button', { name: 'Stay with this one' }).click();
    await expect(library.getByRole('status')).toHaveCount(0);
    await library.getByRole('button', { name: `Open ${other}` }).click();
    await expect(library.getByRole('status')).toContainText(other);
    await lumi.stop();
    lumi = await startLumi({}, home);
    await page.goto(lumi.url);
    library = await openLibraryPage(page);
    await expect(library.getByText(other, { exact: true })).toBeVisible();
    await expect(library.getByRole('button', { name: `Open ${join(home, 'library')}` })).toBeVisible();

    // A move that was wished for is made at the next start.
    await lumi.stop();
    place({ folder: other, moveTo: join(folder, 'moved') });
    lumi = await startLumi({}, home);
    await page.goto(lumi.url);
    library = await openLibraryPage(page);
    await expect(library.getByText(join(folder, 'moved'), { exact: true })).toBeVisible();
    expect(readdirSync(folder)).not.toContain('other');
  } finally {
    await lumi.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
