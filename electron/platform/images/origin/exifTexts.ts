import { textOf } from '../PictureFormat.ts';
import type { PictureText } from './Origin.ts';
import { commentText, utf16Text } from './commentText.ts';

/** Tags that hold words. @see https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf */
const NAMES: ReadonlyMap<number, string> = new Map([
  [0x010e, 'ImageDescription'],
  [0x0131, 'Software'],
  [0x9286, 'UserComment'],
  [0x9c9c, 'Comment'],
]);
const SUB_DIRECTORY = 0x8769;
const COMMENT = 0x9286;
const WINDOWS_COMMENT = 0x9c9c;
const ENTRY_BYTES = 12;
const MAX_ENTRIES = 1000;
/** As ComfyUI writes into whatever tag is free: `prompt:{…}`. @see https://github.com/comfyanonymous/ComfyUI/blob/master/comfy_extras/nodes_images.py */
const KEYED = /^\s*(prompt|workflow|parameters|invokeai_metadata|sui_image_params|[a-z_]{1,40})\s*:\s*(?=[{["])/i;

/** The texts in an EXIF block, with or without the heading it has in a JPEG. What does not fit together gives as much as it does. */
export function exifTexts(block: Buffer): readonly PictureText[] {
  const tiff = block.toString('latin1', 0, 6) === 'Exif\0\0' ? block.subarray(6) : block;
  const order = tiff.toString('latin1', 0, 4);
  if (tiff.length < 8 || (order !== 'II*\0' && order !== 'MM\0*')) return [];
  const isLittle = order === 'II*\0';
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number): number => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const texts: PictureText[] = [];
  /** What entries point at, together: each could point at all of the block. */
  let left = tiff.length;
  const read = (directory: number, isSub: boolean): void => {
    if (directory + 2 > tiff.length) return;
    const count = Math.min(short(directory), MAX_ENTRIES);
    for (let index = 0; index < count; index++) {
      const at = directory + 2 + index * ENTRY_BYTES;
      if (at + ENTRY_BYTES > tiff.length) return;
      const [tag, kind, length] = [short(at), short(at + 2), long(at + 4)];
      if (tag === SUB_DIRECTORY && !isSub) read(long(at + 8), true);
      const isWords = kind === 2 || tag === COMMENT || tag === WINDOWS_COMMENT;
      const from = length <= 4 ? at + 8 : long(at + 8);
      const held = Math.min(length, tiff.length - from);
      if (!isWords || held <= 0 || held > left) continue;
      left -= held;
      const found = named(tag, tiff.subarray(from, from + held), isLittle);
      if (held === length) texts.push(...found);
      // Savers cut a graph where a JPEG has no more room. That there was one is to be told.
      else
        texts.push(
          ...found.flatMap((each) => (/^\s*\{/.test(each.text) ? [{ ...each, fault: 'cut-off' as const }] : [])),
        );
    }
  };
  read(long(4), false);
  return texts;
}

function named(tag: number, bytes: Buffer, isLittle: boolean): readonly PictureText[] {
  if (tag === COMMENT) return [{ key: 'UserComment', text: commentText(bytes, isLittle) }];
  if (tag === WINDOWS_COMMENT) return [{ key: 'Comment', text: utf16Text(bytes, true) }];
  const end = bytes.indexOf(0);
  const text = textOf(end < 0 ? bytes : bytes.subarray(0, end));
  const keyed = KEYED.exec(text.slice(0, 100));
  if (keyed?.[1] !== undefined) return [{ key: keyed[1], text: text.slice(keyed[0].length) }];
  const key = NAMES.get(tag);
  return key === undefined ? [] : [{ key, text }];
}
