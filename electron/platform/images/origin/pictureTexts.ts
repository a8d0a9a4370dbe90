import { inflateSync } from 'node:zlib';
import { jpegXmp } from '../jpegXmp.ts';
import { MAX_RECIPE_BYTES, type PictureFile } from '../PictureFile.ts';
import { dataOf, headOf, textOf, type Block, type Layout } from '../PictureFormat.ts';
import { keywordOf, pngText } from '../pngText.ts';
import { exifTexts } from './exifTexts.ts';
import type { PictureText } from './originOf.ts';
import { xmpTexts } from './xmpTexts.ts';

/** Of all texts of a file, unpacked; UTF-16 units. */
const MAX_TOTAL = 4 * MAX_RECIPE_BYTES;
const MAX_TEXTS = 1000;
const XMP = 'XML:com.adobe.xmp';
/** As ImageMagick writes what PNG once had no chunk for: lines of hex behind a line of its own. */
const RAW = /^Raw profile type (exif|APP1|xmp)$/i;

/** The texts a picture file carries, by name, in their order: within limits, and of what is damaged as many as can be read. */
export async function pictureTexts(file: PictureFile, kind: string, layout: Layout): Promise<readonly PictureText[]> {
  const texts: PictureText[] = [];
  let total = 0;
  const read = kind === 'image/png' ? ofPng : kind === 'image/jpeg' ? ofJpeg : ofWebp;
  for (const block of layout.blocks) {
    for (const found of await read(file, block)) {
      total += found.text.length;
      if (total > MAX_TOTAL || texts.length >= MAX_TEXTS) return texts;
      texts.push(found);
    }
  }
  if (kind !== 'image/jpeg') return texts;
  const { main, extended } = await jpegXmp(file, layout);
  return [...texts, ...[main, extended].flatMap((part) => (part ? xmpTexts(part.packet) : []))];
}

async function ofPng(file: PictureFile, block: Block): Promise<readonly PictureText[]> {
  if (block.type === 'eXIf') return exifTexts((await dataOf(file, block)) ?? Buffer.alloc(0));
  if (block.type === 'comf') return animated((await dataOf(file, block)) ?? Buffer.alloc(0));
  const keyword = await keywordOf(file, block);
  if (keyword === undefined) return [];
  const data = await dataOf(file, block);
  const found = data && pngText(block.type, data);
  if (!found) return [];
  if (keyword === XMP) return xmpTexts(found.text);
  const [, profile] = RAW.exec(keyword) ?? [];
  if (profile === undefined) return [{ key: keyword, text: found.text }];
  const bytes = hexIn(found.text);
  return profile === 'xmp' ? xmpTexts(bytes.toString('utf8')) : exifTexts(bytes);
}

/** Of an animation that ComfyUI saved. */
function animated(data: Buffer): readonly PictureText[] {
  const end = data.indexOf(0);
  return end < 0 ? [] : [{ key: data.toString('latin1', 0, end), text: textOf(data.subarray(end + 1)) }];
}

function hexIn(text: string): Buffer {
  const [, hex = ''] = /^\s*\w+\s+\d+\s+([\da-f\s]*)$/i.exec(text) ?? [];
  const bytes = Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');
  return bytes[0] === 0x78 ? unpacked(bytes) : bytes;
}

function unpacked(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: MAX_RECIPE_BYTES });
  } catch {
    // It only began like packed bytes, or is damaged.
    return bytes;
  }
}

async function ofJpeg(file: PictureFile, block: Block): Promise<readonly PictureText[]> {
  if (block.type === 'fe') {
    const data = (await dataOf(file, block)) ?? Buffer.alloc(0);
    return data.toString('latin1', 0, 12) === 'lumi-recipe ' ? [] : [{ key: 'Comment', text: textOf(data) }];
  }
  if (block.type !== 'e1' || (await headOf(file, block, 6)).toString('latin1') !== 'Exif\0\0') return [];
  return exifTexts((await dataOf(file, block)) ?? Buffer.alloc(0));
}

async function ofWebp(file: PictureFile, block: Block): Promise<readonly PictureText[]> {
  if (block.type === 'EXIF') return exifTexts((await dataOf(file, block)) ?? Buffer.alloc(0));
  if (block.type !== 'XMP ') return [];
  return xmpTexts((await dataOf(file, block, 2 * MAX_RECIPE_BYTES))?.toString('utf8') ?? '');
}
