import type { Page } from 'playwright/test';
import { keptUndo, keptWork } from '../support/keptWork.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { startLumi } from './support/startLumi.ts';
import { expect, test } from './support/test.ts';

/** Gives the graph these names, a step of undo each. */
async function rename(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await page.getByLabel('Graph name').fill(name);
    await page.keyboard.press('Enter');
    await expect(page).toHaveTitle(new RegExp(name));
  }
}

/** Takes back all that was done and does the first step again. */
async function travel(editor: EditorPage, names: readonly string[]): Promise<void> {
  const { page } = editor;
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeEnabled();
  await editor.canvas.focus();
  for (const name of names) {
    await page.keyboard.press('Control+z');
    await expect(page).toHaveTitle(new RegExp(name));
  }
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
  await page.keyboard.press('Control+Shift+z');
  await expect(page).toHaveTitle(new RegExp(names.at(-2) ?? ''));
}

test('undo and redo are there after a reload, in the sample, in a file and in each for itself', async ({
  editor,
  page,
}) => {
  await rename(page, ['One', 'Two', 'Three']);
  await page.keyboard.press('Control+Alt+n');
  await editor.saveAs('foxes');
  await rename(page, ['Fox', 'Hare', 'Owl']);
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('img', { name: 'Changes not saved' })).toHaveCount(1);

  await page.reload();
  await expect.poll(() => editor.tabNames()).toEqual(['Three', 'Owl']);
  await travel(editor, ['Hare', 'Fox', 'foxes']);
  await page.keyboard.press('Alt+PageUp');
  await travel(editor, ['Two', 'One', 'First light']);

  await page.reload();
  // The other graph is on screen for a moment while both come back.
  await expect(page).toHaveTitle(/One/);
  await expect(page.getByRole('button', { name: /^Redo/ })).toBeEnabled();
  await editor.canvas.focus();
  await page.keyboard.press('Control+Shift+z');
  await expect(page).toHaveTitle(/Two/);
});

test('undo is there when the page after one that crashed has its graph', async ({ page }) => {
  const lumi = await startLumi();
  const editor = new EditorPage(page);
  try {
    await editor.open(lumi.url);
    await rename(page, ['One', 'Two', 'Three']);
    await expect.poll(() => keptWork(lumi.home)).toContain('Three');
    await expect.poll(() => keptUndo(lumi.home)).toContain('Three');
    const crash = page.waitForEvent('crash');
    void page.goto('chrome://crash').catch(() => undefined);
    await crash;

    const later = await page.context().newPage();
    await later.goto(lumi.url);
    await expect(later).toHaveTitle(/Three/);
    await travel(new EditorPage(later), ['Two', 'One', 'First light']);
  } finally {
    await lumi.close();
  }
});
