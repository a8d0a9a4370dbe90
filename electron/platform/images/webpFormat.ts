import { BadInputError } from '#shared/errors/inputErrors';
import { bareExif } from './bareExif.ts';
import { damaged, MAX_RECIPE_BYTES, type PictureFile } from './PictureFile.ts';
import { blockList, dataOf, rangeOf, type Block, type Layout, type Part, type PictureFormat } from './PictureFormat.ts';
import { recipeInXmp, xmpWith } from './xmp.ts';

const HEADER_BYTES = 12;
const HAS_XMP = 0x04;
const HAS_EXIF = 0x08;
const HAS_ALPHA = 0x10;
/** Signs of XML take more room than those of the recipe they stand for. */
const MAX_XMP_BYTES = MAX_RECIPE_BYTES * 2;
const OF_PIXELS = /^(?:VP8X|VP8 |VP8L|ALPH|ANIM|ANMF|ICCP)$/;

/** A property in the file's XMP. @see https://developers.google.com/speed/webp/docs/riff_container */
export const webpFormat: PictureFormat = {
  layout: chunks,
  isCredentials: (_file, { type }) => Promise.resolve(type === 'C2PA'),
  recipe: async (file, { blocks }) => recipeInXmp(await xmpOf(file, blocks)),
  withRecipe: async (file, { blocks }, json) => {
    const xmp = xmpWith(await xmpOf(file, blocks), json);
    const data = xmp === undefined ? undefined : Buffer.from(xmp);
    if (data && data.length > MAX_XMP_BYTES) {
      throw new BadInputError('The recipe is too long to be put into a WebP.', { hint: 'Export without it.' });
    }
    const kept = blocks.filter(({ type }) => type !== 'XMP ' && type !== 'VP8X' && type !== 'C2PA');
    const parts = riff([
      ...(data || blocks[0]?.type === 'VP8X' ? [await header(file, blocks, HAS_XMP, data ? HAS_XMP : 0)] : []),
      ...kept.flatMap(padded),
      ...(data ? [chunk('XMP ', data)] : []),
    ]);
    return [...parts, { from: blocks.at(-1)?.end ?? file.size, to: file.size }];
  },
  bare: async (file, { blocks }) => {
    const found = blocks.find(({ type }) => type === 'EXIF');
    const exif = found && bareExif((await dataOf(file, found)) ?? Buffer.alloc(0));
    const kept = blocks.filter(({ type }) => OF_PIXELS.test(type) && type !== 'VP8X');
    const isExtended = blocks[0]?.type === 'VP8X';
    return riff([
      ...(isExtended ? [await header(file, blocks, HAS_XMP | HAS_EXIF, exif ? HAS_EXIF : 0)] : []),
      ...kept.flatMap(padded),
      ...(isExtended && exif ? [chunk('EXIF', exif)] : []),
    ]);
  },
};

async function chunks(file: PictureFile): Promise<Layout> {
  const { blocks, add } = blockList();
  if (file.size < HEADER_BYTES) return { blocks, isWhole: false };
  const fileEnd = 8 + (await file.bytes(4, 4)).readUInt32LE(0);
  const last = Math.min(fileEnd, file.size);
  let at = HEADER_BYTES;
  while (at + 8 <= last) {
    const head = await file.bytes(at, 8);
    const dataEnd = at + 8 + head.readUInt32LE(4);
    if (dataEnd > last) break;
    // Some writers leave out the last padding byte.
    const end = Math.min(dataEnd + (dataEnd % 2), last);
    add({ type: head.toString('latin1', 0, 4), at, dataAt: at + 8, dataEnd, end });
    at = end;
  }
  const hasPixels = blocks.some(({ type }) => /^(?:VP8 |VP8L|ANMF)$/.test(type));
  return { blocks, isWhole: hasPixels && at === last && fileEnd <= file.size + 1 };
}

async function xmpOf(file: PictureFile, blocks: readonly Block[]): Promise<string | undefined> {
  const found = blocks.find(({ type }) => type === 'XMP ');
  return found && (await dataOf(file, found, MAX_XMP_BYTES))?.toString('utf8');
}

/** The chunk that a file with metadata must begin with, made from the picture's own header where there is none. */
async function header(file: PictureFile, blocks: readonly Block[], cleared: number, set: number): Promise<Buffer> {
  const first = blocks[0];
  if (!first) throw damaged();
  const data = first.type === 'VP8X' ? await file.bytes(first.dataAt, 10) : await headerFrom(file, first);
  data.writeUInt8((data.readUInt8(0) & ~cleared) | set, 0);
  return chunk('VP8X', data);
}

async function headerFrom(file: PictureFile, { type, dataAt }: Block): Promise<Buffer> {
  const data = Buffer.alloc(10);
  const head = await file.bytes(dataAt, 10);
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

function riff(parts: readonly Part[]): readonly Part[] {
  const bytes = parts.reduce((sum, part) => sum + (part instanceof Uint8Array ? part.length : part.to - part.from), 0);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(bytes + 4, 4);
  return [head, ...parts];
}

/** With the padding byte that the last chunk of a file may lack. */
function padded(block: Block): readonly Part[] {
  return (block.end - block.at) % 2 === 0 ? [rangeOf(block)] : [rangeOf(block), Buffer.alloc(1)];
}

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}
