import { randomUUID } from 'node:crypto';
import type { Announcement } from '#shared/api/contract';

/** How many announcements are kept for a listener that lost its connection. */
const KEPT = 20_000;

export interface NumberedAnnouncement {
  /** Starts at 1 and has no gaps. */
  readonly id: number;
  readonly announcement: Announcement;
}

/** What was told, numbered, so that a listener can pick up where it left off. */
export class AnnouncementLog {
  /** Of this log alone: the numbers of another say nothing here. */
  readonly id = randomUUID();
  readonly #kept: NumberedAnnouncement[] = [];
  readonly #listeners = new Set<(item: NumberedAnnouncement) => void>();
  readonly #log: (error: unknown) => void;
  #last = 0;

  constructor(log: (error: unknown) => void) {
    this.#log = log;
  }

  add(announcement: Announcement): void {
    const item = { id: ++this.#last, announcement };
    this.#kept.push(item);
    // Trimmed in steps: shifting one by one would move the whole array each time.
    if (this.#kept.length > KEPT * 1.1) this.#kept.splice(0, this.#kept.length - KEPT);
    for (const listener of this.#listeners) {
      try {
        listener(item);
      } catch (caught) {
        // One listener's fault must end neither the others nor the run that speaks.
        this.#log(caught);
      }
    }
  }

  /** The number of the newest announcement; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  /** What came after this number, `most` of it, or `undefined` where some of it is no longer kept. */
  since(id: number, most = Infinity): readonly NumberedAnnouncement[] | undefined {
    const oldest = this.#kept[0]?.id ?? this.#last + 1;
    if (id > this.#last || id < oldest - 1) return undefined;
    const from = id - oldest + 1;
    return this.#kept.slice(from, from + most);
  }

  /** Gives its own unsubscribe. */
  subscribe(listener: (item: NumberedAnnouncement) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
