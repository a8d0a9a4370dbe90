import { brotliDecompressSync, inflateRawSync } from 'node:zlib';
import { startsLikePicture } from './pictureStart.ts';
import { BROTLI_FLUSH, FLUSH, unpackLayer, type Packing } from './unpackLayer.ts';

type Bytes = AsyncIterable<Uint8Array>;

export interface Unpacked {
  readonly body: Bytes;
  /** Its first bytes; fewer only where there are no more. */
  readonly head: Buffer;
  /** Whether it was packed as was said, or not at all where nothing was said. */
  readonly isAsDeclared: boolean;
}

/** Enough to tell text from what is packed. */
const HEAD_BYTES = 512;
/** More would be made to do harm. */
const MAX_LAYERS = 3;

/**
 * A reply unpacked and in UTF-8. Its first bytes tell how it is packed; what was declared is asked only where they cannot. What a break leaves
 * is unpacked as far as it goes.
 */
export async function unpackReply(packed: Bytes, declared: string): Promise<Unpacked> {
  let { body, head } = await peek(packed);
  const found: Packing[] = [];
  for (let layer = 0; layer < MAX_LAYERS; layer++) {
    const packing = packingOf(head, declared);
    if (!packing) break;
    found.push(packing);
    ({ body, head } = await peek(unpackLayer(body, packing)));
  }
  const encoding = utf16Of(head);
  if (encoding) ({ body, head } = await peek(inUtf8(body, encoding)));
  const said = declared.split(/[\s,]+/).filter((word) => word !== '' && word !== 'identity');
  const meant = said.toReversed().map((word) => word.replace(/^x-/, ''));
  return { body, head, isAsDeclared: meant.join() === found.join().replace('raw ', '') };
}

/** @see https://www.rfc-editor.org/rfc/rfc1952#page-6, rfc1950#section-2.2 and rfc8878#section-3.1.1 */
function packingOf(head: Buffer, declared: string): Packing | undefined {
  if (head.length < 4) return undefined;
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head.readUInt32LE(0) === 0xfd2fb528) return 'zstd';
  if (isText(head) || startsLikePicture(head)) return undefined;
  if (head[0] === 0x78 && head.readUInt16BE(0) % 31 === 0) return 'deflate';
  if (UNMARKED['raw deflate'](head)) return 'raw deflate';
  if (UNMARKED.br(head)) return 'br';
  if (/\bbr\b/.test(declared)) return 'br';
  return /\bdeflate\b/.test(declared) ? 'raw deflate' : undefined;
}

/** Brotli and bare deflate have no mark: what unpacks to the beginning of an answer is packed so. */
const UNMARKED = {
  'raw deflate': (head: Buffer) => beginsAnswer(() => inflateRawSync(head, { ...FLUSH, ...PROBE })),
  br: (head: Buffer) => beginsAnswer(() => brotliDecompressSync(head, { ...BROTLI_FLUSH, ...PROBE })),
};
/** Some bytes may stand for very many. */
const PROBE = { maxOutputLength: 1024 * 1024 };

function beginsAnswer(unpack: () => Buffer): boolean {
  try {
    const start = unpack().subarray(0, HEAD_BYTES);
    return startsLikePicture(start) || (isText(start) && /^\uFEFF?\s*(?:[[{<"]|data:|:)/.test(start.toString('utf8')));
  } catch {
    return false;
  }
}

/** No file begins so, and nothing packed does. */
const JSON_START = /^(?:\xef\xbb\xbf)?\s*(?:data:\s*)?(?:\[\s*)*\{\s*"\w/;

/** Whether bytes are words rather than a file. Text holds none of these signs, but for JSON of a careless server. */
export function isText(head: Uint8Array): boolean {
  const hasSigns = head.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b));
  return !hasSigns || JSON_START.test(Buffer.from(head).toString('latin1'));
}

function utf16Of(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const start = head.toString('latin1', 0, 2);
  if (start === '\xff\xfe' || /^[{["]\0/.test(start)) return 'utf-16le';
  return start === '\xfe\xff' || /^\0[{["]/.test(start) ? 'utf-16be' : undefined;
}

async function* inUtf8(body: Bytes, encoding: string): Bytes {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of body) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

async function peek(body: Bytes): Promise<{ body: Bytes; head: Buffer }> {
  const source = body[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let bytes = 0;
  let failure: { readonly cause: unknown } | undefined;
  try {
    while (bytes < HEAD_BYTES) {
      const next = await source.next();
      if (next.done === true) break;
      held.push(next.value);
      bytes += next.value.length;
    }
  } catch (cause) {
    failure = { cause };
  }
  const again = async function* (): Bytes {
    yield* held;
    if (failure) throw failure.cause;
    yield* { [Symbol.asyncIterator]: () => source };
  };
  return { body: again(), head: Buffer.concat(held).subarray(0, HEAD_BYTES) };
}
