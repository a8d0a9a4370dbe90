import type { Announcement } from '#shared/api/contract';
import { commandFacts, type CommandId } from '#shared/api/commandTable';

/**
 * Whether a page hears what is announced. It says so once its session is open; its door says when it has gone. A command that begins
 * something waits for it here; one about what is on screen means nothing without a screen.
 */
export class Attendance {
  readonly #announce: (announcement: Announcement) => void;
  #isThere = false;
  #waiting: readonly CommandId[] = [];

  constructor(announce: (announcement: Announcement) => void) {
    this.#announce = announce;
  }

  get isThere(): boolean {
    return this.#isThere;
  }

  /** A page hears from now on. Gives the commands that waited for it. */
  begin(): readonly CommandId[] {
    this.#isThere = true;
    const waited = this.#waiting;
    this.#waiting = [];
    return waited;
  }

  /** The page has gone, died or is being loaded again. */
  end(): void {
    this.#isThere = false;
  }

  /** Has a page do what was chosen in the application menu. */
  command(id: CommandId): void {
    if (this.#isThere) this.#announce({ kind: 'command', id });
    else if (commandFacts(id).needsNoPage) this.#waiting = [...this.#waiting, id];
  }
}
