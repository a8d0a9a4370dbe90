import { app, dialog, type BrowserWindow } from 'electron';
import type { App } from '../openApp.ts';

/**
 * The way out. Unsaved work is asked about by the page, which knows how to save it; pictures still in the making by the system's own
 * dialog. Calls in flight are paid for, so they may end and are kept.
 */
export class Leaving {
  readonly #opened: () => App | undefined;
  #window: BrowserWindow | undefined;
  #isQuitting = false;
  #isAsking = false;
  #mayGo = false;
  #isUnresponsive = false;

  /** @param opened the application, once it is open */
  constructor(opened: () => App | undefined) {
    this.#opened = opened;
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
      void this.#end();
    });
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
    });
    window.on('unresponsive', () => (this.#isUnresponsive = true));
    window.on('responsive', () => (this.#isUnresponsive = false));
    // The page's own warning, for browsers; here the question has been asked.
    window.webContents.on('will-prevent-unload', (event) => {
      event.preventDefault();
    });
  }

  /** On a Mac an application lives on without windows. */
  get #isLastWindowTheEnd(): boolean {
    return process.platform !== 'darwin';
  }

  async #ask(): Promise<void> {
    if (this.#isAsking && !this.#isUnresponsive) return;
    this.#isAsking = true;
    try {
      this.#mayGo = (await this.#mayStopRuns()) && (await this.#mayDropChanges());
    } finally {
      this.#isAsking = false;
    }
    if (!this.#mayGo) this.#isQuitting = false;
    else if (this.#isQuitting || this.#isLastWindowTheEnd) app.quit();
    else this.#window?.close();
  }

  async #mayStopRuns(): Promise<boolean> {
    const isTheEnd = this.#isQuitting || this.#isLastWindowTheEnd;
    if (!isTheEnd || !this.#opened()?.service.runs.isBusy) return true;
    return this.#confirm({
      message: 'Pictures are still being made.',
      detail: 'Calls in flight are paid for: they may end, and their pictures are kept. No further ones are made.',
      go: 'Stop and quit',
      stay: 'Keep running',
    });
  }

  async #mayDropChanges(): Promise<boolean> {
    const closing = this.#opened()?.service.closing;
    if (!this.#window || !closing?.isEdited) return true;
    if (!this.#isUnresponsive) return closing.ask();
    return this.#confirm({
      message: 'The window does not answer, and it holds unsaved changes.',
      detail: 'What was written down for recovery is offered at the next start.',
      go: 'Close anyway',
      stay: 'Wait',
    });
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
    const { response } = await (this.#window
      ? dialog.showMessageBox(this.#window, options)
      : dialog.showMessageBox(options));
    return response === 0;
  }

  /** Closes the application behind the window: calls in flight end, the library is closed. */
  async #end(): Promise<void> {
    try {
      await this.#opened()?.[Symbol.asyncDispose]();
    } finally {
      app.exit(0);
    }
  }
}
