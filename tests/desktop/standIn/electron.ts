/**
 * The module `electron` for the built main process in plain Node. It has what the application uses and throws at everything else; each part
 * is checked against Electron's own types.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { fileURLToPath } from 'node:url';
import type * as Electron from 'electron';
import { addScheme } from './addresses.ts';
import { StandInWindow } from './BrowserWindow.ts';
import { ipcMain as ipc } from './ipcMain.ts';
import { lifecycle } from './lifecycle.ts';
import { defaultSession, schemeHandlers, StandInSession } from './Session.ts';
import { strict } from './strict.ts';

/** What the application did to the system, for tests to ask. */
export const done = {
  opened: [] as string[],
  shownInFolder: [] as string[],
  errors: [] as { title: string; text: string }[],
  notices: [] as { title: string; body: string }[],
  recent: [] as string[],
  userModelId: undefined as string | undefined,
  blockers: new Set<number>(),
  menu: [] as Electron.MenuItemConstructorOptions[],
  popups: [] as Electron.MenuItemConstructorOptions[][],
  crashReporter: undefined as Electron.CrashReporterStartOptions | undefined,
  clipboard: [] as unknown[],
  privileged: [] as Electron.CustomScheme[],
};

/** Of the folder that is started, as with a real Electron. */
const described = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  readonly name: string;
  readonly productName?: string;
  readonly version: string;
};

// Else a folder in which no place for updates is named.
Object.assign(process, { resourcesPath: process.env['STAND_IN_RESOURCES'] ?? import.meta.dirname });

const appMethods = {
  enableSandbox() {
    if (lifecycle.isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    lifecycle.isSandboxed = true;
  },
  whenReady: () => lifecycle.whenReady(),
  isReady: () => lifecycle.isReady,
  quit: () => {
    lifecycle.quit();
  },
  /** The test is told; a second application would be nobody's. */
  relaunch: (options?: Electron.RelaunchOptions) => {
    process.send?.({ relaunch: options?.args ?? process.argv.slice(1) });
  },
  exit: (code = 0) => {
    void lifecycle.exit(code);
  },
  setPath: (name: string, path: string) => {
    lifecycle.paths.set(name, path);
  },
  getPath: (name: string) => {
    const path = lifecycle.paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  },
  getName: () => described.productName ?? described.name,
  getVersion: () => described.version,
  requestSingleInstanceLock: () => lifecycle.requestSingleInstanceLock(),
  addRecentDocument: (path: string) => {
    done.recent.push(path);
  },
  // Elsewhere there is no such method.
  ...(process.platform === 'win32' && {
    setAppUserModelId: (id: string) => {
      done.userModelId = id;
    },
  }),
} satisfies Partial<Electron.App>;

export const app = strict(
  'app',
  Object.assign(lifecycle.app, appMethods, {
    isPackaged: process.env['STAND_IN_PACKAGED'] === '1',
    commandLine: strict('app.commandLine', {
      hasSwitch: (name) => process.argv.some((word) => word === `--${name}` || word.startsWith(`--${name}=`)),
    } satisfies Partial<Electron.CommandLine>),
    name: described.productName ?? described.name,
  }),
);

export const BrowserWindow = StandInWindow;

export const ipcMain = strict('ipcMain', ipc);

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes) {
    if (lifecycle.isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) {
      // The browser's https has these privileges, and the scheme stands on it.
      if (!privileges?.standard || !privileges.secure || !privileges.supportFetchAPI)
        throw new Error(`The stand-in for Electron has no scheme like ${scheme}.`);
      addScheme(scheme);
    }
    done.privileged.push(...schemes);
  },
  handle(scheme, handler) {
    if (!lifecycle.isReady) throw new Error('protocol.handle is for an app that is ready');
    if (schemeHandlers.has(scheme)) throw new Error(`There is a handler for ${scheme} already.`);
    schemeHandlers.set(scheme, handler);
  },
} satisfies Partial<Electron.Protocol>);

export const session = strict('session', {
  defaultSession: strict('session.defaultSession', defaultSession),
  fromPartition: (name: string) => strict(`session.fromPartition('${name}')`, new StandInSession()),
});

/** What electron-updater asks with; a request of Node's is like one of Electron's in all it uses. */
export const net = strict('net', {
  request: ({ protocol, hostname, port, path, method, headers }: http.RequestOptions) => {
    if (hostname !== '127.0.0.1') throw new Error(`The stand-in for Electron asks nobody but this machine.`);
    return http.request({ protocol, hostname, port, path, method, headers });
  },
});

/** Tests put their answers in the place of these. */
export const dialog = strict('dialog', {
  showMessageBox: (): Promise<Electron.MessageBoxReturnValue> => unanswered('showMessageBox'),
  showOpenDialog: (): Promise<Electron.OpenDialogReturnValue> => unanswered('showOpenDialog'),
  showSaveDialog: (): Promise<Electron.SaveDialogReturnValue> => unanswered('showSaveDialog'),
  showErrorBox: (title, text) => {
    done.errors.push({ title, text });
    process.stderr.write(`${title}: ${text}\n`);
  },
} satisfies Partial<Electron.Dialog>);

function unanswered(name: string): Promise<never> {
  return Promise.reject(new Error(`Nobody answers the dialog ${name}: a test has to, before it is shown.`));
}

