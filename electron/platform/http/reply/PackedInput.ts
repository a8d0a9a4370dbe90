type Bytes = AsyncIterable<Uint8Array>;

/** Bytes in their order, of which some may be put back. */
export class PackedInput {
  readonly #source: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = Buffer.alloc(0);

  constructor(source: Bytes) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** A chunk, never an empty one; undefined at the end. */
  async next(): Promise<Uint8Array | undefined> {
    let chunk = this.#rest;
    this.#rest = Buffer.alloc(0);
    while (chunk.length === 0) {
      const next = await this.#source.next();
      if (next.done === true) return undefined;
      chunk = next.value;
    }
    return chunk;
  }

  /** Takes what is left of the chunk that came last. */
  putBack(rest: Uint8Array): void {
    this.#rest = rest;
  }

  /** So many bytes as they come; fewer only where there are no more. */
  async *pass(bytes: number): Bytes {
    let missing = bytes;
    while (missing > 0) {
      const chunk = await this.next();
      if (!chunk) return;
      this.putBack(chunk.subarray(missing));
      const passed = chunk.subarray(0, missing);
      missing -= passed.length;
      yield passed;
    }
  }

  /** So many bytes; fewer only where there are no more. */
  async take(bytes: number): Promise<Buffer> {
    const taken: Uint8Array[] = [];
    for await (const chunk of this.pass(bytes)) taken.push(chunk);
    return Buffer.concat(taken);
  }

  async skipPast(byte: number): Promise<void> {
    for (let chunk = await this.next(); chunk; chunk = await this.next()) {
      const at = chunk.indexOf(byte);
      if (at === -1) continue;
      this.putBack(chunk.subarray(at + 1));
      return;
    }
  }

  /** Without waiting: a source that is silent would keep its reader from leaving. */
  close(): void {
    this.#source.return?.().catch(() => undefined);
  }
}
