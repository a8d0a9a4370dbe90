import { app, safeStorage, session } from 'electron';
import { openApp, type App } from '../openApp.ts';
import { createShell, type ShellOptions } from './createShell.ts';
import { forkImages } from './forkImages.ts';
import { sealWithSafeStorage } from './sealWithSafeStorage.ts';
import { startUpdates } from './updates.ts';

export interface OpenServiceOptions {
  readonly dataFolder: string;
  readonly projectFolder: string;
  readonly shell: ShellOptions;
}

/** Takes the bar away. */
const NO_PROGRESS = -1;

/** Everything behind the window. Loaded after it is shown: here begin the library, the keys and the providers. */
export async function openService({ dataFolder, projectFolder, shell }: OpenServiceOptions): Promise<App> {
  const desktop = createShell(shell);
  const application = await openApp({
    door: 'desktop',
    projectFolder,
    forkImages,
    shell: desktop,
    seal: sealWithSafeStorage(safeStorage),
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    readLoginShell: app.isPackaged,
    // A graph that is opened from a folder of downloads must not bring that folder's `.env` along.
    ...(app.isPackaged && { workingFolder: dataFolder }),
    takesQueueOver: true,
    renewsModels: true,
    onMoving: (done, total) => {
      shell.window()?.setProgressBar(total > 0 && done < total ? done / total : NO_PROGRESS);
    },
  });
  shell.window()?.setProgressBar(NO_PROGRESS);
  void startUpdates({
    isPackaged: app.isPackaged,
    resourcesPath: process.resourcesPath,
    log: application.log,
    onLoaded: (version) => {
      desktop.notify({ title: `Lumi Studio ${version} is ready`, body: 'It is installed when you quit.' });
    },
  });
  return application;
}
