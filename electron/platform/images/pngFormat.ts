import { crc32, deflateSync } from 'node:zlib';
import { bareExif } from './bareExif.ts';
import type { PictureFile } from './PictureFile.ts';
import { blockList, dataOf, rangeOf, type Block, type Layout, type Part, type PictureFormat } from './PictureFormat.ts';
import { keywordOf, pngText, type PngText } from './pngText.ts';
import { recipeInXmp, xmpWith } from './xmp.ts';

const KEYWORD = 'lumi-recipe';
/** The name by which all programs write XMP, and the one by which ImageMagick's older versions do: as lines of hex. */
const XMP = 'XML:com.adobe.xmp';
const HEX_XMP = 'Raw profile type xmp';
const SIGNATURE_BYTES = 8;
/** Length, type and checksum. */
const FRAME_BYTES = 12;
/** What says how the pixels look, or how they move. @see https://www.w3.org/TR/png-3/#4Concepts.FormatTypes */
const OF_PIXELS = /^(?:IHDR|PLTE|IDAT|IEND|tRNS|cHRM|gAMA|iCCP|sBIT|sRGB|cICP|mDCV|cLLI|bKGD|pHYs|acTL|fcTL|fdAT)$/;

/** An iTXt chunk right behind the header, so that readers need not pass the pixels; read wherever it stands. */
export const pngFormat: PictureFormat = {
  layout: chunks,
  isCredentials: (_file, { type }) => Promise.resolve(type === 'caBX'),
  recipe: async (file, { blocks }) => {
    for (const block of blocks) {
      const found = await recipeOf(file, block);
      if (found !== undefined) return found;
    }
    return undefined;
  },
  withRecipe: async (file, { blocks }, json) => {
    const parts: Part[] = [{ from: 0, to: SIGNATURE_BYTES }];
    for (const block of blocks) {
      if (block.type === 'caBX') continue;
      parts.push(...(await withoutRecipe(file, block)));
      if (block.type === 'IHDR' && json !== undefined) parts.push(textChunk(KEYWORD, json));
    }
    return [...parts, { from: blocks.at(-1)?.end ?? file.size, to: file.size }];
  },
  bare: async (file, { blocks }) => {
    const parts: Part[] = [{ from: 0, to: SIGNATURE_BYTES }];
    for (const block of blocks) {
      if (OF_PIXELS.test(block.type)) parts.push(rangeOf(block));
      const exif = block.type === 'eXIf' ? bareExif((await dataOf(file, block)) ?? Buffer.alloc(0)) : undefined;
      if (exif) parts.push(chunkOf('eXIf', exif));
    }
    return parts;
  },
};

async function chunks(file: PictureFile): Promise<Layout> {
  const { blocks, add } = blockList();
  let at = SIGNATURE_BYTES;
  while (at + FRAME_BYTES <= file.size) {
    const head = await file.bytes(at, 8);
    const type = head.toString('latin1', 4, 8);
    const end = at + FRAME_BYTES + head.readUInt32BE(0);
    if (end > file.size) break;
    add({ type, at, dataAt: at + 8, dataEnd: end - 4, end });
    at = end;
    if (type === 'IEND')
      return { blocks, isWhole: blocks[0]?.type === 'IHDR' && blocks.some((block) => block.type === 'IDAT') };
  }
  return { blocks, isWhole: false };
}

async function textIn(file: PictureFile, block: Block): Promise<PngText | undefined> {
  const keyword = await keywordOf(file, block);
  if (keyword !== KEYWORD && keyword !== XMP && keyword !== HEX_XMP) return undefined;
  const data = await dataOf(file, block);
  return data && pngText(block.type, data);
}

async function recipeOf(file: PictureFile, block: Block): Promise<string | undefined> {
  const found = await textIn(file, block);
  if (!found) return undefined;
  return found.keyword === KEYWORD ? found.text : recipeInXmp(packetOf(found));
}

async function withoutRecipe(file: PictureFile, block: Block): Promise<readonly Part[]> {
  if ((await keywordOf(file, block)) === KEYWORD) return [];
  const found = await textIn(file, block);
  const packet = found && packetOf(found);
  if (packet === undefined || recipeInXmp(packet) === undefined) return [rangeOf(block)];
  const rest = xmpWith(packet, undefined);
  return rest === undefined ? [] : [textChunk(XMP, rest)];
}

/** The hex stands behind a line of its own that says how long it is. */
function packetOf({ keyword, text }: PngText): string {
  if (keyword !== HEX_XMP) return text;
  const [, hex = ''] = /^\s*xmp\s+\d+\s+([\da-f\s]*)$/i.exec(text) ?? [];
  return Buffer.from(hex.replaceAll(/\s/g, ''), 'hex').toString('utf8');
}

/** No language, no translated keyword; XMP is not to be compressed. @see https://www.w3.org/TR/png-3/#11iTXt */
function textChunk(keyword: string, text: string): Buffer {
  const isCompressed = keyword !== XMP;
  const head = Buffer.from(`${keyword}\0${isCompressed ? '\x01' : '\0'}\0\0\0`, 'latin1');
  return chunkOf('iTXt', Buffer.concat([head, isCompressed ? deflateSync(text) : Buffer.from(text)]));
}

function chunkOf(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}
