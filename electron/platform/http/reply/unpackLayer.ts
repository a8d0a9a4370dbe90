import * as zlib from 'node:zlib';
import { PackedInput } from './PackedInput.ts';

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
 * The frames of gzip, zlib and Zstandard are read here: before an error Node drops up to 16 KB of output, and a wrong checksum, or what
 * follows it, is one. No checksum is compared: a picture shows by itself whether it is whole.
 */
export async function* unpackLayer(packed: Bytes, packing: Packing): Bytes {
  const input = new PackedInput(packed);
  try {
    if (packing === 'gzip') yield* gunzip(input);
    else if (packing === 'br') yield* through(createBrotli(), input);
    else if (packing === 'zstd') yield* unpackZstd(input);
    else {
      if (packing === 'deflate') await input.take(2);
      yield* through(createInflate(), input);
    }
  } finally {
    input.close();
  }
}

/** Any number of members. @see https://www.rfc-editor.org/rfc/rfc1952#page-5 */
async function* gunzip(input: PackedInput): Bytes {
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

/** Any number of frames. @see https://www.rfc-editor.org/rfc/rfc8878#section-3.1.1 */
async function* unpackZstd(input: PackedInput): Bytes {
  for (;;) {
    const start = await input.take(5);
    const flags = start[4];
    if (flags === undefined || start.readUInt32LE(0) !== 0xfd2fb528) return;
    const hasChecksum = (flags & 4) !== 0;
    start[4] = flags & ~4;
    yield* through(createZstd(), new PackedInput(frameOf(input, start)));
    if (hasChecksum) await input.take(4);
  }
}

/** One frame up to its checksum, which its start denies. */
async function* frameOf(input: PackedInput, start: Buffer): Bytes {
  yield start;
  const flags = start[4] ?? 0;
  const isSingle = (flags & 32) !== 0;
  const idBytes = [0, 1, 2, 4][flags & 3] ?? 0;
  const lengthBytes = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  yield* input.pass((isSingle ? 0 : 1) + idBytes + lengthBytes);
  for (let isLast = false; !isLast;) {
    const block = await input.take(3);
    yield block;
    if (block.length < 3) return;
    const header = block.readUIntLE(0, 3);
    isLast = (header & 1) !== 0;
    // A block of one byte that is repeated tells how often.
    yield* input.pass(((header >> 1) & 3) === 1 ? 1 : header >> 3);
  }
}

async function* through(unpacker: Unpacker, input: PackedInput): Bytes {
  const fed = feed(unpacker, input);
  yield* unpacker;
  const failure = await fed;
  if (failure) throw failure.cause;
}

/** One chunk at a time: what follows the packed data is then the end of the last one, and is put back. Never rejects. */
async function feed(unpacker: Unpacker, input: PackedInput): Promise<{ readonly cause: unknown } | undefined> {
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
