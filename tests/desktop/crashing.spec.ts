import type { EditorPage } from '../e2e/pages/EditorPage.ts';
import { keptWork } from '../support/keptWork.ts';
import type { DesktopApp } from './support/DesktopApp.ts';
import { answerWith, closeWindow, questions } from './support/questions.ts';
import { editorOf, expect, test } from './support/test.ts';

test.skip(({ on }) => on === 'electron', 'Playwright gives up a page of Electron that crashed for good.');

/** Kills the page's process. */
async function crash({ page }: EditorPage): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  cdp.send('Page.crash').catch(() => undefined);
  await crashed;
}

/** Unsaved work, written down for recovery. */
async function writeSomething(app: DesktopApp): Promise<EditorPage> {
  const editor = await editorOf(app);
  await editor.newGraph();
  await editor.addNode('Text', { x: 700, y: 450 });
  await editor.write('Text', 'words worth keeping');
  await expect.poll(() => keptWork(app.home)).toContain('words worth keeping');
  return editor;
}

/** Crashes the page until it is not loaded again by itself. */
async function keepCrashing(app: DesktopApp): Promise<void> {
  await crash(await writeSomething(app));
  for (let reloads = 1; reloads <= 3; reloads += 1) {
    const again = await app.page();
    await expect(again.getByRole('textbox').filter({ hasText: 'words worth keeping' })).toBeVisible();
    await crash(await editorOf(app));
  }
}

test('a page that keeps crashing is told of; quitting then keeps the work for the next start', async ({ start }) => {
  const first = await start();
  await editorOf(first);
  await answerWith(first, 'Quit');
  await keepCrashing(first);
  expect(await first.ended).toBe(0);

  const second = await start();
  const page = await second.page();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByRole('textbox').filter({ hasText: 'words worth keeping' })).toBeVisible();
});

test('a page that keeps crashing is loaded again when asked for', async ({ start }) => {
  const app = await start();
  await editorOf(app);
  await answerWith(app, 'Reload');
  await keepCrashing(app);
  await expect.poll(() => questions(app)).toEqual(['The page keeps crashing.']);
  const again = await app.page();
  await expect(again.getByRole('textbox').filter({ hasText: 'words worth keeping' })).toBeVisible();
});

test('a window whose page is dead can be closed, though the page holds unsaved work', async ({ start }) => {
  const app = await start();
  await editorOf(app);
  await answerWith(app, 'Close anyway');
  await keepCrashing(app);
  await expect.poll(() => questions(app)).toEqual(['The page keeps crashing.']);
  await closeWindow(app);
  expect(await app.ended).toBe(0);
});

test('a question in a page that dies is over: the window asks again when it is closed again', async ({ start }) => {
  const app = await start();
  const editor = await writeSomething(app);
  await closeWindow(app);
  await expect(editor.page.getByRole('dialog')).toBeVisible();
  await crash(editor);
  const again = await editorOf(app);
  await expect(again.node('Text').getByRole('textbox')).toHaveValue('words worth keeping');
  // Until the page hears again, the system's dialog asks in its place.
  await answerWith(app, 'Wait');
  await expect(async () => {
    await closeWindow(app);
    await expect(again.page.getByRole('dialog')).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await again.page.getByRole('dialog').getByRole('button', { name: 'Discard all' }).click();
  expect(await app.ended).toBe(0);
});
