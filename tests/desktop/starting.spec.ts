import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptUndo, keptWork } from '../support/keptWork.ts';
import { pngPicture } from '../support/pngPicture.ts';
import { closeWindow } from './support/questions.ts';
import { editorOf, expect, test } from './support/test.ts';
import { writeGraph } from './support/writeGraph.ts';

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test('the first start shows the sample graph, and Run makes pictures', async ({ start }) => {
  const app = await start();
  const editor = await editorOf(app);
  await expect(editor.page).toHaveTitle(/First light/);
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  expect(app.log()).toBe('');
});

test('the application is called by its name, and what the browser keeps lies in the data folder', async ({
  start,
  home,
}) => {
  const app = await start();
  await editorOf(app);
  // macOS names the entry in its keychain by it: under another name, keys that were pasted are lost.
  expect(await app.evaluate(({ app: electron }) => electron.name)).toBe('Lumi Studio');
  expect(await app.evaluate(({ app: electron }) => electron.getPath('userData'))).toBe(join(home, 'browser'));
});

test('the window is asked for before anything heavy is loaded', async ({ start, on }) => {
  test.skip(on === 'electron', 'Only the stand-in tells what was loaded.');
  const app = await start();
  await editorOf(app);
  const files = app.firstAsk()?.loaded.map((url) => url.slice(url.lastIndexOf('/') + 1)) ?? [];
  expect(files).toContain('main.js');
  // The entry and what it shares with the rest; no library, no pictures, no validation of anything.
  expect(files.length).toBeLessThanOrEqual(4);
  expect(files.join(' ')).not.toMatch(/openApp|openService|sqlite|sharp|\.node/);
});

test('pictures, the theme and the window’s place are kept from one start to the next', async ({ start }) => {
  const first = await start();
  const editor = await editorOf(first);
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  await first.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.maximize();
    BrowserWindow.getAllWindows()[0]?.close();
  });
  expect(await first.ended).toBe(0);

  const second = await start();
  const { page } = await editorOf(second);
  const pictures = await page.evaluate(async () => window.lumi?.call('picture.list', { limit: 10 }));
  expect((pictures as { value: unknown[] }).value).toHaveLength(4);
  expect(await second.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMaximized())).toBe(true);
});

test('a second start brings the first to the front with the graph it was given, and ends', async ({
  start,
  home,
  on,
}) => {
  test.skip(on === 'electron', 'Playwright waits for a window, and a second start opens none.');
  const first = await start();
  const editor = await editorOf(first);
  const graph = writeGraph(home, 'Brought along');
  await expect(start({ args: ['--inspect=0', graph, 'nonsense'] })).rejects.toThrow(/ended with 0/);
  await expect(editor.page).toHaveTitle(/Brought along/);
  expect(await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())).toBe(true);
});

test('a graph named on the command line is open from the start', async ({ start, home }) => {
  const app = await start({ args: [writeGraph(home, 'From the desktop')] });
  await expect((await editorOf(app)).page).toHaveTitle(/From the desktop/);
});

test('of a group named on the command line it is asked what is to become of it', async ({ start, home }) => {
  const path = join(home, 'character.lumi-group.json');
  copyFileSync(new URL('../fixtures/released/groups/character.lumi-group.json', import.meta.url), path);
  const app = await start({ args: [path] });
  const page = await app.page();
  const dialog = page.getByRole('dialog', { name: '“Character” is a group' });
  await dialog.getByRole('button', { name: 'Use in this graph' }).click();
  await expect((await editorOf(app)).node('Character')).toBeVisible();
});

test('a graph that is dropped opens; its path is told to the main process, not to the page', async ({
  start,
  home,
}) => {
  const app = await start();
  const { page } = await editorOf(app);
  const path = writeGraph(home, 'Dropped');
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'as-if-dropped';
    document.body.append(input);
  });
  // Playwright would hand over the content alone; the browser itself knows where a chosen file lies.
  const cdp = await page.context().newCDPSession(page);
  const expression = 'document.querySelector("#as-if-dropped")';
  const { result } = await cdp.send('Runtime.evaluate', { expression });
  await cdp.send('DOM.setFileInputFiles', { files: [path], objectId: result.objectId ?? '' });
  const told = await page.evaluate(async () => {
    const [file] = document.querySelector<HTMLInputElement>('#as-if-dropped')?.files ?? [];
    const made = await window.lumi?.openDropped(new File(['{}'], '/etc/made-up.lumi.json'));
    return [made, file && (await window.lumi?.openDropped(file))];
  });
  expect(JSON.stringify(told)).not.toContain(home);
  await expect(page).toHaveTitle(/Dropped/);
});

