import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DesktopApp } from './support/DesktopApp.ts';
import { chooseInMenu, inMenu } from './support/menu.ts';
import { editorOf, expect, test } from './support/test.ts';
import { writeGraph } from './support/writeGraph.ts';

// What is done to the system is told by the stand-in's record; a real Electron keeps none.
test.skip(({ on }) => on === 'electron', 'Only the stand-in tells what was done to the system.');

test('what is chosen in the application menu is done in the page', async ({ start }) => {
  const app = await start();
  const { page } = await editorOf(app);
  await chooseInMenu(app, 'select-all');
  await expect(page.locator('.node--selected')).toHaveCount(await page.locator('.node').count());
  await chooseInMenu(app, 'shortcuts');
  await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
  await chooseInMenu(app, 'delete');
  // What is answered now comes after what was chosen.
  await page.evaluate(() => window.lumi?.call('app.info', undefined));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // A dialog in front was asked first.
  await expect(page.locator('.node--selected')).toHaveCount(await page.locator('.node').count());
});

test('the application menu greys out what would do nothing, and ticks what is on', async ({ start }) => {
  const app = await start();
  const { page } = await editorOf(app);
  await expect.poll(() => inMenu(app, 'delete')).toEqual({ isEnabled: false, isChecked: false });
  expect(await inMenu(app, 'run')).toEqual({ isEnabled: true, isChecked: false });
  expect(await inMenu(app, 'inspector')).toEqual({ isEnabled: true, isChecked: true });
  await chooseInMenu(app, 'select-all');
  await expect.poll(() => inMenu(app, 'delete')).toEqual({ isEnabled: true, isChecked: false });
  await chooseInMenu(app, 'bypass');
  await expect.poll(() => inMenu(app, 'bypass')).toEqual({ isEnabled: true, isChecked: true });
  await chooseInMenu(app, 'show-runs');
  await expect.poll(() => inMenu(app, 'bypass')).toEqual({ isEnabled: false, isChecked: true });
  expect(await inMenu(app, 'show-runs')).toEqual({ isEnabled: true, isChecked: true });
  await page.keyboard.press('Control+1');
  await expect.poll(() => inMenu(app, 'bypass')).toEqual({ isEnabled: true, isChecked: true });
});

test('Windows knows the application by the name of its package', async ({ start }) => {
  const app = await start();
  await editorOf(app);
  expect(await app.evaluate(({ done }) => done.userModelId)).toBe(
    process.platform === 'win32' ? 'studio.lumi.app' : undefined,
  );
});

test('the menu lists recent graphs, also those of the application’s own folder, and opens them', async ({
  start,
  home,
}) => {
  const app = await start({ args: [writeGraph(home, 'R&D')] });
  const { page } = await editorOf(app);
  await expect(page).toHaveTitle(/R&D/);
  await page.evaluate(async () => {
    const sample = (await window.lumi?.call('workflow.sample', undefined)) as { value: { workflow: unknown } };
    const { workflow } = sample.value;
    await window.lumi?.call('workflow.save', { file: 'Mine', workflow, version: null });
  });
  // The menu is set anew a moment after the file was saved.
  await expect(() => chooseInMenu(app, 'Mine.lumi.json')).toPass();
  await expect(page).toHaveTitle(/First light/);
  await chooseInMenu(app, 'R&&D.lumi.json');
  await expect(page).toHaveTitle(/R&D/);
  expect(await app.evaluate(({ done }) => done.recent)).toContain(join(home, 'workflows', 'Mine.lumi.json'));
});

test('Undo in the menu belongs to the text while one is typed, else to the graph', async ({ start }) => {
  const app = await start();
  const editor = await editorOf(app);
  const prompt = editor.node('Prompt').getByRole('textbox');
  await prompt.focus();
  await editor.page.keyboard.press('End');
  await prompt.pressSequentially('!!');
  await chooseInMenu(app, 'undo');
  await expect(prompt).not.toHaveValue(/!!$/);
  await expect(prompt).toBeFocused();
  await prompt.blur();
  await editor.node('Seed').getByText('Seed').first().click();
  await chooseInMenu(app, 'delete');
  await expect(editor.node('Seed')).toHaveCount(0);
  await chooseInMenu(app, 'undo');
  await expect(editor.node('Seed')).toBeVisible();
});

test('a text is offered the system’s menu, anything else is not', async ({ start }) => {
  const app = await start();
  await editorOf(app);
  const roles = await app.evaluate(({ BrowserWindow, done }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const editFlags = { canUndo: true, canPaste: true, canCopy: false };
    contents?.emit('context-menu', {}, { isEditable: true, selectionText: '', editFlags });
    contents?.emit('context-menu', {}, { isEditable: false, selectionText: ' ', editFlags });
    contents?.emit('context-menu', {}, { isEditable: false, selectionText: 'words', editFlags });
    return done.popups.map((entries) => entries.flatMap(({ role }) => role ?? []));
  });
  expect(roles).toEqual([['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'], ['copy']]);
});

