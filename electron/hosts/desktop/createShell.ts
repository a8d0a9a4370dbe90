import {
  app,
  clipboard,
  ClipboardItem,
  dialog,
  nativeTheme,
  Notification,
  powerSaveBlocker,
  shell,
  type BrowserWindow,
  type OpenDialogOptions,
} from 'electron';
import { readFile } from 'node:fs/promises';
import { BadInputError } from '#shared/errors/inputErrors';
import type { FileFilter, OfferedCommands, ShellPort } from '../../service/ports/ShellPort.ts';
import { openLink } from './openLink.ts';

export interface ShellOptions {
  /** The window, while there is one. */
  readonly window: () => BrowserWindow | undefined;
  /** Brings the window to the front, or a new one. */
  readonly show: () => void;
  /** Hears the theme the user chose, to remember it for the next start. */
  readonly onTheme: (theme: Theme) => void;
  /** Hears what the application menu is to show of the commands. */
  readonly onCommands: (offered: OfferedCommands) => void;
  /** Hears that a file was opened or saved. */
  readonly onRecent: () => void;
}

type Theme = 'dark' | 'light' | 'system';

/** What only a desktop can do, done by Electron. */
export function createShell({ window, show, onTheme, onCommands, onRecent }: ShellOptions): ShellPort {
  // A notice that nobody holds is collected, and its click with it.
  const notices = new Set<Notification>();
  let blocker: number | undefined;
  const choose = async (options: OpenDialogOptions) => {
    const parent = window();
    return (await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options))).filePaths;
  };
  return {
    async chooseOpen({ title, filters }) {
      const [path] = await choose({ title, filters: filters.map(plainFilter), properties: ['openFile'] });
      return path;
    },
    chooseSeveral: ({ title, filters }) =>
      choose({ title, filters: filters.map(plainFilter), properties: ['openFile', 'multiSelections'] }),
    chooseFolders: ({ title }) => choose({ title, properties: ['openDirectory', 'multiSelections'] }),
    async chooseFolder({ title }) {
      const [path] = await choose({ title, properties: ['openDirectory', 'createDirectory'] });
      return path;
    },
    async chooseSave({ title, suggestedPath, filters }) {
      const options = { title, defaultPath: suggestedPath, filters: filters.map(plainFilter) };
      const parent = window();
      const chosen = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
      return chosen.canceled || chosen.filePath === '' ? undefined : chosen.filePath;
    },
    showInFolder(path) {
      shell.showItemInFolder(path);
    },
    async openExternal(url) {
      if (!(await openLink(url))) throw new BadInputError('That address is not one Lumi Studio opens.');
    },
    async copyPicture(path) {
      const picture = new Blob([await readFile(path)], { type: 'image/png' });
      await clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    },
    notify({ title, body, onClick }) {
      if (!Notification.isSupported()) return;
      const notice = new Notification({ title, body });
      notices.add(notice);
      notice.on('click', () => {
        notices.delete(notice);
        show();
        onClick?.();
      });
      notice.on('close', () => {
        notices.delete(notice);
      });
      notice.show();
    },
    setProgress(fraction) {
      window()?.setProgressBar(fraction ?? -1);
    },
    setEdited(isEdited, title) {
      window()?.setTitle(title);
      window()?.setDocumentEdited(isEdited);
    },
    isFocused: () => window()?.isFocused() ?? false,
    setTheme(theme) {
      nativeTheme.themeSource = theme;
      onTheme(theme);
    },
    setCommands: onCommands,
    keepAwake(isWanted) {
      if (isWanted) blocker ??= powerSaveBlocker.start('prevent-app-suspension');
      else if (blocker !== undefined) {
        powerSaveBlocker.stop(blocker);
        blocker = undefined;
      }
    },
    paste() {
      window()?.webContents.paste();
    },
    startDrag({ path, icon }) {
      window()?.webContents.startDrag({ file: path, icon });
    },
    addRecent(path) {
      app.addRecentDocument(path);
      onRecent();
    },
    quit() {
      app.quit();
    },
    restart() {
      // Only where it does end: the user may stay.
      app.once('quit', () => {
        app.relaunch();
      });
      app.quit();
    },
  };
}

/** Electron's own arrays are not read-only. */
function plainFilter({ name, extensions }: FileFilter) {
  return { name, extensions: [...extensions] };
}