test('a picture that is dropped goes into the library by its path, one that is pasted by its bytes', async ({
  start,
  home,
}) => {
  const app = await start();
  const { page } = await editorOf(app);
  const [dropped, pasted] = [pngPicture({ width: 24, height: 16 }), pngPicture({ width: 30, height: 20 })];
  const path = join(home, 'fox.png');
  writeFileSync(path, dropped);
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'as-if-dropped';
    document.body.append(input);
  });
  const cdp = await page.context().newCDPSession(page);
  const { result } = await cdp.send('Runtime.evaluate', { expression: 'document.querySelector("#as-if-dropped")' });
  await cdp.send('DOM.setFileInputFiles', { files: [path], objectId: result.objectId ?? '' });
  const told = await page.evaluate(async (base64) => {
    const [file] = document.querySelector<HTMLInputElement>('#as-if-dropped')?.files ?? [];
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const made = new File([bytes], '/etc/made-up.png', { type: 'image/png' });
    return [file && (await window.lumi?.importPicture(file)), await window.lumi?.importPicture(made)];
  }, pasted.toString('base64'));
  expect(told).toMatchObject([
    { ok: true, value: { pictures: [{ name: 'fox.png', width: 24, isNew: true }], refused: [] } },
    { ok: true, value: { pictures: [{ name: 'made-up.png', width: 30, isNew: true }], refused: [] } },
  ]);
  expect(JSON.stringify(told)).not.toContain(home);
});

test('a folder that is dropped is imported by its path, which the page does not learn', async ({ start, home }) => {
  const app = await start();
  const { page } = await editorOf(app);
  const folder = join(home, 'pictures');
  mkdirSync(join(folder, 'deep'), { recursive: true });
  writeFileSync(join(folder, 'fox.png'), pngPicture({ width: 24, height: 16 }));
  writeFileSync(join(folder, 'deep', 'owl.png'), pngPicture({ width: 30, height: 20 }));
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'as-if-dropped';
    document.body.append(input);
  });
  const cdp = await page.context().newCDPSession(page);
  const { result } = await cdp.send('Runtime.evaluate', { expression: 'document.querySelector("#as-if-dropped")' });
  await cdp.send('DOM.setFileInputFiles', { files: [folder], objectId: result.objectId ?? '' });
  const told = await page.evaluate(async () => {
    const files = [...(document.querySelector<HTMLInputElement>('#as-if-dropped')?.files ?? [])];
    return window.lumi?.importAll(files, crypto.randomUUID());
  });
  expect(told).toMatchObject({ ok: true, value: { taken: 2, known: 0, refused: { count: 0 } } });
  expect(JSON.stringify(told)).not.toContain(home);
});

test('a page that crashed is there again, with the run it had', async ({ start }) => {
  const app = await start();
  const editor = await editorOf(app);
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  const cdp = await editor.page.context().newCDPSession(editor.page);
  cdp.send('Page.crash').catch(() => undefined);
  await editor.page.waitForEvent('crash').catch(() => undefined);
  const again = await editorOf(app);
  await again.expectPictures('Generate images', 4);
});

test('work that was not saved survives SIGKILL and is there at the next start', async ({ start, home }) => {
  const first = await start();
  const editor = await editorOf(first);
  await editor.newGraph();
  await editor.addNode('Text', { x: 700, y: 450 });
  await editor.write('Text', 'words worth keeping');
  await expect.poll(() => keptWork(home)).toContain('words worth keeping');
  await first.kill();

  const second = await start();
  const page = await second.page();
  await expect(page.getByRole('textbox').filter({ hasText: 'words worth keeping' })).toBeVisible();
});

test('a pasted key is kept sealed and is found nowhere else', async ({ start, home }) => {
  const secret = 'A-key-nobody-may-ever-see-4711-0815';
  const app = await start({ env: { STAND_IN_SECRET: 'of this test' } });
  const { page } = await editorOf(app);
  const replies = await page.evaluate(async (value) => {
    const call = (name: string, input?: unknown) => window.lumi?.call(name, input);
    return [
      await call('keys.set', { provider: 'google', name: 'GOOGLE_API_KEY', value }),
      await call('keys.keychain'),
      await call('keys.list'),
      await call('run.current'),
    ];
  }, secret);
  expect(replies.slice(0, 2)).toMatchObject([{ ok: true }, { value: { isPersistent: true } }]);
  expect(JSON.stringify(replies)).toContain('GOOGLE_API_KEY');
  expect(JSON.stringify(replies)).not.toContain(secret);
  expect(await page.content()).not.toContain(secret);
  await app.evaluate(({ app: electron }) => {
    electron.quit();
  });
  expect(await app.ended).toBe(0);
  expect(app.log()).not.toContain(secret);
  expect(filesBelow(home).filter((path) => readFileSync(path).includes(secret))).toEqual([]);
});

