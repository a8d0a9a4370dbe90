import { app } from 'electron';
import { openApp, type App } from '../openApp.ts';
import { createShell, type ShellOptions } from './createShell.ts';
import { forkImages } from './forkImages.ts';

/** Everything behind the window. Loaded after it is shown: here begin the library, the keys and the providers. */
export function openService(
  options: ShellOptions & { readonly dataFolder: string; readonly projectFolder: string },
): Promise<App> {
  const { dataFolder, projectFolder, ...shell } = options;
  return openApp({
    door: 'desktop',
    projectFolder,
    forkImages,
    shell: createShell(shell),
    // A graph that is opened from a folder of downloads must not bring that folder's `.env` along.
    workingFolder: app.isPackaged ? dataFolder : process.cwd(),
  });
}