export const shell = strict('shell', {
  openExternal: (url) => {
    done.opened.push(url);
    return Promise.resolve();
  },
  showItemInFolder: (path) => {
    done.shownInFolder.push(path);
  },
} satisfies Partial<Electron.Shell>);

export const nativeTheme = strict('nativeTheme', {
  themeSource: 'system' as Electron.NativeTheme['themeSource'],
  get shouldUseDarkColors() {
    return this.themeSource !== 'light';
  },
} satisfies Partial<Electron.NativeTheme>);

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } } as Electron.Display;
export const screen = strict('screen', {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
} satisfies Partial<Electron.Screen>);

function entriesOf(template: readonly Electron.MenuItemConstructorOptions[]): Electron.MenuItemConstructorOptions[] {
  return template.flatMap((entry) => [entry, ...(Array.isArray(entry.submenu) ? entriesOf(entry.submenu) : [])]);
}

export const Menu = strict('Menu', {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) =>
    Object.assign([...template], {
      popup: () => void done.popups.push(template),
      getMenuItemById: (id: string) => entriesOf(template).find((entry) => entry.id === id) ?? null,
    }),
  setApplicationMenu: (menu: Electron.MenuItemConstructorOptions[] | null) => {
    done.menu = menu ?? [];
  },
});

export const crashReporter = strict('crashReporter', {
  start: (options) => {
    done.crashReporter = options;
  },
} satisfies Partial<Electron.CrashReporter>);

export const powerSaveBlocker = strict('powerSaveBlocker', {
  start: () => {
    const id = done.blockers.size + 1;
    done.blockers.add(id);
    return id;
  },
  stop: (id) => done.blockers.delete(id),
} satisfies Partial<Electron.PowerSaveBlocker>);

export class Notification extends EventEmitter {
  readonly #options: { title: string; body: string };

  constructor({ title = '', body = '' }: Electron.NotificationConstructorOptions = {}) {
    super();
    this.#options = { title, body };
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    done.notices.push(this.#options);
  }
}
Notification.prototype satisfies Pick<Electron.Notification, 'show'>;

export class ClipboardItem {
  readonly items: Record<string, unknown>;

  constructor(items: Record<string, unknown>) {
    this.items = items;
  }
}

export const clipboard = strict('clipboard', {
  write: (items: readonly unknown[]) => {
    done.clipboard = [...items];
    return Promise.resolve();
  },
});

/** A keychain of this process' own: sealed for real, by a key that `STAND_IN_SECRET` holds from one start to the next. */
const secret = Buffer.from((process.env['STAND_IN_SECRET'] ?? '').padEnd(32).slice(0, 32));
/** How Chromium marks on Linux what a secret service holds the key to, and what a password of its own. */
const mark = Buffer.from(process.env['STAND_IN_SECRET'] ? 'v11' : 'v10');
export const safeStorage = strict('safeStorage', {
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  // Named by the desktop environment, as the real one does, whether anything answers there or not.
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptStringAsync: (text) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', secret, nonce);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Promise.resolve(Buffer.concat([mark, nonce, cipher.getAuthTag(), sealed]));
  },
  decryptStringAsync: (marked) => {
    const sealed = marked.subarray(mark.length);
    const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, 12)).setAuthTag(
      sealed.subarray(12, 28),
    );
    const result = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
    return Promise.resolve({ result, shouldReEncrypt: false });
  },
} satisfies Partial<Electron.SafeStorage>);

const UTILITY_PROCESS = fileURLToPath(new URL('utilityProcess.mjs', import.meta.url));

export const utilityProcess = strict('utilityProcess', {
  fork(modulePath: string, args: string[] = [], { env = process.env, stdio }: Electron.ForkOptions = {}) {
    if (!lifecycle.isReady) throw new Error('utilityProcess.fork can only be called after app is ready');
    if (stdio !== 'ignore') throw new Error('The stand-in for Electron forks with stdio “ignore” only.');
    const child = fork(modulePath, args, {
      env: env as NodeJS.ProcessEnv,
      execArgv: ['--import', UTILITY_PROCESS],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.unref();
    child.channel?.unref();
    return Object.assign(new EventEmitter(), {
      postMessage: (message: unknown) => void child.send(structuredClone(message) as object),
      kill: () => child.kill(),
      on: (name: string, listener: (...args: unknown[]) => void) => child.on(name, listener),
      once: (name: string, listener: (...args: unknown[]) => void) => child.once(name, listener),
    });
  },
});

/** Tests speak to the main process as Playwright does to a real one: by a function that is run there. */
process.on('message', (message: { readonly id: number; readonly source: string; readonly arg: unknown }) => {
  const electron = { app, BrowserWindow, dialog, shell, session, Menu, nativeTheme, done };
  void (async () => {
    try {
      const run = (0, eval)(`(${message.source})`) as (modules: unknown, arg: unknown) => unknown;
      process.send?.({ id: message.id, value: await run(electron, message.arg) });
    } catch (caught) {
      process.send?.({ id: message.id, error: String(caught instanceof Error ? caught.stack : caught) });
    }
  })();
});
// The channel to the test must not keep the application alive.
process.channel?.unref();
