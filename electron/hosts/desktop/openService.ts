import { app } from 'electron';
import { openApp, type App } from '../openApp.ts';
import { forkImages } from './forkImages.ts';

/** Everything behind the window. Loaded after it is shown: here begin the library, the keys and the providers. */
export function openService(options: { readonly dataFolder: string; readonly projectFolder: string }): Promise<App> {
  const { dataFolder, projectFolder } = options;
  return openApp({
    door: 'desktop',
    projectFolder,
    forkImages,
    // A graph that is opened from a folder of downloads must not bring that folder's `.env` along.
    workingFolder: app.isPackaged ? dataFolder : process.cwd(),
  });
}
