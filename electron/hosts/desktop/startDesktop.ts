import { app, dialog, session, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import { reportOf } from '#shared/errors/reportOf';
import type { App } from '../openApp.ts';
import { announceTo, answerCalls } from './answerCalls.ts';
import { createWindow } from './createWindow.ts';
import { FilesToOpen } from './FilesToOpen.ts';
import { guardSession } from './guardSession.ts';
import { installMenu } from './installMenu.ts';
import { Leaving } from './Leaving.ts';
import { servePage } from './servePage.ts';
import { WindowMemory } from './WindowMemory.ts';

/** The project, or the package made of it: this file is bundled into `out/desktop`. */
const PROJECT_FOLDER = join(import.meta.dirname, '..', '..');

/** Shows the window, then opens the application behind it. Calls that come before that wait for it. */
export function startDesktop(dataFolder: string): void {
  const opened = Promise.withResolvers<App>();
  let opening: App | undefined;
  let window: BrowserWindow | undefined;
  let memory: WindowMemory | undefined;
  const files = new FilesToOpen(() => {
    if (window) bringToFront(window);
  });
  const leaving = new Leaving(() => opening);
  const log = (error: unknown) => {
    if (opening) opening.service.ports.engine.log(error);
  };

  const show = () => {
    memory ??= new WindowMemory(dataFolder);
    const shown = createWindow(memory.look(), { devTools: !app.isPackaged });
    window = shown;
    memory.watch(shown);
    leaving.watch(shown);
    shown.once('closed', () => {
      window = undefined;
    });
    void opened.promise.then(({ service }) => {
      announceTo(shown.webContents, service);
    });
  };

  app.on('activate', () => {
    if (!window) show();
  });
  files.add(process.argv.slice(1), process.cwd());
  const start = async () => {
    await app.whenReady();
    guardSession(session.defaultSession);
    servePage({
      pageFolder: join(PROJECT_FOLDER, 'out', 'renderer'),
      library: async () => (await opened.promise).service.ports.library,
      log,
    });
    answerCalls(async () => (await opened.promise).service, {
      onDrop: (path) => {
        files.add([path], '/');
      },
      onFailure: (error) => ({ ok: false, error: reportOf(error) }),
    });
    show();
    installMenu((id) => {
      if (!window) show();
      void opened.promise.then(({ service }) => {
        service.announcements.add({ kind: 'command', id });
      });
    });
    const { openService } = await import('./openService.ts');
    opening = await openService({
      dataFolder,
      projectFolder: PROJECT_FOLDER,
      window: () => window,
      show: () => {
        if (window) bringToFront(window);
        else show();
      },
      onTheme: (theme) => memory?.setTheme(theme),
    });
    opened.resolve(opening);
  };
  start().catch((caught: unknown) => {
    opened.reject(caught);
    const { message, hint } = reportOf(caught);
    dialog.showErrorBox('Lumi Studio cannot open', [message, hint].filter(Boolean).join('\n\n'));
    app.exit(1);
  });
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
