import type { App } from 'electron';

/** `appId` in `electron-builder.yml`: the installer gives it to the shortcut in the start menu. */
const APP_ID = 'studio.lumi.app';

/**
 * Tells Windows which shortcut the windows and notices belong to; without it, it shows no notice of an application that was not started by
 * the installer's shortcut, and groups its windows apart. To be called before the first window.
 * @see https://www.electronjs.org/docs/latest/api/app#appsetappusermodelidid-windows
 */
export function nameOnWindows(app: Pick<App, 'setAppUserModelId'>, platform: NodeJS.Platform = process.platform): void {
  // Elsewhere the method does not exist.
  if (platform === 'win32') app.setAppUserModelId(APP_ID);
}
