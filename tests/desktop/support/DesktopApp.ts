import type * as Electron from 'electron';
import type { Page } from 'playwright/test';
import type { FirstAsk } from '../standIn/BrowserWindow.ts';
import type { done } from '../standIn/electron.ts';

/** What a function sees that is run in the main process. `done` is the stand-in's record; a real Electron has none. */
export type Modules = Pick<
  typeof Electron,
  'app' | 'BrowserWindow' | 'dialog' | 'shell' | 'session' | 'Menu' | 'nativeTheme'
> & { readonly done: typeof done };

/** The application as it was built, running. */
export interface DesktopApp {
  readonly home: string;
  /** The window's page, also after it crashed or was opened anew. */
  page(): Promise<Page>;
  /** Runs a function in the main process. It sees nothing of the test but its argument. */
  evaluate<T, A>(work: (modules: Modules, arg: A) => T | Promise<T>, arg: A): Promise<T>;
  evaluate<T>(work: (modules: Modules) => T | Promise<T>): Promise<T>;
  /** All it said on stderr. */
  readonly log: () => string;
  /** What its page said on the console, errors too. */
  readonly pageLog: () => string;
  /** How far the start had come when the window was asked for; only the stand-in can tell. */
  readonly firstAsk: () => FirstAsk | undefined;
  /** The words it is started anew with once it has ended; only the stand-in can tell. */
  readonly relaunched: () => readonly string[] | undefined;
  /** Resolves with the exit code when the application has ended by itself. */
  readonly ended: Promise<number | null>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Ends it, asking nobody. */
  close(): Promise<void>;
}

export interface StartOptions {
  readonly home: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}

export const MAIN = new URL('../../../out/desktop/main.js', import.meta.url);
