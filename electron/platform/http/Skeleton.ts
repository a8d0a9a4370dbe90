import { ProviderResponseError } from '#shared/errors/providerErrors';

/** The text of a reply without its pictures, copied together from many small pieces. */
export class Skeleton {
  readonly #maxBytes: number;
  #buffer = Buffer.allocUnsafe(4096);
  #used = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** @throws ProviderResponseError when it becomes too large. */
  add(bytes: Uint8Array): void {
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

  /** Without the byte order mark, if there is one. */
  toString(): string {
    return new TextDecoder().decode(this.#buffer.subarray(0, this.#used));
  }
}
