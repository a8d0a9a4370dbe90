import { looksLikeKey } from '#shared/graph/keyShapes';
import type { KeyFinder } from './KeyFinder.ts';

/** Longer than any shape is until it is known for one. Characters. */
const SHAPE_OVERLAP = 256;

/**
 * Looks for keys in bytes, such as those of a picture file, which come piece by piece: a key may lie across two of them. Live keys are
 * looked for anywhere, shapes in what is text only: base64 within a file, or bytes that were packed, may have one by chance.
 */
export class KeyScan {
  readonly #finder: KeyFinder;
  #hasFound = false;
  #lastBytes = '';
  #lastText = '';

  constructor(finder: KeyFinder) {
    this.#finder = finder;
  }

  get hasFound(): boolean {
    return this.#hasFound;
  }

  /** The next bytes of the file. */
  addBytes(bytes: Uint8Array): void {
    const joined = this.#lastBytes + latin1(bytes);
    this.#hasFound ||= this.#finder.isIn(joined);
    this.#lastBytes = tail(joined, this.#finder.longest);
  }

  /**
   * The next bytes of a text inside of it. In UTF-16 every second byte of a key is a zero, so they are looked through without as well; base64
   * and hexadecimal digits are often broken into lines, so live keys are looked for without blanks too.
   */
  addText(bytes: Uint8Array): void {
    const joined = this.#lastText + latin1(bytes);
    const narrow = joined.replaceAll('\0', '');
    this.#hasFound ||=
      looksLikeKey(joined) ||
      looksLikeKey(narrow) ||
      this.#finder.isIn(narrow) ||
      this.#finder.isIn(narrow.replaceAll(/\s/g, ''));
    this.#lastText = tail(joined, 2 * Math.max(this.#finder.longest, SHAPE_OVERLAP));
  }

  /** What comes next has nothing to do with what came. */
  endText(): void {
    this.#lastText = '';
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function tail(text: string, length: number): string {
  return length === 0 ? '' : text.slice(-length);
}
