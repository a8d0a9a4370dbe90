import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { join } from 'node:path';
import { OWN_ADDRESS } from './ownPage.ts';

/** More crashes than this, and the page is left alone: reloading it again would not help. */
const RELOADS_PER_MINUTE = 3;

/** What the window looks like before its page does. */
export type WindowLook = Pick<BrowserWindowConstructorOptions, 'x' | 'y' | 'width' | 'height' | 'backgroundColor'>;

/** Shows the window at once, in the page's own colour, and lets the page come into it. */
export function createWindow(look: WindowLook, options: { readonly devTools: boolean }): BrowserWindow {
  const window = new BrowserWindow({
    ...look,
    minWidth: 800,
    minHeight: 520,
    title: 'Lumi Studio',
    show: true,
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
  reloadAfterCrash(window);
  void window.loadURL(OWN_ADDRESS);
  return window;
}

/** Runs live on this side, so a page that died takes up where it was when it is loaded again. */
function reloadAfterCrash(window: BrowserWindow): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < 60_000), now];
    if (crashes.length <= RELOADS_PER_MINUTE) window.webContents.reload();
  });
}
