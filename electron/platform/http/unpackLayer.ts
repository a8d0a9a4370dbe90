import * as zlib from 'node:zlib';

type Bytes = AsyncIterable<Uint8Array>;

export type Packing = 'gzip' | 'deflate' | 'raw deflate' | 'br' | 'zstd';

/** What there is of data without an end is unpacked as if it ended there. */
export const FLUSH = { finishFlush: zlib.constants.Z_SYNC_FLUSH };
export const BROTLI_FLUSH = { finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH };

const createInflate = () => zlib.createInflateRaw(FLUSH);
const createBrotli = () => zlib.createBrotliDecompress(BROTLI_FLUSH);
const createZstd = () => zlib.createZstdDecompress({ finishFlush: zlib.constants.ZSTD_e_flush });
type Unpacker = ReturnType<typeof createInflate | typeof createBrotli | typeof createZstd>;

/**
 * Takes off one layer of packing. An error of the source comes behind all that came before it. What follows the packed data is ignored.
 *
 * The frames of gzip and zlib are read here: before an error Node drops up to 16 KB of output, and a wrong checksum, or what follows it, is
 * one. No checksum is compared: a picture shows by itself whether it is whole.
 */
export async function* unpackLayer(packed: Bytes, packing: Packing): Bytes {
  const input = new Input(packed);
  try {
    if (packing === 'gzip') yield* gunzip(input);
    else if (packing === 'br') yield* through(createBrotli(), input);
    else if (packing === 'zstd') yield* through(createZstd(), input);
    else {
      if (packing === 'deflate') await input.take(2);
      yield* through(createInflate(), input);
    }
  } finally {
    input.close();
  }
}

/** Any number of members. @see https://www.rfc-editor.org/rfc/rfc1952#page-5 */
async function* gunzip(input: Input): Bytes {
  while ((await input.take(2)).toString('latin1') === '\x1f\x8b') {
    const flags = (await input.take(8))[1] ?? 0;
    if (flags & 4) await input.take(Buffer.concat([await input.take(2), Buffer.alloc(2)]).readUInt16LE(0));
    if (flags & 8) await input.skipPast(0);
    if (flags & 16) await input.skipPast(0);
    if (flags & 2) await input.take(2);
    yield* through(createInflate(), input);
    await input.take(8);
  }
}

async function* through(unpacker: Unpacker, input: Input): Bytes {
  const fed = feed(unpacker, input);
  yield* unpacker;
  const failure = await fed;
  if (failure) throw failure.cause;
}

/** One chunk at a time: what follows the packed data is then the end of the last one, and is put back. Never rejects. */
async function feed(unpacker: Unpacker, input: Input): Promise<{ readonly cause: unknown } | undefined> {
  let bytes = 0;
  try {
    for (let chunk = await input.next(); chunk; chunk = await input.next()) {
      const piece = chunk;
      await new Promise((resolve) => unpacker.write(piece, resolve));
      bytes += piece.length;
      const unused = bytes - unpacker.bytesWritten;
      if (unused === 0) continue;
      input.putBack(piece.subarray(piece.length - unused));
      return undefined;
    }
    unpacker.end();
    return undefined;
  } catch (cause) {
    unpacker.end();
    return { cause };
  }
}

/** Bytes in their order, of which some may be put back. */
class Input {
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

  /** So many bytes; fewer only where there are no more. */
  async take(bytes: number): Promise<Buffer> {
    const taken: Uint8Array[] = [];
    let missing = bytes;
    while (missing > 0) {
      const chunk = await this.next();
      if (!chunk) break;
      taken.push(chunk.subarray(0, missing));
      this.putBack(chunk.subarray(missing));
      missing -= Math.min(missing, chunk.length);
    }
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
