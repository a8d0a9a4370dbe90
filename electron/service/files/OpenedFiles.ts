import type { Announcement } from '#shared/api/contract';

/** Files to be opened that came from outside the page. They wait here: at the start there is no page yet to hear of them. */
export class OpenedFiles {
  readonly #grant: (path: string) => Promise<string>;
  readonly #announce: (announcement: Announcement) => void;
  #waiting: readonly string[] = [];

  constructor(grant: (path: string) => Promise<string>, announce: (announcement: Announcement) => void) {
    this.#grant = grant;
    this.#announce = announce;
  }

  /** @param path what the user pointed at: only ever from the system, never from a page */
  async add(path: string): Promise<void> {
    const file = await this.#grant(path);
    this.#waiting = [...this.#waiting.filter((waiting) => waiting !== file), file];
    this.#announce({ kind: 'open-file', file });
  }

  /** Those that wait, each given once. */
  take(): readonly string[] {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }
}
