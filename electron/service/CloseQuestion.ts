import type { Announcement } from '#shared/api/contract';

/**
 * Whether a window may close. Only the page knows what is unsaved and how to save it, so it is asked; a page without changes is not, and
 * so need not be alive to answer.
 */
export class CloseQuestion {
  readonly #announce: (announcement: Announcement) => void;
  #isEdited = false;
  #answer: ((ok: boolean) => void) | undefined;

  constructor(announce: (announcement: Announcement) => void) {
    this.#announce = announce;
  }

  /** What the page said last. */
  get isEdited(): boolean {
    return this.#isEdited;
  }

  setEdited(isEdited: boolean): void {
    this.#isEdited = isEdited;
  }

  /** Whether a question waits for its answer. */
  get isOpen(): boolean {
    return this.#answer !== undefined;
  }

  /** Asks the page to save, discard or stay. Resolves to whether the window may close. A question still open is answered with no. */
  ask(): Promise<boolean> {
    if (!this.#isEdited) return Promise.resolve(true);
    this.#answer?.(false);
    return new Promise((resolve) => {
      this.#answer = resolve;
      this.#announce({ kind: 'close-requested' });
    });
  }

  /** The page's answer. Without a question it means nothing. */
  answer(ok: boolean): void {
    this.#answer?.(ok);
    this.#answer = undefined;
  }
}
