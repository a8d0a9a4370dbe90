/**
 * The desktop's entry: a window first, and only then what fills it. Electron holds `ready` back until this file has run, so it awaits
 * nothing and imports nothing heavy.
 */
import { app, dialog, protocol } from 'electron';
import { join } from 'node:path';
import { reportOf } from '#shared/errors/reportOf';
import { openDataFolder } from '../../platform/files/openDataFolder.ts';
import { keepCrashDumps } from './crash.ts';
import { guardContents } from './guardContents.ts';
import { nameOnWindows } from './nameOnWindows.ts';
import { OWN_SCHEME } from './ownPage.ts';
import { refuseDebugger } from './refuseDebugger.ts';
import { startDesktop } from './startDesktop.ts';

app.enableSandbox();
nameOnWindows(app);
protocol.registerSchemesAsPrivileged([OWN_SCHEME]);
guardContents();

try {
  refuseDebugger(app);
  const folder = openDataFolder(process.env);
  keepCrashDumps(join(folder, 'crashes'));
  // The browser's own things lie beside ours; two data folders are two applications, each with a lock of its own.
  app.setPath('userData', join(folder, 'browser'));
  if (app.requestSingleInstanceLock()) startDesktop(folder);
  else app.quit();
} catch (caught) {
  const { message, hint } = reportOf(caught);
  dialog.showErrorBox('Lumi Studio cannot start', [message, hint].filter(Boolean).join('\n\n'));
  app.exit(1);
}
