import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {} from '../../renderer/src/api/pickTransport.ts';
import { PRELOAD_WORLD } from './standIn/worlds.ts';
import { editorOf, expect, test } from './support/test.ts';
import { catalogue } from '../support/shipped.ts';

test('the page is given five functions and nothing of Electron or Node', async ({ start }) => {
  const { page } = await editorOf(await start());
  const surface = await page.evaluate(() => ({
    bridge: Object.entries(window.lumi ?? {}).map(([name, value]) => `${name}: ${typeof value}`),
    frozen: Object.isFrozen(window.lumi),
    // Of a page without Node, none of these exist.
    leaked: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname'].filter(
      (name) => name in window,
    ),
  }));
  expect(surface).toEqual({
    bridge: [
      'call: function',
      'openDropped: function',
      'importPicture: function',
      'importAll: function',
      'subscribe: function',
    ],
    frozen: true,
    leaked: [],
  });
});

test('a listener hears announcements and never an event object of Electron', async ({ start }) => {
  const editor = await editorOf(await start());
  await editor.page.evaluate(() => {
    window.lumi?.subscribe((...heard: unknown[]) => {
      const known = (window as { heard?: unknown[][] }).heard ?? [];
      (window as { heard?: unknown[][] }).heard = [...known, heard];
    });
  });
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  const heard = await editor.page.evaluate(() => (window as { heard?: unknown[][] }).heard ?? []);
  expect(heard.length).toBeGreaterThan(5);
  expect(heard.every((args) => args.length === 1)).toBe(true);
  expect(heard.map(([told]) => (told as { kind: string }).kind)).toContain('run');
});

test('the window is made with every door shut', async ({ start }) => {
  const app = await start();
  await editorOf(app);
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences();
    return { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag };
  });
  expect(preferences).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('a call from a frame within the page is refused', async ({ start, on }) => {
  test.skip(on === 'electron', 'A preload script does not run in frames; only the stand-in can put one there.');
  const app = await start();
  const { page } = await editorOf(app);
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<p>a stranger</p>';
    document.body.append(frame);
  });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Runtime.enable');
  await expect.poll(async () => (await cdp.send('Page.getFrameTree')).frameTree.childFrames?.length).toBe(1);
  const frameId = (await cdp.send('Page.getFrameTree')).frameTree.childFrames?.[0]?.frame.id ?? '';
  const { executionContextId: contextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId,
    worldName: PRELOAD_WORLD,
  });
  const { result } = await cdp.send('Runtime.evaluate', {
    contextId,
    awaitPromise: true,
    returnByValue: true,
    expression: `new Promise((resolve) => {
      window.__fromMainProcess = (text) => resolve(JSON.parse(text).value);
      __toMainProcess(JSON.stringify({ call: 1, channel: 'lumi:call', args: ['app.info'] }));
    })`,
  });
  expect(result.value).toMatchObject({ ok: false, error: { code: 'refused' } });
});

test('nonsense in a call comes back as a report', async ({ start }) => {
  const { page } = await editorOf(await start());
  const replies = await page.evaluate(async () => {
    const call = window.lumi?.call as (...args: unknown[]) => Promise<{ ok: boolean; error?: { code: string } }>;
    const asked = [['no.such'], [{}, []], [7], ['workflow.open', { file: '../../../etc/passwd' }], ['run.start', 'x']];
    return Promise.all(asked.map(async (args) => await call(...args)));
  });
  expect(replies.map(({ ok }) => ok)).toEqual([false, false, false, false, false]);
  expect(replies.slice(0, 3).map(({ error }) => error?.code)).toEqual(['bad-input', 'bad-input', 'bad-input']);
});

test('the page cannot leave its address', async ({ start, home }) => {
  const app = await start();
  const editor = await editorOf(app);
  const own = await editor.page.evaluate(() => location.href);
  writeFileSync(join(home, 'other.html'), '<h1>another page</h1>');
  for (const address of [
    'https://example.com/',
    `file://${home}/other.html`,
    'data:text/html,x',
    'javascript:void 0',
  ]) {
    await editor.page.evaluate((target) => {
      location.href = target;
    }, address);
    await editor.page.waitForTimeout(200);
    expect(await editor.page.evaluate(() => location.href), address).toBe(own);
  }
  await expect(editor.runButton).toBeVisible();
});

test('no window is opened; a known link goes to the system’s browser and no other does', async ({ start }) => {
  const app = await start();
  const { page } = await editorOf(app);
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    (globalThis as { opened?: string[] }).opened = opened;
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  const known = catalogue.providers.flatMap((provider) => (provider.kind === 'http' ? [provider.keysUrl] : []));
  expect(known.length).toBeGreaterThan(1);
  const strange = [
    'https://example.com/',
    'http://openrouter.ai/',
    'https://openrouter.ai.example.com/',
    'https://user:secret@openrouter.ai/',
    'https://openrouter.ai:8443/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'about:blank',
  ];
  for (const address of [...strange, ...known]) {
    await page.evaluate((target) => {
      window.open(target, '_blank', 'noopener');
    }, address);
  }
  const opened = () => app.evaluate(() => (globalThis as { opened?: string[] }).opened ?? []);
  await expect.poll(opened).toEqual(known);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await expect.poll(() => page.context().pages().length).toBe(1);
});

test('no address leads out of the page’s folder', async ({ start }) => {
  const { page } = await editorOf(await start());
  const answers = await page.evaluate(() =>
    Promise.all(
      [
        '/../package.json',
        '/..%2fdesktop%2fmain.js',
        '/%2e%2e/desktop/main.js',
        '/assets/..%2f..%2f..%2fpackage.json',
        '/%2e%2e%5cdesktop%5cmain.js',
        '//etc/passwd',
        '/%00',
        '/media/..%2f..%2flibrary.db',
      ].map(async (path) => {
        const answer = await fetch(location.origin + path);
        return [path, answer.status];
      }),
    ),
  );
  for (const [path, status] of answers as [string, number][]) expect(status, path).toBe(404);
});

