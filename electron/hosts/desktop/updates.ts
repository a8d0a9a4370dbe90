import { access } from 'node:fs/promises';
import { join } from 'node:path';

/** The part of electron-updater's `autoUpdater` that is used. */
export interface Updater {
  logger: unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  checkForUpdatesAndNotify(): Promise<unknown>;
}

export interface UpdateOptions {
  /** `app.isPackaged` */
  readonly isPackaged: boolean;
  /** `process.resourcesPath` */
  readonly resourcesPath: string;
  readonly log: (error: unknown) => void;
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
  load = loadUpdater,
}: UpdateOptions): Promise<'off' | 'looked'> {
  if (!isPackaged || !(await exists(join(resourcesPath, 'app-update.yml')))) return 'off';
  try {
    const updater = await load();
    // It would write to a console nobody sees; what fails is told to the log.
    updater.logger = null;
    updater.on('error', log);
    await updater.checkForUpdatesAndNotify();
  } catch (caught) {
    log(caught);
  }
  return 'looked';
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
