import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type * as Electron from 'electron';
import { Chromium } from './Chromium.ts';
import { goesOn, lifecycle } from './lifecycle.ts';
import { strict } from './strict.ts';
import { StandInWebContents } from './WebContents.ts';

/** Electron's defaults that a window must not rely on are no part of this: what is not asked for is not there. */
export type WindowOptions = Electron.BrowserWindowConstructorOptions;

const windows = new Set<StandInWindow>();
let browser: Promise<Chromium> | undefined;

/** The browser, started with the first window. */
function openBrowser(): Promise<Chromium> {
  browser ??= Chromium.launch(lifecycle.userData()).then((chromium) => {
    lifecycle.onExit(() => chromium.close());
    refuseWindows(chromium);
    process.send?.({ endpoint: chromium.endpoint });
    return chromium;
  });
  return browser;
}

/** How far the start had come when a window was asked for, for tests and measurements. */
export interface FirstAsk {
  /** ms since the entry was loaded, the stand-in’s own start apart */
  readonly ms: number;
  /** Addresses of the modules that were loaded. */
  readonly loaded: readonly string[];
}

let firstAsk: FirstAsk | undefined;

function tellOfFirst(): FirstAsk {
  const { loadedModules, entryAt = 0 } = globalThis as { loadedModules?: string[]; entryAt?: number };
  const ask = {
    ms: performance.now() - entryAt,
    loaded: (loadedModules ?? []).filter((url) => !url.startsWith('node:')),
  };
  process.send?.({ firstAsk: ask });
  return ask;
}

/** Pages that are being opened for windows. */
let awaited = 0;

async function openPage(
  chromium: Chromium,
  size: { readonly width: number | undefined; readonly height: number | undefined },
): Promise<string> {
  awaited += 1;
  try {
    const page = { url: 'about:blank', newWindow: true, ...size };
    return (await chromium.send<{ targetId: string }>('Target.createTarget', page)).targetId;
  } finally {
    awaited -= 1;
  }
}

/** What a page opens by itself: Electron asks the window's handler first, and the application's always says no. */
function refuseWindows(chromium: Chromium): void {
  chromium.on(({ method, params }) => {
    if (method !== 'Target.targetCreated' || awaited > 0) return;
    const { type, targetId } = params['targetInfo'] as { type: string; targetId: string };
    if (type === 'page') void chromium.send('Target.closeTarget', { targetId });
  });
  void chromium.send('Target.setDiscoverTargets', { discover: true });
}

/** A window is a page of the browser. Its frame, and where it stands, are only remembered. */
export class StandInWindow extends EventEmitter {
  readonly webContents: Electron.WebContents;
  readonly options: WindowOptions;
  /** What the application did to it, for tests to ask. */
  readonly shown = { title: '', isEdited: false, progress: -1, isMaximized: false, isMinimized: false, focused: 0 };
  readonly #contents: WaitingContents;
  #isDestroyed = false;

  constructor(options: WindowOptions = {}) {
    super();
    if (!lifecycle.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    firstAsk ??= tellOfFirst();
    this.options = options;
    this.shown.title = options.title ?? '';
    this.#contents = new WaitingContents(openBrowser(), options);
    this.webContents = strict('webContents', this.#contents) as unknown as Electron.WebContents;
    windows.add(this);
    lifecycle.windows.add(this);
    lifecycle.app.emit('web-contents-created', {}, this.webContents);
    this.#contents.on('page-closed', () => {
      this.destroy();
    });
    return strict('BrowserWindow', this);
  }

  static getAllWindows(): StandInWindow[] {
    return [...windows];
  }

  loadURL(url: string): Promise<void> {
    return this.#contents.loadURL(url);
  }

