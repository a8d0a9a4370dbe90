import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, watch, writeFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

interface Window {
  close(): void;
}

/** How the application begins and ends, as `app` tells it. */
class Lifecycle {
  readonly app = new EventEmitter();
  readonly windows = new Set<Window>();
  readonly paths = new Map<string, string>([['userData', join(homedir(), '.config', 'stand-in')]]);
  isReady = false;
  isSandboxed = false;
  #ready: Promise<void> | undefined;
  #isQuitting = false;
  readonly #exits: (() => Promise<void>)[] = [];

  /** The files a Mac names before the application is ready; `STAND_IN_OPEN_FILE` holds one. */
  #nameFiles(): void {
    const path = process.env['STAND_IN_OPEN_FILE'];
    if (path !== undefined) this.app.emit('open-file', { preventDefault: () => undefined }, path);
  }

  /** Electron is ready only after the entry has run: a moment after it asked, at the earliest. */
  whenReady(): Promise<void> {
    this.#ready ??= new Promise((resolve) =>
      setImmediate(() => {
        this.#nameFiles();
        this.isReady = true;
        this.app.emit('ready');
        resolve();
      }),
    );
    return this.#ready;
  }

  userData(): string {
    return this.paths.get('userData') ?? '';
  }

  onExit(end: () => Promise<void>): void {
    this.#exits.push(end);
  }

  quit(): void {
    this.#isQuitting = true;
    if (!goesOn(this.app, 'before-quit')) this.#isQuitting = false;
    else if (this.windows.size === 0) this.#willQuit();
    else for (const window of this.windows) window.close();
  }

  /** A window that stays keeps the application. */
  refuseQuit(): void {
    this.#isQuitting = false;
  }

  windowClosed(): void {
    if (this.windows.size > 0) return;
    if (this.#isQuitting) this.#willQuit();
    else if (this.app.listenerCount('window-all-closed') > 0) this.app.emit('window-all-closed');
    else this.quit();
  }

  async exit(code: number): Promise<void> {
    for (const end of this.#exits) await end();
    process.exit(code);
  }

  #willQuit(): void {
    if (goesOn(this.app, 'will-quit')) void this.exit(0);
  }

  /** The first holds the folder; a later one leaves its words there and is told to go. */
  requestSingleInstanceLock(): boolean {
    const folder = this.userData();
    const lock = join(folder, 'stand-in.lock');
    const inbox = join(folder, 'stand-in.inbox');
    mkdirSync(inbox, { recursive: true });
    if (!take(lock)) {
      writeFileSync(join(inbox, `${process.pid}.json`), JSON.stringify({ words: process.argv, folder: process.cwd() }));
      return false;
    }
    process.on('exit', () => {
      rmSync(lock, { force: true });
    });
    const watcher = watch(inbox, () => {
      for (const name of readdirSync(inbox)) {
        const text = readFileSync(join(inbox, name), 'utf8');
        // Seen while it is being written, it is seen again.
        if (!text.endsWith('}')) continue;
        rmSync(join(inbox, name));
        const { words, folder: from } = JSON.parse(text) as { words: string[]; folder: string };
        this.app.emit('second-instance', {}, words, from, null);
      }
    });
    watcher.unref();
    return true;
  }
}

/** Tells of what is about to happen. Gives whether nobody objected. */
export function goesOn(emitter: EventEmitter, name: string): boolean {
  const event = { isPrevented: false, preventDefault: () => void (event.isPrevented = true) };
  emitter.emit(name, event);
  return !event.isPrevented;
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = Number(readFileSync(lock, 'utf8'));
    try {
      process.kill(holder, 0);
      return false;
    } catch {
      // Its holder was killed.
      writeFileSync(lock, String(process.pid));
      return true;
    }
  }
}

export const lifecycle = new Lifecycle();
