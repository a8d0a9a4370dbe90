import { pipeline } from 'node:stream/promises';
import { createInflate } from 'node:zlib';
import { FileWindow } from './FileWindow.ts';

/** Hears the texts of a file: each piece by piece, then its end. */
export interface TextListener {
  addText(bytes: Uint8Array): void;
  endText(): void;
}

/** Of one text, unpacked; more is no text of a picture. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
/** Keyword, language and flags before a packed text. */
const MAX_PREFIX_BYTES = 4096;
/** Many times those of the largest pictures. */
const MAX_BLOCKS = 200_000;
const OF_PIXELS = /^(?:IHDR|PLTE|IDAT|fdAT|tRNS|VP8X|VP8 |VP8L|ALPH|ANIM|ANMF)$/;

/** A range of the file, `to` not included. `undefined`: the next one goes on with its text. */
interface Block {
  readonly type: string | undefined;
  readonly from: number;
  readonly to: number;
}

/**
 * Hands on all that a picture file holds beside its pixels, unpacked: comments, texts, EXIF, XMP, profiles. Of a file that is damaged, or of
 * a kind not known here, as far as it can be read: what is in its bytes as they are is for others to look at. Gives whether the kind is known.
 * @throws the system's error where the file cannot be read
 */
export async function readTexts(path: string, listener: TextListener): Promise<boolean> {
  await using file = await FileWindow.open(path);
  const blocks = blocksOf(file, await file.bytes(0, 12));
  if (!blocks) return false;
  let count = 0;
  for await (const block of blocks) {
    if (++count > MAX_BLOCKS) return false;
    for await (const piece of file.pieces(block.from, block.to)) listener.addText(piece);
    if (block.type === undefined) continue;
    listener.endText();
    const packedFrom = await packedPart(file, block);
    if (packedFrom === undefined) continue;
    await unpack(file.pieces(packedFrom, block.to), listener);
    listener.endText();
  }
  return true;
}

/** By the first bytes: what a file is called tells nothing. */
function blocksOf(file: FileWindow, head: Buffer): AsyncIterable<Block> | undefined {
  const text = head.toString('latin1');
  if (text.startsWith('\x89PNG')) return chunks(file, 8, (at) => at.readUInt32BE(0), 4, 4);
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP')
    return chunks(file, 12, (at) => at.readUInt32LE(4), 0, 0);
  if (text.startsWith('\xff\xd8')) return segments(file);
  if (text.startsWith('GIF8')) return comments(file);
  return undefined;
}

/** Of PNG and WebP. `typeAt`: where in the head of eight bytes the type stands; `tail`: bytes behind the data. */
async function* chunks(
  file: FileWindow,
  start: number,
  lengthOf: (head: Buffer) => number,
  typeAt: number,
  tail: number,
): AsyncGenerator<Block> {
  for (let at = start; at + 8 <= file.size;) {
    const head = await file.bytes(at, 8);
    const type = head.toString('latin1', typeAt, typeAt + 4);
    const from = at + 8;
    const to = Math.min(from + lengthOf(head), file.size);
    if (!OF_PIXELS.test(type)) yield { type, from, to };
    // WebP pads to even numbers, PNG ends with a checksum.
    at = to + (tail || (to - from) % 2);
  }
}

/** Of JPEG, up to the pixels. A fill byte may stand before any marker. @see ITU-T T.81, annex B */
async function* segments(file: FileWindow): AsyncGenerator<Block> {
  for (let at = 2; at + 4 <= file.size;) {
    const head = await file.bytes(at, 4);
    const marker = head.readUInt8(1);
    if (head.readUInt8(0) !== 0xff || marker === 0xda) return;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const to = Math.min(at + 2 + Math.max(2, head.readUInt16BE(2)), file.size);
    if (marker === 0xfe || (marker >= 0xe0 && marker <= 0xef)) yield { type: undefined, from: at + 4, to };
    at = to;
  }
}

/** Of GIF: extensions, whose text comes in pieces of up to 255 bytes with their lengths between. @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
async function* comments(file: FileWindow): AsyncGenerator<Block> {
  const table = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + table((await file.bytes(10, 1)).at(0) ?? 0);
  while (at + 2 <= file.size) {
    const head = await file.bytes(at, 10);
    const isExtension = head[0] === 0x21;
    if (!isExtension && head[0] !== 0x2c) return;
    at += isExtension ? 2 : 11 + table(head[9] ?? 0);
    for (;;) {
      const length = (await file.bytes(at, 1)).at(0) ?? 0;
      at += 1;
      if (length === 0) break;
      if (isExtension) yield { type: undefined, from: at, to: Math.min(at + length, file.size) };
      at += length;
    }
  }
}

/** Where the packed text of a block begins. @see https://www.w3.org/TR/png-3/#11textinfo */
async function packedPart(file: FileWindow, { type, from, to }: Block): Promise<number | undefined> {
  if (type !== 'zTXt' && type !== 'iTXt' && type !== 'iCCP') return undefined;
  const head = await file.bytes(from, Math.min(MAX_PREFIX_BYTES, to - from));
  const keyword = head.indexOf(0);
  if (keyword < 0) return undefined;
  if (type !== 'iTXt') return from + keyword + 2;
  const language = head.indexOf(0, keyword + 3);
  const translated = head.indexOf(0, language + 1);
  return head[keyword + 1] === 1 && language >= 0 && translated >= 0 ? from + translated + 1 : undefined;
}

async function unpack(packed: AsyncIterable<Buffer>, listener: TextListener): Promise<void> {
  let bytes = 0;
  try {
    await pipeline(packed, createInflate(), async (unpacked: AsyncIterable<Buffer>) => {
      for await (const piece of unpacked) {
        listener.addText(piece);
        bytes += piece.length;
        if (bytes > MAX_UNPACKED_BYTES) return;
      }
    });
  } catch (caught) {
    // What is damaged was heard as far as it could be unpacked; what is too long is left without its end.
    if (!(caught instanceof Error && 'code' in caught && /^(?:Z_|ERR_STREAM_)/.test(String(caught.code)))) throw caught;
  }
}