test('Paste in a context menu pastes, though the page may not read the clipboard', async ({ start }) => {
  const app = await start();
  const editor = await editorOf(app);
  const { page } = editor;
  await editor.node('Seed').getByText('Seed').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Copy/ }).click();
  await page.mouse.click(560, 780, { button: 'right' });
  await page.getByRole('menuitem', { name: /^Paste/ }).click();
  await expect(editor.node('Seed')).toHaveCount(2);
});

test('a picture goes to the clipboard, the file manager, a file and a drag, each by its id', async ({
  start,
  home,
}) => {
  const app = await start();
  const editor = await editorOf(app);
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  const tile = editor.tiles('Generate images').first();
  const choose = async (label: string | RegExp) => {
    await tile.click({ button: 'right' });
    await editor.page.getByRole('menuitem', { name: label }).click();
  };

  await choose('Copy picture');
  await expect(editor.page.getByText('The picture is on the clipboard.')).toBeVisible();
  const copied = await app.evaluate(async ({ done }) => {
    const [item] = done.clipboard as { items: Record<string, Blob> }[];
    const blob = item?.items['image/png'];
    return (
      blob &&
      Buffer.from(await blob.arrayBuffer())
        .subarray(1, 4)
        .toString()
    );
  });
  expect(copied).toBe('PNG');

  await choose('Show in folder');
  await expect.poll(() => app.evaluate(({ done }) => done.shownInFolder.length)).toBe(1);
  const shown = (await app.evaluate(({ done }) => done.shownInFolder[0])) ?? '';
  expect(shown.startsWith(join(home, 'library'))).toBe(true);

  const wanted = join(home, 'copy.png');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = ((_window: unknown, { defaultPath }: { defaultPath?: string }) => {
      (globalThis as { suggested?: string | undefined }).suggested = defaultPath;
      return Promise.resolve({ canceled: false, filePath });
    }) as never;
  }, wanted);
  await choose(/^Save a copy/);
  await expect.poll(() => existsSync(wanted)).toBe(true);
  expect(readFileSync(wanted).equals(readFileSync(shown))).toBe(true);
  const suggested = await app.evaluate(() => (globalThis as { suggested?: string }).suggested);
  expect(suggested).toMatch(/^First light \d+\.png$/);

  await tile.evaluate((element) =>
    element.dispatchEvent(
      new DragEvent('dragstart', { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() }),
    ),
  );
  const dragged = () =>
    app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { dragged: Electron.Item[] };
      return contents.dragged.map(({ file, icon }) => ({ file, icon: icon as string }));
    });
  await expect.poll(async () => (await dragged()).length).toBe(1);
  const [item] = await dragged();
  expect(basename(item?.file ?? '')).toMatch(/^First light \d+\.png$/);
  expect(readFileSync(item?.file ?? '').equals(readFileSync(shown))).toBe(true);
  expect(
    readFileSync(item?.icon ?? '')
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});

test('a run shows on the taskbar and keeps the computer awake until it has ended', async ({ start }) => {
  const app = await start();
  const editor = await editorOf(app);
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const seen: number[] = [];
    (globalThis as { seen?: number[] }).seen = seen;
    if (window) window.setProgressBar = (fraction) => void seen.push(fraction);
  });
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  const seen = () => app.evaluate(() => (globalThis as { seen?: number[] }).seen ?? []);
  await expect.poll(async () => (await seen()).at(-1)).toBe(-1);
  expect((await seen()).filter((fraction) => fraction > 0 && fraction <= 1).length).toBeGreaterThan(1);
  expect(await app.evaluate(({ done }) => done.blockers.size)).toBe(0);
});

test('the theme is the window’s too, and is there from the first moment of the next start', async ({ start }) => {
  const first = await start();
  await editorOf(first);
  const theme = (app: DesktopApp) => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource);
  await expect.poll(() => theme(first)).toBe('dark');
  await chooseInMenu(first, 'theme-light');
  await expect.poll(() => theme(first)).toBe('light');
  await first.close();

  const second = await start();
  await editorOf(second);
  expect(await theme(second)).toBe('light');
  const ground = await second.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0] as unknown as { options: { backgroundColor?: string } };
    return window.options.backgroundColor;
  });
  expect(ground).toBe('#f2f3f5');
});

for (const { name, bounds, expected } of [
  { name: 'where it was', bounds: { x: 60, y: 50, width: 1200, height: 800 }, expected: { x: 60, y: 50, width: 1200 } },
  {
    name: 'in view, where its screen has gone',
    bounds: { x: 9000, y: 50, width: 1200, height: 800 },
    expected: { width: 1200 },
  },
] as const) {
  test(`the window comes back ${name}, and maximised where it was`, async ({ start, home }) => {
    writeFileSync(join(home, 'window.json'), JSON.stringify({ bounds, isMaximized: true, theme: 'dark' }));
    const app = await start();
    await editorOf(app);
    const window = await app.evaluate(({ BrowserWindow }) => {
      const [shown] = BrowserWindow.getAllWindows();
      const { x, y, width } = (shown as unknown as { options: { x?: number; y?: number; width?: number } }).options;
      return { ...(x !== undefined && { x }), ...(y !== undefined && { y }), width, isMaximized: shown?.isMaximized() };
    });
    expect(window).toEqual({ ...expected, isMaximized: true });
  });
}
