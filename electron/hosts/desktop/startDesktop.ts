import { app, dialog, session, type BrowserWindow } from 'electron';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { reportOf } from '#shared/errors/reportOf';
import { currentFolder } from '../currentFolder.ts';
import type { App } from '../openApp.ts';
import { announceTo, answerCalls } from './answerCalls.ts';
import { bringToFront } from './bringToFront.ts';
import { createWindow } from './createWindow.ts';
import { FilesToOpen } from './FilesToOpen.ts';
import { guardSession } from './guardSession.ts';
import { installMenu } from './installMenu.ts';
import { Leaving } from './Leaving.ts';
import { offerTextMenu } from './offerTextMenu.ts';
import { reloadAfterCrash } from './reloadAfterCrash.ts';
import { servePage } from './servePage.ts';
import { WindowMemory } from './WindowMemory.ts';

/** The project, or the package made of it: this file is bundled into `out/desktop`. */
const PROJECT_FOLDER = join(import.meta.dirname, '..', '..');

/** Shows the window, then opens the application behind it. What the page asks before that waits for it. */
export function startDesktop(dataFolder: string): void {
  const opened = Promise.withResolvers<App>();
  let application: App | undefined;
  let window: BrowserWindow | undefined;
  let memory: WindowMemory | undefined;
  let menu: ReturnType<typeof installMenu> | undefined;
  const service = async () => (await opened.promise).service;

  const show = () => {
    if (window) bringToFront(window);
    else if (memory && !leaving.isEnding) openWindow(memory);
  };
  const openWindow = (remembered: WindowMemory) => {
    const made = createWindow(remembered.look(), {
      devTools: !app.isPackaged,
      icon: join(PROJECT_FOLDER, 'out', 'icons', 'png', '256x256.png'),
    });
    window = made;
    remembered.watch(made);
    offerTextMenu(made);
    leaving.watch(made);
    menu?.change({ hasWindow: true });
    reloadAfterCrash(made, (stay) => {
      leaving.quitWithoutPage(stay);
    });
    made.once('closed', () => {
      window = undefined;
      menu?.change({ hasWindow: false });
    });
    void service().then((ready) => {
      announceTo(made.webContents, ready);
    }, ignore);
  };

  const files = new FilesToOpen(show);
  const leaving = new Leaving({ opened: () => application, show, files });
  files.add(process.argv.slice(1), currentFolder() ?? homedir());
  app.on('activate', show);

  const start = async () => {
    await app.whenReady();
    guardSession(session.defaultSession);
    servePage({
      pageFolder: join(PROJECT_FOLDER, 'out', 'renderer'),
      library: async () => (await service()).media,
      log: (error) => application?.log(error),
    });
    answerCalls(service, {
      onDrop: (path) => {
        files.add([path], '/');
      },
    });
    menu = installMenu({
      run(id) {
        show();
        void service().then((ready) => {
          ready.attendance.command(id);
        }, ignore);
      },
      open(path) {
        show();
        files.add([path], '/');
      },
    });
    memory = new WindowMemory(dataFolder);
    show();
    const { openService } = await import('./openService.ts');
    application = await openService({
      dataFolder,
      projectFolder: PROJECT_FOLDER,
      shell: {
        window: () => window,
        show,
        onTheme: (theme) => memory?.setTheme(theme),
        onCommands: (offered) => {
          menu?.offer(offered);
        },
        onRecent: () => void listRecent(),
      },
    });
    opened.resolve(application);
    const ready = application.service;
    files.handTo((path) => {
      ready.openFile(path).catch(tell('The graph cannot be opened'));
    });
    await listRecent();
  };
  /** One list after the other, so that an older one is never shown last. */
  let listed: Promise<void> | undefined;
  const listRecent = () => (listed = Promise.resolve(listed).then(readRecent));
  const readRecent = async () => {
    const { client, log } = await opened.promise;
    try {
      const { workflowsFolder } = await client('app.info');
      const recent = await client('file.recent');
      // The system's menu wants whole paths; a graph of the folder of graphs goes by its name.
      menu?.change({ recent: recent.map(({ file }) => resolve(workflowsFolder, file)) });
    } catch (caught) {
      log(caught);
    }
  };
  start().catch((caught: unknown) => {
    opened.reject(caught);
    tell('Lumi Studio cannot open')(caught);
    app.exit(1);
  });
}

function tell(title: string): (caught: unknown) => void {
  return (caught) => {
    const { message, hint } = reportOf(caught);
    dialog.showErrorBox(title, [message, hint].filter(Boolean).join('\n\n'));
  };
}

/** The application could not be opened, and that has been told. */
function ignore(): void {
  return undefined;
}
