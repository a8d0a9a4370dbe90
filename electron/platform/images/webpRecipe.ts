import {
  damaged,
  MAX_BLOCKS,
  MAX_RECIPE_BYTES,
  type Part,
  type PictureFile,
  type RecipeFormat,
} from './PictureFile.ts';
import { recipeInXmp, xmpWith } from './xmp.ts';

const HEADER_BYTES = 12;
const HAS_XMP = 0x04;
const HAS_ALPHA = 0x10;

interface Chunk {
  readonly type: string;
  readonly at: number;
  /** Bytes of its data; the file pads it to an even number. */
  readonly length: number;
  readonly end: number;
}

/** A property in the file's XMP. @see https://developers.google.com/speed/webp/docs/riff_container */
export const webpRecipe: RecipeFormat = {
  embed: async (file, json) => {
    const chunks = await chunksOf(file);
    const first = chunks[0];
    if (!first) throw damaged();
    const xmp = xmpWith(await xmpOf(file, chunks), json);
    if (xmp === undefined && first.type !== 'VP8X') return [{ from: 0, to: file.size }];
    const kept = chunks.filter(({ type }) => type !== 'XMP ' && type !== 'VP8X');
    const parts: Part[] = [
      await extendedHeader(file, first, xmp !== undefined),
      ...kept.map(({ at, end }) => ({ from: at, to: end })),
      ...(xmp === undefined ? [] : [chunk('XMP ', Buffer.from(xmp))]),
    ];
    const bytes = parts.reduce(
      (sum, part) => sum + (part instanceof Uint8Array ? part.length : part.to - part.from),
      0,
    );
    const riff = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
    riff.writeUInt32LE(bytes + 4, 4);
    return [riff, ...parts];
  },
  read: async (file) => recipeInXmp(await xmpOf(file, await chunksOf(file))),
};

async function chunksOf(file: PictureFile): Promise<readonly Chunk[]> {
  const chunks: Chunk[] = [];
  let at = HEADER_BYTES;
  while (chunks.length < MAX_BLOCKS && at + 8 <= file.size) {
    const head = await file.bytes(at, 8);
    const length = head.readUInt32LE(4);
    if (at + 8 + length > file.size) throw damaged();
    // Some writers leave out the last padding byte.
    const end = Math.min(at + 8 + length + (length % 2), file.size);
    chunks.push({ type: head.toString('latin1', 0, 4), at, length, end });
    at = end;
  }
  return chunks;
}

async function xmpOf(file: PictureFile, chunks: readonly Chunk[]): Promise<string | undefined> {
  const found = chunks.find(({ type }) => type === 'XMP ');
  if (!found || found.length > MAX_RECIPE_BYTES * 2) return undefined;
  return (await file.bytes(found.at + 8, found.length)).toString('utf8');
}

/** The VP8X chunk that a file with metadata must begin with, made from the picture's own header where there is none. */
async function extendedHeader(file: PictureFile, first: Chunk, hasXmp: boolean): Promise<Buffer> {
  const data = first.type === 'VP8X' ? await file.bytes(first.at + 8, 10) : await headerFrom(file, first);
  data.writeUInt8((data.readUInt8(0) & ~HAS_XMP) | (hasXmp ? HAS_XMP : 0), 0);
  return chunk('VP8X', data);
}

async function headerFrom(file: PictureFile, { type, at }: Chunk): Promise<Buffer> {
  const data = Buffer.alloc(10);
  const head = await file.bytes(at + 8, 10);
  if (type === 'VP8 ') {
    data.writeUIntLE(Math.max(0, (head.readUInt16LE(6) & 0x3fff) - 1), 4, 3);
    data.writeUIntLE(Math.max(0, (head.readUInt16LE(8) & 0x3fff) - 1), 7, 3);
  } else if (type === 'VP8L') {
    const bits = head.readUInt32LE(1);
    data.writeUInt8((bits >>> 28) & 1 ? HAS_ALPHA : 0, 0);
    data.writeUIntLE(bits & 0x3fff, 4, 3);
    data.writeUIntLE((bits >>> 14) & 0x3fff, 7, 3);
  } else {
    throw damaged();
  }
  return data;
}

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}
