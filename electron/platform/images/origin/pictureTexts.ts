import { inflateSync } from 'node:zlib';
import { jpegXmp } from '../jpegXmp.ts';
import { MAX_RECIPE_BYTES, type PictureFile } from '../PictureFile.ts';
import { dataOf, headOf, textOf, type Block, type Layout } from '../PictureFormat.ts';
import { keywordOf, pngText } from '../pngText.ts';
import { exifTexts } from './exifTexts.ts';
import type { PictureText } from './Origin.ts';
import { xmpTexts } from './xmpTexts.ts';

/** Of all texts of a file, unpacked; UTF-16 units. */
const MAX_TOTAL = 4 * MAX_RECIPE_BYTES;
const MAX_TEXTS = 1000;
/** Segments of a JPEG that one block of EXIF is spread over. */
const MAX_PARTS = 128;
const XMP = 'XML:com.adobe.xmp';
/** As ImageMagick writes what PNG once had no chunk for: lines of hex behind a line of its own. */
const RAW = /^Raw profile type (exif|APP1|xmp)$/i;
/** What graphs of ComfyUI are named. */
const GRAPH = /^(?:workflow|prompt)$/i;
const EXIF = 'Exif\0\0';

/** The texts a picture file carries, by name, in their order: within limits, and of what is damaged as many as can be read. */
export async function pictureTexts(file: PictureFile, kind: string, layout: Layout): Promise<readonly PictureText[]> {
  const texts: PictureText[] = [];
  let total = 0;
  const read = kind === 'image/png' ? ofPng : kind === 'image/jpeg' ? ofJpeg : ofWebp;
  for (const [place, block] of layout.blocks.entries()) {
    for (const found of await read(file, block, layout.blocks.slice(place + 1, place + 1 + MAX_PARTS))) {
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
  if (!found) return GRAPH.test(keyword) ? [{ key: keyword, text: '{', fault: data ? 'damaged' : 'too-large' }] : [];
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

async function ofJpeg(file: PictureFile, block: Block, following: readonly Block[]): Promise<readonly PictureText[]> {
  if (block.type === 'fe') {
    const data = (await dataOf(file, block)) ?? Buffer.alloc(0);
    return data.toString('latin1', 0, 12) === 'lumi-recipe ' ? [] : [{ key: 'Comment', text: textOf(data) }];
  }
  if (!(await isExif(file, block, true))) return [];
  const parts = [(await dataOf(file, block)) ?? Buffer.alloc(0)];
  for (const next of following) {
    if (!(await isExif(file, next, false))) break;
    parts.push((await file.bytes(next.dataAt, next.dataEnd - next.dataAt)).subarray(EXIF.length));
  }
  return exifTexts(Buffer.concat(parts));
}

/** Whether a segment is EXIF, and begins it: what has no room in one goes on in those behind it, which have the heading alone. */
async function isExif(file: PictureFile, block: Block, begins: boolean): Promise<boolean> {
  if (block.type !== 'e1') return false;
  const head = (await headOf(file, block, EXIF.length + 4)).toString('latin1');
  return head.startsWith(EXIF) && /^(?:II\*\0|MM\0\*)$/.test(head.slice(EXIF.length)) === begins;
}

async function ofWebp(file: PictureFile, block: Block): Promise<readonly PictureText[]> {
  if (block.type === 'EXIF') return exifTexts((await dataOf(file, block)) ?? Buffer.alloc(0));
  if (block.type !== 'XMP ') return [];
  return xmpTexts((await dataOf(file, block, 2 * MAX_RECIPE_BYTES))?.toString('utf8') ?? '');
}
