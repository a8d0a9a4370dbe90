import type { DesktopApp } from './support/DesktopApp.ts';
import { chooseInMenu } from './support/menu.ts';
import { closeWindow } from './support/questions.ts';
import { editorOf, expect, test } from './support/test.ts';
import { writeGraph } from './support/writeGraph.ts';

test.skip(({ on }) => on === 'electron' && process.platform !== 'darwin', 'A Mac, or the stand-in.');

/** From here on as on a Mac. Not from the start: the native modules are those of this machine. */
function becomeMac(app: DesktopApp): Promise<void> {
  return app.evaluate(() => {
    Object.defineProperty(process, 'platform', { value: 'darwin' });
  });
}

const countWindows = (app: DesktopApp) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

/** An application that goes on without a window. */
async function withoutWindow(app: DesktopApp): Promise<DesktopApp> {
  await editorOf(app);
  await becomeMac(app);
  await closeWindow(app);
  await expect.poll(() => countWindows(app)).toBe(0);
  return app;
}

/** Double-clicks a file in the Finder. Gives whether the application took it. */
function openFile(app: DesktopApp, file: string): Promise<boolean> {
  return app.evaluate(({ app: electron }, path) => {
    let isTaken = false;
    electron.emit('open-file', { preventDefault: () => (isTaken = true) }, path);
    return isTaken;
  }, file);
}

test('a graph that was double-clicked is open from the start', async ({ start, home, on }) => {
  test.skip(on === 'electron', 'Only the Finder can name a file before the application is ready.');
  const app = await start({ env: { STAND_IN_OPEN_FILE: writeGraph(home, 'Double-clicked') } });
  await expect((await editorOf(app)).page).toHaveTitle(/Double-clicked/);
});

test('a graph that is double-clicked opens in the window there is', async ({ start, home }) => {
  const app = await start();
  const { page } = await editorOf(app);
  expect(await openFile(app, writeGraph(home, 'Double-clicked'))).toBe(true);
  await expect(page).toHaveTitle(/Double-clicked/);
});

test('a graph that is double-clicked while no window is open opens in a new one, whatever its .json is called', async ({
  start,
  home,
}) => {
  const app = await withoutWindow(await start());
  await openFile(app, writeGraph(home, 'Renamed', '.json'));
  await expect.poll(() => countWindows(app)).toBe(1);
  await expect(await app.page()).toHaveTitle(/Renamed/);
});

test('New in the menu opens a window where none is, with a new graph; what is about a graph is not offered', async ({
  start,
  on,
}) => {
  test.skip(on === 'electron', 'Only the stand-in tells what the menu holds.');
  const app = await withoutWindow(await start());
  await expect(chooseInMenu(app, 'run')).rejects.toThrow(/not enabled/);
  await chooseInMenu(app, 'new');
  const page = await app.page();
  await expect(page.getByRole('button', { name: 'First light', exact: true })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Graph name' })).toHaveValue('Untitled');
  expect(await countWindows(app)).toBe(1);
  await chooseInMenu(app, 'shortcuts');
  await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
});
