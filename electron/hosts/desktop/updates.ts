import { access } from 'node:fs/promises';
import { join } from 'node:path';

/** The part of electron-updater's `autoUpdater` that is used. */
export interface Updater {
  logger: unknown;
  /** Hears of everything that fails, before a promise is rejected with it. */
  on(event: 'error', listener: (error: Error) => void): unknown;
  /** `downloadPromise`: of a newer version, which is being loaded. */
  checkForUpdates(): Promise<{
    readonly updateInfo: { readonly version: string };
    readonly downloadPromise?: Promise<unknown> | null;
  } | null>;
}

export interface UpdateOptions {
  /** `app.isPackaged` */
  readonly isPackaged: boolean;
  /** `process.resourcesPath` */
  readonly resourcesPath: string;
  readonly log: (error: unknown) => void;
  /** Hears of a newer version that has been loaded. */
  readonly onLoaded: (version: string) => void;
  /** Loads electron-updater; not before it is known that there is something to ask. */
  readonly load?: () => Promise<Updater>;
}

/**
 * Looks for a newer version once, loads it in the background and installs it as the application quits. Off where the package names no place
 * to look: electron-builder writes `app-update.yml` only where `publish` in `electron-builder.yml` is set. It never rejects.
 */
export async function startUpdates({
  isPackaged,
  resourcesPath,
  log,
  onLoaded,
  load = loadUpdater,
}: UpdateOptions): Promise<'off' | 'looked'> {
  if (!isPackaged || !(await exists(join(resourcesPath, 'app-update.yml')))) return 'off';
  const updater = await load().catch(log);
  if (!updater) return 'looked';
  // It would write to a console nobody sees; what fails is told to the log, and needs no second telling.
  updater.logger = null;
  updater.on('error', log);
  const version = await loadNewer(updater).catch(() => undefined);
  try {
    if (version !== undefined) onLoaded(version);
  } catch (caught) {
    log(caught);
  }
  return 'looked';
}

/** The version that has been loaded; `undefined`: there is no newer one. */
async function loadNewer(updater: Updater): Promise<string | undefined> {
  const found = await updater.checkForUpdates();
  if (!found?.downloadPromise) return undefined;
  await found.downloadPromise;
  return found.updateInfo.version;
}

async function loadUpdater(): Promise<Updater> {
  return (await import('electron-updater')).autoUpdater;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
