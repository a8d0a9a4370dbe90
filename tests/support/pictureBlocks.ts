import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** The kinds of pictures that can carry a recipe. */
export const CARRIERS = ['png', 'jpeg', 'webp'] as const;
export type Carrier = (typeof CARRIERS)[number];

const WIDTH = 61;
const HEIGHT = 43;

/** A small picture of noise, the same each time. */
export function aPicture(kind: Carrier | 'gif' | 'tiff' | 'avif', exif?: number): Promise<Buffer> {
  const noise = Buffer.from(Array.from({ length: WIDTH * HEIGHT * 3 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256));
  const image = sharp(noise, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
  return (exif === undefined ? image : image.withMetadata({ orientation: exif })).toFormat(kind).toBuffer();
}

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** A text chunk of each kind, as other programs write them. */
export const PNG_TEXTS: Readonly<Record<string, (keyword: string, text: string) => Buffer>> = {
  'tEXt in UTF-8': (keyword, text) => pngChunk('tEXt', Buffer.from(`${keyword}\0${text}`)),
  'zTXt in UTF-8': (keyword, text) =>
    pngChunk('zTXt', Buffer.concat([Buffer.from(`${keyword}\0\0`), deflateSync(text)])),
  'plain iTXt': (keyword, text) => pngChunk('iTXt', Buffer.from(`${keyword}\0\0\0\0\0${text}`)),
  'iTXt with a language': (keyword, text) =>
    pngChunk('iTXt', Buffer.from(`${keyword}\0\0\0x-default\0recept č\0${text}`)),
  'compressed iTXt': (keyword, text) =>
    pngChunk('iTXt', Buffer.concat([Buffer.from(`${keyword}\0\x01\0cs\0recept\0`, 'latin1'), deflateSync(text)])),
};

/** A PNG with more chunks, right behind its header or right before its end. */
export function withChunks(png: Buffer, place: 'before' | 'behind', ...chunks: readonly Buffer[]): Buffer {
  const at = place === 'before' ? 33 : png.length - 12;
  return Buffer.concat([png.subarray(0, at), ...chunks, png.subarray(at)]);
}

export function jpegSegment(marker: number, data: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** A JPEG with more segments, behind its first one. */
export function withSegments(jpeg: Buffer, ...segments: readonly Buffer[]): Buffer {
  const at = 4 + jpeg.readUInt16BE(4);
  return Buffer.concat([jpeg.subarray(0, at), ...segments, jpeg.subarray(at)]);
}

export function webpChunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** A WebP with more chunks at its end, and the header that says what of EXIF (8) and XMP (4) is in it. */
export function withWebpChunks(webp: Buffer, flags: number, ...chunks: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(10);
  header.writeUInt8(flags, 0);
  header.writeUIntLE(WIDTH - 1, 4, 3);
  header.writeUIntLE(HEIGHT - 1, 7, 3);
  const whole = Buffer.concat([webp.subarray(0, 12), webpChunk('VP8X', header), webp.subarray(12), ...chunks]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}

/** The blocks of a picture file, read as strictly as the formats are written: every checksum, length and sum must fit. */
export function blocksOf(bytes: Buffer): readonly { readonly type: string; readonly data: Buffer }[] {
  if (bytes[0] === 0x89) return pngBlocks(bytes);
  return bytes[0] === 0xff ? jpegBlocks(bytes) : webpBlocks(bytes);
}

function pngBlocks(bytes: Buffer) {
  const blocks = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    if (crc32(body) !== bytes.readUInt32BE(at + 8 + length)) throw new Error('A checksum does not fit.');
    blocks.push({ type: body.toString('latin1', 0, 4), data: body.subarray(4) });
    at += 12 + length;
  }
  if (blocks.at(-1)?.type !== 'IEND') throw new Error('No end.');
  return blocks;
}

/** Up to the pixels. */
function jpegBlocks(bytes: Buffer) {
  const blocks = [];
  for (let at = 2; ;) {
    if (bytes[at] !== 0xff) throw new Error('No marker.');
    const type = bytes.toString('hex', at + 1, at + 2);
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    blocks.push({ type, data: bytes.subarray(at + 4, end) });
    if (type === 'da') return blocks;
    at = end;
  }
}

function webpBlocks(bytes: Buffer) {
  if (bytes.readUInt32LE(4) !== bytes.length - 8) throw new Error('The length does not fit.');
  const blocks = [];
  for (let at = 12; at < bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    blocks.push({ type: bytes.toString('latin1', at, at + 4), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  const flags = blocks[0]?.type === 'VP8X' ? (blocks[0].data[0] ?? 0) : 0;
  for (const [type, flag] of [
    ['XMP ', 4],
    ['EXIF', 8],
  ] as const) {
    if (blocks.some((block) => block.type === type) !== (flags & flag) > 0)
      throw new Error(`The header lies of ${type}.`);
  }
  return blocks;
}

/** The picture with content credentials: a manifest that holds a hash of all other bytes, as C2PA's do. */
export async function signedPicture(kind: Carrier): Promise<Buffer> {
  const plain = await aPicture(kind);
  const base = kind === 'webp' ? withWebpChunks(plain, 0) : plain;
  const withManifest = (claim: Buffer): Buffer => {
    if (kind === 'png') return withChunks(base, 'before', pngChunk('caBX', claim));
    if (kind === 'webp') return withWebpChunks(plain, 0, webpChunk('C2PA', claim));
    const halves = [claim.subarray(0, 20), claim.subarray(20)];
    return withSegments(
      base,
      ...halves.map((half, index) => jpegSegment(0xeb, Buffer.concat([jumbfHead(index), half]))),
    );
  };
  const empty = withManifest(Buffer.alloc(36));
  return withManifest(claimFor(empty));
}

/** Whether what a manifest says of the other bytes is true; `undefined`: there is none. */
export function credentialsFit(bytes: Buffer): boolean | undefined {
  const manifest = blocksOf(bytes).filter(
    ({ type, data }) =>
      type === 'caBX' || type === 'C2PA' || (type === 'eb' && data.toString('latin1', 12, 16) === 'jumb'),
  );
  if (manifest.length === 0) return undefined;
  const claim = Buffer.concat(manifest.map(({ type, data }) => (type === 'eb' ? data.subarray(16) : data)));
  return claim.equals(claimFor(bytes));
}

function jumbfHead(index: number): Buffer {
  return Buffer.from(`JP\0\x01\0\0\0${String.fromCharCode(index + 1)}\0\0\0\x2cjumb`, 'latin1');
}

/** Of everything but the manifest's own blocks and the sums that cover them. */
function claimFor(bytes: Buffer): Buffer {
  const others = blocksOf(bytes).filter(({ type }) => type !== 'caBX' && type !== 'C2PA' && type !== 'eb');
  const hash = createHash('sha256');
  for (const { type, data } of others) hash.update(type).update(data);
  return Buffer.concat([Buffer.from('c2pa'), hash.digest()]);
}
