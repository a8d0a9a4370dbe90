import { dialog, type BrowserWindow } from 'electron';

/** More crashes than this, and the user is asked: reloading it again by itself would not help. */
const RELOADS_PER_MINUTE = 3;

/**
 * Runs live on this side, so a page that died takes up where it was when it is loaded again.
 * @param quit ends the application, for what was written down of unsaved work is enough; or calls `stay` where it goes on after all
 */
export function reloadAfterCrash(window: BrowserWindow, quit: (stay: () => void) => void): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < 60_000), now];
    if (crashes.length <= RELOADS_PER_MINUTE) window.webContents.reload();
    else void ask();
  });

  const ask = async () => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: 'The page keeps crashing.',
      detail:
        'Runs go on meanwhile. Unsaved work was written down: it is there after a reload, else offered at the next start.',
      buttons: ['Reload', 'Quit'],
      defaultId: 0,
      cancelId: 0,
    });
    if (window.isDestroyed()) return;
    crashes = [];
    const reload = () => {
      if (!window.isDestroyed()) window.webContents.reload();
    };
    if (response === 0) reload();
    else quit(reload);
  };
}
