import type { Announcement } from '#shared/api/contract';

/** Pictures that one announcement names. */
const MOST = 200;
/** ms after which those that wait are told of, at the next. */
const LONGEST_MS = 1000;

/** Tells pages of pictures that come in, many at once: each alone would have every list drawn anew. */
export class ImportNews {
  readonly #announce: (announcement: Announcement) => void;
  #ids: string[] = [];
  #told = 0;

  constructor(announce: (announcement: Announcement) => void) {
    this.#announce = announce;
  }

  add(id: string): void {
    this.#ids.push(id);
    if (this.#ids.length >= MOST || performance.now() - this.#told > LONGEST_MS) this.flush();
  }

  flush(): void {
    if (this.#ids.length > 0) this.#announce({ kind: 'pictures-imported', ids: this.#ids });
    this.#ids = [];
    this.#told = performance.now();
  }
}