test('a key of the environment is in no process that opens pictures', async ({ start, on }) => {
  test.skip(
    on === 'electron' || process.platform !== 'linux',
    'Only the stand-in names its processes after their scripts.',
  );
  const secret = 'A-key-nobody-may-ever-see-4711-0815';
  const app = await start({ env: { GOOGLE_API_KEY: secret } });
  const editor = await editorOf(app);
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  const parent = await app.evaluate(() => process.pid);
  const environments = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const read = (name: string) => readFileSync(`/proc/${pid}/${name}`, 'utf8');
      try {
        return read('status').includes(`PPid:\t${parent}\n`) && read('cmdline').includes('imageProcess.js')
          ? read('environ')
          : [];
      } catch {
        return [];
      }
    });
  expect(environments).toHaveLength(1);
  expect(environments[0]).toContain('PATH=');
  expect(environments[0]).not.toContain(secret);
});

test('the application listens nowhere', async ({ start }) => {
  test.skip(process.platform !== 'linux', 'Only Linux tells a process its own sockets in files.');
  const app = await start();
  await editorOf(app);
  const [sockets, listening] = await app.evaluate(() => {
    const { readdirSync, readlinkSync, readFileSync } = process.getBuiltinModule('node:fs');
    const links = readdirSync('/proc/self/fd').flatMap((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`);
      } catch {
        return [];
      }
    });
    const rows = ['tcp', 'tcp6'].flatMap((kind) => readFileSync(`/proc/self/net/${kind}`, 'utf8').split('\n').slice(1));
    // 0A is the state of a socket that listens; the tenth column its number.
    const open = rows.map((row) => row.trim().split(/\s+/)).filter(([, , , state]) => state === '0A');
    return [
      links.length,
      open.filter((row) => links.includes(`socket:[${row[9] ?? ''}]`)).map(([, address]) => address),
    ];
  });
  expect(sockets).toBeGreaterThan(0);
  expect(listening).toEqual([]);
});

test('a pasted key stays in memory where Linux would seal it with a password everybody knows', async ({
  start,
  home,
  on,
}) => {
  test.skip(on === 'electron' || process.platform !== 'linux', 'Only the stand-in can be without a secret service.');
  const app = await start();
  const { page } = await editorOf(app);
  const replies = await page.evaluate(async () => {
    const call = (name: string, input?: unknown) => window.lumi?.call(name, input);
    const key = { provider: 'google', name: 'GOOGLE_API_KEY', value: 'A-key-nobody-may-ever-see-4711-0815' };
    return [await call('keys.set', key), await call('keys.keychain')];
  });
  expect(replies).toMatchObject([{ ok: true }, { value: { isPersistent: false } }]);
  expect(JSON.stringify(replies)).toContain('for this session only');
  expect(filesBelow(home).some((path) => path.endsWith('keys.sealed'))).toBe(false);
});

test('quitting and starting again brings back the tabs with their undo; changes that were given up are not in them', async ({
  start,
  home,
}) => {
  const first = await start({ args: [writeGraph(home, 'Brought along')] });
  const { page } = await editorOf(first);
  const rename = async (on: typeof page, name: string) => {
    await on.getByLabel('Graph name').fill(name);
    await on.keyboard.press('Enter');
    await expect(on).toHaveTitle(new RegExp(name));
  };
  await rename(page, 'Saved');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('img', { name: 'Changes not saved' })).toHaveCount(0);
  await expect.poll(() => keptUndo(home)).toContain('Saved');
  await closeWindow(first);
  expect(await first.ended).toBe(0);

  const second = await start();
  const editor = await editorOf(second);
  expect(await editor.tabNames()).toEqual(['Saved']);
  await expect(editor.page.getByRole('button', { name: /^Undo/ })).toBeEnabled();
  await editor.canvas.focus();
  await editor.page.keyboard.press('Control+z');
  await expect(editor.page).toHaveTitle(/Brought along/);
  await rename(editor.page, 'Given up');
  await closeWindow(second);
  const question = editor.page.getByRole('dialog', { name: 'Save the changes?' });
  await question.getByRole('button', { name: /discard|don’t save/i }).click();
  expect(await second.ended).toBe(0);

  const third = await start({ args: [writeGraph(home, 'On top')] });
  const last = await editorOf(third);
  await expect.poll(() => last.tabNames()).toEqual(['Saved', 'On top']);
  await expect(last.page).toHaveTitle(/On top/);
  await expect(last.page.getByRole('dialog')).toHaveCount(0);
});
