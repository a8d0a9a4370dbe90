import { nativeTheme, screen, type BrowserWindow } from 'electron';
import type { WindowLook } from './createWindow.ts';
import { placeWindow, readWindowState, writeWindowState, type WindowState, type WindowTheme } from './windowState.ts';

/** ms; a drag of a window tells hundreds of places. */
const REST_MS = 500;
/** The canvas of `renderer/src/ui/styles/tokens.css`, which stands there before the page does. */
const GROUND = { dark: '#0e0f12', light: '#f2f3f5' } as const;

/** Remembers where a window was and how it looked, from one start to the next. Use it once the application is ready. */
export class WindowMemory {
  readonly #folder: string;
  #state: WindowState;

  /** @param folder the data folder */
  constructor(folder: string) {
    this.#folder = folder;
    this.#state = readWindowState(folder);
    nativeTheme.themeSource = this.#state.theme;
  }

  /** How to make the next window. */
  look(): WindowLook {
    const main = screen.getPrimaryDisplay();
    const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
    return {
      ...placeWindow(
        this.#state.bounds,
        [main, ...others].map(({ workArea }) => workArea),
      ),
      backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    };
  }

  /** Maximises a new window where the last one was, and writes down what becomes of it. */
  watch(window: BrowserWindow): void {
    if (this.#state.isMaximized) window.maximize();
    let rest: NodeJS.Timeout | undefined;
    const keep = () => {
      clearTimeout(rest);
      this.#keep({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
    };
    const later = () => {
      clearTimeout(rest);
      rest = setTimeout(keep, REST_MS);
    };
    window.on('resize', later);
    window.on('move', later);
    window.on('maximize', later);
    window.on('unmaximize', later);
    window.on('close', keep);
    window.once('closed', () => {
      clearTimeout(rest);
    });
  }

  /** The theme the page shows. */
  setTheme(theme: WindowTheme): void {
    if (theme !== this.#state.theme) this.#keep({ theme });
  }

  #keep(changed: Partial<WindowState>): void {
    this.#state = { ...this.#state, ...changed };
    try {
      writeWindowState(this.#folder, this.#state);
    } catch {
      // A full disk must not keep a window from closing; all that is lost is its place.
    }
  }
}
