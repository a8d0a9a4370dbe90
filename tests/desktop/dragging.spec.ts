import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Locator } from 'playwright/test';
import type { DesktopApp } from './support/DesktopApp.ts';
import { editorOf, expect, test } from './support/test.ts';

// A real Electron would hand the drag to the system, which holds on to the mouse.
test.skip(({ on }) => on === 'electron', 'Only the stand-in tells what was dragged.');

/** What was handed to the system. */
function draggedOf(app: DesktopApp) {
  return app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { dragged: Electron.Item[] };
    return contents.dragged.map(({ file, icon }) => ({ file, icon: icon as string }));
  });
}

/** The window with pictures in it, whose copies for the world outside are made in `temp`. */
async function withPictures(start: (options: { env: Record<string, string> }) => Promise<DesktopApp>, home: string) {
  const temp = join(home, 'temp');
  mkdirSync(temp);
  const app = await start({ env: { TMPDIR: temp, TEMP: temp } });
  const editor = await editorOf(app);
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  const copies = () =>
    readdirSync(temp, { recursive: true, encoding: 'utf8' })
      .filter((path) => /copy-[^\\/]*[\\/][^\\/]+\.png$/.test(path) && path.includes('lumi-pictures-'))
      .map((path) => join(temp, path));
  return { app, page: editor.page, tiles: editor.tiles('Generate images'), copies };
}

async function centreOf(tile: Locator): Promise<{ x: number; y: number }> {
  const { x = 0, y = 0, width = 0, height = 0 } = (await tile.boundingBox()) ?? {};
  return { x: x + width / 2, y: y + height / 2 };
}

test('a picture is ready to be dragged before the drag begins, and goes at once', async ({ start, home }) => {
  const { app, page, tiles, copies } = await withPictures(start, home);
  const { x, y } = await centreOf(tiles.first());
  await page.mouse.move(x, y);
  await page.mouse.down();
  await expect.poll(copies).toHaveLength(1);
  expect(await draggedOf(app)).toEqual([]);
  const [ready = ''] = copies();
  const before = statSync(ready);

  await page.mouse.move(x + 30, y + 30, { steps: 3 });
  await expect.poll(async () => (await draggedOf(app)).length).toBe(1);
  const [item] = await draggedOf(app);
  expect(item?.file).toBe(ready);
  expect(basename(ready)).toMatch(/^First light \d+\.png$/);
  expect([statSync(ready).ino, statSync(ready).mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  expect(readFileSync(item?.icon ?? '').toString('latin1', 1, 4)).toBe('PNG');
  // Let go of beside it, it is no click.
  await page.mouse.move(5, 5);
  await page.mouse.up();

  // What was dropped may be read for a while; what was only pressed may not pile up.
  let earlier: string | undefined;
  for (const index of [1, 2]) {
    await tiles.nth(index).dispatchEvent('pointerdown', { button: 0 });
    const pressed = () => copies().filter((path) => path !== ready);
    await expect.poll(() => pressed().length === 1 && pressed()[0] !== earlier).toBe(true);
    [earlier] = pressed();
  }
  expect(existsSync(ready)).toBe(true);
});

test('no drag is handed over once the button is up', async ({ start, home }) => {
  const { app, page, tiles } = await withPictures(start, home);
  await tiles.first().evaluate((tile) => {
    tile.dispatchEvent(
      new DragEvent('dragstart', { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() }),
    );
    window.dispatchEvent(new PointerEvent('pointerup'));
  });
  const id = await tiles.first().getAttribute('data-picture');
  // Answered after what the drag had asked for, so whatever came of it has come by then.
  await page.evaluate(async (picture) => {
    await window.lumi?.call('picture.prepareDrag', { id: picture });
    await window.lumi?.call('app.info', undefined);
    await window.lumi?.call('app.info', undefined);
  }, id);
  expect(await draggedOf(app)).toEqual([]);
});