  close(): void {
    if (goesOn(this, 'close')) void this.#contents.closePage();
    else lifecycle.refuseQuit();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    windows.delete(this);
    lifecycle.windows.delete(this);
    this.#contents.emit('destroyed');
    this.emit('closed');
    lifecycle.windowClosed();
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  show(): void {
    this.emit('show');
  }

  focus(): void {
    this.shown.focused += 1;
    this.emit('focus');
  }

  isFocused(): boolean {
    return this.shown.focused > 0;
  }

  isMinimized(): boolean {
    return this.shown.isMinimized;
  }

  minimize(): void {
    this.shown.isMinimized = true;
    this.emit('minimize');
  }

  restore(): void {
    this.shown.isMinimized = false;
    this.emit('restore');
  }

  maximize(): void {
    this.shown.isMaximized = true;
    this.emit('maximize');
  }

  isMaximized(): boolean {
    return this.shown.isMaximized;
  }

  getNormalBounds(): Electron.Rectangle {
    const { x = 0, y = 0, width = 800, height = 600 } = this.options;
    return { x, y, width, height };
  }

  setTitle(title: string): void {
    this.shown.title = title;
  }

  getTitle(): string {
    return this.shown.title;
  }

  setDocumentEdited(isEdited: boolean): void {
    this.shown.isEdited = isEdited;
  }

  setProgressBar(fraction: number): void {
    this.shown.progress = fraction;
  }
}

/** A window is there at once, its page a moment later: what is asked of the page meanwhile waits. */
class WaitingContents extends EventEmitter {
  readonly #real: Promise<StandInWebContents>;
  readonly #preferences: WindowOptions['webPreferences'];
  #contents: StandInWebContents | undefined;
  #openHandler: Parameters<StandInWebContents['setWindowOpenHandler']>[0] = () => ({ action: 'allow' });

  constructor(browserOf: Promise<Chromium>, { width, height, webPreferences }: WindowOptions) {
    super();
    this.#preferences = webPreferences;
    this.#real = browserOf.then(async (chromium) => {
      const targetId = await openPage(chromium, { width, height });
      const contents = await StandInWebContents.attach(chromium, targetId, webPreferences?.preload);
      contents.setWindowOpenHandler((details) => this.#openHandler(details));
      // What the page tells, the application hears from here.
      contents.emit = (name: string, ...args: unknown[]) => this.emit(name, ...args);
      contents.sender = this;
      chromium.on(({ method, params }) => {
        if (method === 'Target.targetDestroyed' && params['targetId'] === targetId) this.emit('page-closed');
      });
      this.#contents = contents;
      return contents;
    });
  }

  getLastWebPreferences(): WindowOptions['webPreferences'] {
    return this.#preferences;
  }

  async loadURL(url: string): Promise<void> {
    await (await this.#real).loadURL(url);
  }

  getURL(): string {
    return this.#contents?.getURL() ?? '';
  }

  reload(): void {
    this.#contents?.reload();
  }

  send(channel: string, ...args: unknown[]): void {
    this.#contents?.send(channel, ...args);
  }

  setWindowOpenHandler(handler: Parameters<StandInWebContents['setWindowOpenHandler']>[0]): void {
    this.#openHandler = handler;
  }

  paste(): void {
    this.#contents?.paste();
  }

  /** What the page would have dragged. */
  readonly dragged: Electron.Item[] = [];

  startDrag(item: Electron.Item): void {
    if (!existsSync(item.file)) throw new Error(`There is no file ${item.file} to drag.`);
    this.dragged.push(item);
  }

  async closePage(): Promise<void> {
    await (await this.#real).close();
  }
}

type Used =
  | 'loadURL'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'show'
  | 'focus'
  | 'isFocused'
  | 'isMinimized'
  | 'minimize'
  | 'restore'
  | 'maximize'
  | 'isMaximized'
  | 'getNormalBounds'
  | 'setTitle'
  | 'getTitle'
  | 'setDocumentEdited'
  | 'setProgressBar'
  | 'webContents';
StandInWindow.prototype satisfies Pick<Electron.BrowserWindow, Used>;
