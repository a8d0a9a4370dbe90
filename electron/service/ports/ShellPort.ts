import type { CallInput } from '#shared/api/contract';

export type OfferedCommands = CallInput<'app.setCommands'>;

/** What only a desktop application can do. Made real in `electron/hosts/desktop`; a door without a desktop has none. */
export interface ShellPort {
  /** Asks for a file to read. `undefined`: the user chose none. */
  chooseOpen(options: { readonly title: string; readonly filters: readonly FileFilter[] }): Promise<string | undefined>;
  /** The same for any number of files. Empty: the user chose none. */
  chooseSeveral(options: {
    readonly title: string;
    readonly filters: readonly FileFilter[];
  }): Promise<readonly string[]>;
  /** Asks for folders to read. Empty: the user chose none. */
  chooseFolders(options: { readonly title: string }): Promise<readonly string[]>;
  /** Asks for a folder to write into. `undefined`: the user chose none. */
  chooseFolder(options: { readonly title: string }): Promise<string | undefined>;
  /** Asks where to write. The user has confirmed it where a file of that name exists. `undefined`: the user chose none. */
  chooseSave(options: {
    readonly title: string;
    /** An absolute path, or a name only. */
    readonly suggestedPath: string;
    readonly filters: readonly FileFilter[];
  }): Promise<string | undefined>;
  /** Shows a file in the system's file manager. Only for paths this side came up with itself. */
  showInFolder(path: string): void;
  /** Opens an address in the system's browser. @throws BadInputError for any that is not https on a known host. */
  openExternal(url: string): Promise<void>;
  /** Puts the picture of a PNG file on the clipboard. */
  copyPicture(path: string): Promise<void>;
  notify(options: { readonly title: string; readonly body: string; readonly onClick?: () => void }): void;
  /** Progress on the dock or taskbar, 0–1; `null` takes it away. */
  setProgress(fraction: number | null): void;
  /** The window's title, and its mark for unsaved changes where the platform has one. */
  setEdited(isEdited: boolean, title: string): void;
  isFocused(): boolean;
  /** The theme of the window's frame, menus and dialogs. */
  setTheme(theme: 'dark' | 'light' | 'system'): void;
  /** Commands that would do nothing now, and those whose switch is on, as the application menu shows them. */
  setCommands(offered: OfferedCommands): void;
  /** While true, the computer does not fall asleep by itself; its screen may. */
  keepAwake(isWanted: boolean): void;
  /** Pastes what is on the clipboard where the focus of the page is. */
  paste(): void;
  /** Makes the drag under way in the page one of a file. `icon`: a small PNG shown under the cursor. */
  startDrag(dragged: { readonly path: string; readonly icon: string }): void;
  /** Adds to the system's own list of recent documents. */
  addRecent(path: string): void;
  quit(): void;
  /** Ends the application as `quit` does, and starts it again. */
  restart(): void;
}

/** A kind of file in a dialog; extensions without their dot. */
export interface FileFilter {
  readonly name: string;
  readonly extensions: readonly string[];
}
