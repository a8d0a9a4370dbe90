import { readFileSync } from 'node:fs';
import type { EditorPage } from '../e2e/pages/EditorPage.ts';
import { keptWork } from '../support/keptWork.ts';
import { startGoogleServer } from '../support/providers/googleServer.ts';
import type { DesktopApp } from './support/DesktopApp.ts';
import { answerWith, closeWindow, questions, quit } from './support/questions.ts';
import { editorOf, expect, test } from './support/test.ts';
import { EXAMPLE } from './support/writeGraph.ts';

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

test('a page that keeps crashing is loaded again where quitting would stop pictures that are to be made', async ({
  start,
}) => {
  const held = Promise.withResolvers<undefined>();
  const server = await startGoogleServer({ scale: 0.1 });
  server.respondWith({ scenario: 'picture', after: held.promise });
  try {
    const app = await start({ env: { LUMI_GOOGLE_BASE_URL: server.url, GOOGLE_API_KEY: server.key } });
    const { page } = await editorOf(app);
    const workflow: unknown = JSON.parse(readFileSync(EXAMPLE, 'utf8'));
    await page.evaluate((graph) => window.lumi?.call('run.start', { workflow: graph }), workflow);
    await answerWith(app, 'Quit', 'Keep running');
    await keepCrashing(app);
    await expect.poll(() => questions(app)).toEqual(['The page keeps crashing.', 'Pictures are still being made.']);
    const again = await app.page();
    await expect(again.getByRole('textbox').filter({ hasText: 'words worth keeping' })).toBeVisible();
    // It is edited as before. Until the page hears again, the system's dialog asks in its place.
    await expect(again).toHaveTitle(/^●/);
    await answerWith(app, 'Stop and quit', 'Wait');
    await expect(async () => {
      await quit(app);
      await expect(again.getByRole('dialog')).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await again.getByRole('dialog').getByRole('button', { name: 'Discard all' }).click();
    held.resolve(undefined);
    expect(await app.ended).toBe(0);
  } finally {
    held.resolve(undefined);
    await server.close();
  }
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
