import { setTimeout as wait } from 'node:timers/promises';
import { app, dialog, type BrowserWindow } from 'electron';
import type { App } from '../openApp.ts';
import { bringToFront } from './bringToFront.ts';
import type { FilesToOpen } from './FilesToOpen.ts';

/** What is kept of what was open is written that long, ms. */
const MOST_FORGETTING_MS = 2000;

export interface LeavingOptions {
  /** The application, once it is open. */
  readonly opened: () => App | undefined;
  /** Brings the window to the front, or a new one. */
  readonly show: () => void;
  readonly files: FilesToOpen;
}

/**
 * The way out. Unsaved work is asked about by the page, which knows how to save it; pictures still in the making by the system's own
 * dialog. Calls in flight are paid for, so they may end and are kept; the window stays until they have, and what was done in it meanwhile
 * is asked about too: from then on the application begins no more runs, and stays as long as the user wants to. Who starts it meanwhile gets
 * it anew.
 */
export class Leaving {
  readonly #options: LeavingOptions;
  #window: BrowserWindow | undefined;
  #isQuitting = false;
  /** The attempt to leave that is under way. A later one takes its place where the page does not answer. */
  #attempt: object | undefined;
  #isConfirming = false;
  #mayGo = false;
  #isUnresponsive = false;
  #isEnding = false;
  #isWaiting = false;
  #stay: (() => void) | undefined;
  #ended: Promise<void> | undefined;

  constructor(options: LeavingOptions) {
    this.#options = options;
    app.on('before-quit', (event) => {
      this.#isQuitting = true;
      // With a window the question is asked as it closes.
      if (this.#window || this.#mayGo) return;
      event.preventDefault();
      void this.#ask();
    });
    app.on('window-all-closed', () => {
      if (this.#isLastWindowTheEnd || this.#isQuitting) app.quit();
    });
    app.on('will-quit', (event) => {
      event.preventDefault();
      this.#ended ??= this.#end();
    });
  }

  /** Whether it is settled that the application ends: it opens no more windows. */
  get isEnding(): boolean {
    return this.#isEnding;
  }

  watch(window: BrowserWindow): void {
    this.#window = window;
    this.#mayGo = false;
    window.on('close', (event) => {
      if (this.#mayGo) return;
      event.preventDefault();
      void this.#ask();
    });
    window.on('closed', () => {
      this.#window = undefined;
      this.#mayGo = this.#isQuitting;
      this.#opened?.service.closing.setEdited(false);
    });
    window.on('unresponsive', () => (this.#isUnresponsive = true));
    window.on('responsive', () => (this.#isUnresponsive = false));
    window.webContents.on('did-navigate', () => (this.#isUnresponsive = false));
    // The page's own warning, for browsers; here the question has been asked.
    window.webContents.on('will-prevent-unload', (event) => {
      event.preventDefault();
    });
    // Windows shuts down, and nothing else tells. Unsaved work is written down already; a call would be cut off though it is paid for.
    window.on('query-session-end', (event) => {
      if (this.#opened?.service.isBusy) event.preventDefault();
    });
  }

  /**
   * Quits though the page may hold unsaved work: what was written down of it is enough.
   * @param stay called where the user would rather wait for the pictures in the making
   */
  quitWithoutPage(stay: () => void): void {
    this.#stay = stay;
    this.#opened?.service.closing.setEdited(false);
    // What its page cannot bear comes back by being asked for, not by itself.
    void this.#forgetSessions().then(() => {
      app.quit();
    });
  }

  get #opened(): App | undefined {
    return this.#options.opened();
  }

  async #forgetSessions(): Promise<void> {
    const forgotten = this.#opened?.service.forgetSessions().catch(this.#opened.log);
    // A disk that does not answer keeps nobody here.
    await Promise.race([forgotten, wait(MOST_FORGETTING_MS)]);
  }

  /** On a Mac an application lives on without windows. */
  get #isLastWindowTheEnd(): boolean {
    return process.platform !== 'darwin';
  }

  get #isTheEnd(): boolean {
    return this.#isQuitting || this.#isLastWindowTheEnd;
  }

  /** Whether the page would not hear a question, or not answer it. */
  get #isPageDead(): boolean {
    return this.#isUnresponsive || !this.#opened?.service.attendance.isThere;
  }

  async #ask(): Promise<void> {
    if (this.#isWaiting || this.#isConfirming || (this.#attempt && !this.#isPageDead)) return;
    const attempt = {};
    this.#attempt = attempt;
    let mayGo = (await this.#mayStopRuns()) && (await this.#mayDropChanges());
    if (attempt !== this.#attempt) return;
    if (mayGo && this.#isTheEnd && (await this.#endRuns())) mayGo = await this.#mayDropChanges();
    if (attempt !== this.#attempt) return;
    this.#attempt = undefined;
    if (!mayGo) {
      this.#isQuitting = this.#isEnding;
      this.#stay?.();
      this.#stay = undefined;
      return;
    }
    this.#mayGo = true;
    if (this.#isTheEnd) app.quit();
    else this.#window?.close();
  }

  async #mayStopRuns(): Promise<boolean> {
    if (!this.#isTheEnd || !this.#opened?.service.isBusy) return true;
    return this.#confirm({
      message: 'Pictures are still being made.',
      detail: 'Calls in flight are paid for: they may end, and their pictures are kept. No further ones are made.',
      go: 'Stop and quit',
      stay: 'Keep running',
    });
  }

  async #mayDropChanges(): Promise<boolean> {
    const closing = this.#opened?.service.closing;
    if (!this.#window || !closing?.isEdited) return true;
    if (!this.#isPageDead) {
      bringToFront(this.#window);
      return closing.ask();
    }
    const isGivenUp = await this.#confirm({
      message: 'The window does not answer, and it holds unsaved changes.',
      detail: 'What was written down for recovery is offered at the next start.',
      go: 'Close anyway',
      stay: 'Wait',
    });
    if (isGivenUp) closing.setEdited(false);
    return isGivenUp;
  }

  async #confirm(question: Record<'message' | 'detail' | 'go' | 'stay', string>): Promise<boolean> {
    const options = {
      type: 'question' as const,
      message: question.message,
      detail: question.detail,
      buttons: [question.go, question.stay],
      defaultId: 1,
      cancelId: 1,
    };
    if (this.#window) bringToFront(this.#window);
    this.#isConfirming = true;
    try {
      const { response } = await (this.#window
        ? dialog.showMessageBox(this.#window, options)
        : dialog.showMessageBox(options));
      return response === 0;
    } finally {
      this.#isConfirming = false;
    }
  }

  /** Waits for calls in flight, in sight: the page says what is waited for. Gives whether there were any: the window can be used meanwhile. */
  async #endRuns(): Promise<boolean> {
    const service = this.#opened?.service;
    const isBusy = service?.isBusy ?? false;
    if (isBusy) this.#options.show();
    this.#isEnding = true;
    this.#options.files.hold();
    this.#isWaiting = true;
    await service?.close();
    this.#isWaiting = false;
    return isBusy;
  }

  /** Closes the application behind the window. */
  async #end(): Promise<void> {
    this.#isEnding = true;
    this.#options.files.hold();
    try {
      await this.#opened?.[Symbol.asyncDispose]();
    } finally {
      const words = this.#options.files.wordsOfNextStart();
      // An AppImage is not where it seems to run from: that place goes with it.
      const image = process.env['APPIMAGE'];
      if (words) app.relaunch({ args: [...words], ...(image !== undefined && { execPath: image }) });
      app.exit(0);
    }
  }
}