test('the page comes with its policy, and reaches nothing but itself', async ({ start }) => {
  const { page } = await editorOf(await start());
  const reached = await page.evaluate(async () => {
    const policy = (await fetch('./')).headers.get('content-security-policy');
    const far = await fetch('https://example.com/').then(
      () => 'reached',
      () => 'refused',
    );
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    return { policy, far, injected: 'injected' in window };
  });
  expect(reached.policy).toContain("default-src 'none'");
  expect(reached).toMatchObject({ far: 'refused', injected: false });
});

test('permissions are refused, copying apart', async ({ start }) => {
  const { page } = await editorOf(await start());
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'];
    const asked = names.map((name) => navigator.permissions.query({ name: name as PermissionName }));
    return (await Promise.all(asked)).map(({ name, state }) => `${name}: ${state}`);
  });
  for (const state of states) expect(state).toMatch(/: denied$/);
  expect(states).toHaveLength(6);
});

test('no dictionary for a spell checker is fetched', async ({ start, on }) => {
  const app = await start();
  await editorOf(app);
  expect(await app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false);
  test.skip(on === 'electron', 'A real Electron does not tell what a window was made with.');
  const ofWindow = await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0] as unknown as { options: Electron.BrowserWindowConstructorOptions };
    return window.options.webPreferences?.spellcheck;
  });
  expect(ofWindow).toBe(false);
});

test('every handler that would otherwise allow is set', async ({ start }) => {
  const app = await start();
  await editorOf(app);
  const answers = await app.evaluate(({ done, session: { defaultSession } }) => {
    if ((done as unknown) === undefined) return null;
    const own = defaultSession as unknown as Record<
      'permissionCheck' | 'devicePermission',
      (...args: unknown[]) => boolean
    >;
    const given: unknown[] = [];
    const { permissionRequest, displayMedia } = defaultSession as unknown as Record<
      string,
      (...args: unknown[]) => void
    >;
    const answer = (value: unknown) => given.push(value);
    permissionRequest?.(null, 'openExternal', answer, { requestingUrl: 'app://lumi/' });
    permissionRequest?.(null, 'clipboard-sanitized-write', answer, { requestingUrl: 'app://lumi/' });
    permissionRequest?.(null, 'clipboard-sanitized-write', answer, { requestingUrl: 'https://example.com/' });
    displayMedia?.({}, answer);
    return {
      given,
      device: own.devicePermission({}),
      check: own.permissionCheck(null, 'hid', 'app://lumi/', {}),
      copy: own.permissionCheck(null, 'clipboard-sanitized-write', 'app://lumi/', {}),
      crash: done.crashReporter,
      privileged: done.privileged,
    };
  });
  test.skip(answers === null, 'Only the stand-in tells what was set.');
  expect(answers).toEqual({
    given: [false, true, false, {}],
    device: false,
    check: false,
    copy: true,
    crash: { uploadToServer: false },
    privileged: [
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
      },
    ],
  });
});

test('a redirect, a frame and a download lead nowhere else either', async ({ start }) => {
  const app = await start();
  await editorOf(app);
  const refused = await app.evaluate(({ BrowserWindow, session }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const tell = (
      emitter: { emit(name: string, ...args: unknown[]): unknown } | undefined,
      name: string,
      url: string,
    ) => {
      let isRefused = false;
      emitter?.emit(name, { url, preventDefault: () => (isRefused = true) }, { getURL: () => url });
      return isRefused;
    };
    const ways = ['will-navigate', 'will-frame-navigate', 'will-redirect'];
    return {
      foreign: ways.map((way) => tell(contents, way, 'https://example.com/')),
      own: ways.map((way) => tell(contents, way, 'app://lumi/?again')),
      download: tell(session.defaultSession, 'will-download', 'https://example.com/program.exe'),
      ownDownload: tell(session.defaultSession, 'will-download', 'blob:app://lumi/1'),
    };
  });
  expect(refused).toEqual({
    foreign: [true, true, true],
    own: [false, false, false],
    download: true,
    ownDownload: false,
  });
});

test('a webview is not a thing here', async ({ start }) => {
  const app = await start();
  const { page } = await editorOf(app);
  await page.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://example.com/');
    document.body.append(view);
  });
  // With the tag, it would have methods of its own.
  expect(await page.evaluate(() => 'loadURL' in (document.querySelector('webview') ?? {}))).toBe(false);
  const isRefused = await app.evaluate(({ BrowserWindow }) => {
    let refused = false;
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.emit('will-attach-webview', { preventDefault: () => (refused = true) }, {}, {});
    return refused;
  });
  expect(isRefused).toBe(true);
});

test('in a package there are no developer tools', async ({ start, on }) => {
  test.skip(on === 'electron', 'What is not packaged cannot say that it is.');
  const app = await start({ env: { STAND_IN_PACKAGED: '1' } });
  await editorOf(app);
  const devTools = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): { devTools?: boolean };
    };
    return contents.getLastWebPreferences().devTools;
  });
  expect(devTools).toBe(false);
});

test('a package that is started with a debugger’s door open refuses to start', async ({ start, on }) => {
  test.skip(on === 'electron', 'What is not packaged cannot say that it is.');
  const env = { STAND_IN_PACKAGED: '1' };
  for (const word of ['--remote-debugging-port=9222', '--remote-debugging-port', '--remote-debugging-pipe']) {
    await expect(start({ env, args: [word] })).rejects.toThrow(/ended with 1: .*would let other programs in/s);
  }
});
