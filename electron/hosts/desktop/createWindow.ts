import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_ADDRESS } from './ownPage.ts';

/** What the window looks like before its page does. */
export type WindowLook = Pick<BrowserWindowConstructorOptions, 'x' | 'y' | 'width' | 'height' | 'backgroundColor'>;

export interface WindowOptions {
  readonly devTools: boolean;
  /** A PNG for Linux, which knows a window's picture from the window alone; elsewhere it is the program's. */
  readonly icon: string;
}

/** Shows the window at once, in the page's own colour, and lets the page come into it. */
export function createWindow(look: WindowLook, options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...look,
    minWidth: 800,
    minHeight: 520,
    title: 'Lumi Studio',
    show: true,
    // Drawn for packages only.
    ...(process.platform === 'linux' && existsSync(options.icon) && { icon: options.icon }),
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
      devTools: options.devTools,
    },
  });
  void window.loadURL(OWN_ADDRESS);
  return window;
}
