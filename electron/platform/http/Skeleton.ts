import { ProviderResponseError } from '#shared/errors/providerErrors';

/** Of one string. Room for the longest text a model says: 65,536 tokens; a signature or an encrypted thought is longer. */
const MAX_STRING_BYTES = 256 * 1024;
/** The same, once half of the room is taken: room for a reason, a number, an address. */
const SHORT_STRING_BYTES = 256;
/** Of the longest escape, `\u0000`. */
const ESCAPE_BYTES = 6;
const BACKSLASH = 0x5c;
const ELLIPSIS = Buffer.from('…');

/**
 * The text of a reply without its pictures, copied together from many small pieces. Of a long string only the head is kept, with “…” behind
 * it: whatever else a reply tells, the picture in it is paid for.
 */
export class Skeleton {
  readonly #maxBytes: number;
  #buffer = Buffer.allocUnsafe(4096);
  #used = 0;
  /** Of the string that is being added. */
  #stringBytes = 0;
  #isCut = false;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Whatever stands between strings, quotes included, and strings that must stay whole. @throws ProviderResponseError when it becomes too large. */
  add(bytes: Uint8Array): void {
    this.#stringBytes = 0;
    this.#isCut = false;
    this.#append(bytes);
  }

  /** More of the inside of a JSON string, in order; `add` ends it. @throws as `add`. */
  addString(bytes: Uint8Array): void {
    if (this.#isCut) return;
    const short = SHORT_STRING_BYTES - this.#stringBytes;
    const left = Math.max(this.#maxBytes / 2 - this.#used, short);
    const room = Math.floor(Math.min(left, MAX_STRING_BYTES - this.#stringBytes));
    this.#append(bytes.subarray(0, room));
    this.#stringBytes += Math.min(bytes.length, room);
    if (bytes.length > room) this.#cut(bytes[room]);
  }

  /** Without the byte order mark, if there is one. */
  toString(): string {
    return new TextDecoder().decode(this.#buffer.subarray(0, this.#used));
  }

  /** Ends the string where it is, but within no letter and no escape. `next`: the first byte that is left out. */
  #cut(next: number | undefined): void {
    const start = this.#used - this.#stringBytes;
    let end = this.#used;
    for (let byte = next; byte !== undefined && isContinuation(byte) && end > start;) byte = this.#buffer[--end];
    const slash = this.#buffer.subarray(Math.max(start, end - ESCAPE_BYTES), end).lastIndexOf(BACKSLASH);
    if (slash >= 0) end = Math.max(start, end - ESCAPE_BYTES) + slash + 1;
    // In a run of backslashes it cannot be told which of them escape.
    while (end > start && this.#buffer[end - 1] === BACKSLASH) end--;
    this.#used = end;
    this.#append(ELLIPSIS);
    this.#isCut = true;
  }

  #append(bytes: Uint8Array): void {
    const needed = this.#used + bytes.length;
    if (needed > this.#maxBytes) {
      throw new ProviderResponseError('The reply holds far more text than a reply with a picture should.', {
        hint: 'The provider may have billed this call.',
      });
    }
    if (needed > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
      this.#buffer.copy(larger, 0, 0, this.#used);
      this.#buffer = larger;
    }
    this.#buffer.set(bytes, this.#used);
    this.#used = needed;
  }
}

/** Of a letter of several bytes in UTF-8, any but the first. */
function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
