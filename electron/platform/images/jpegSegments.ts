import { WINDOW_BYTES, type PictureFile } from './PictureFile.ts';
import { blockList, type Layout } from './PictureFormat.ts';

export const MARKERS = { comment: 'fe', scan: 'da', end: 'd9' } as const;
/** What lies between segments: fill bytes, and pixels. */
export const BETWEEN = 'between';
const FIRST_LOOK_BYTES = 256;

/** All segments of a JPEG, named by their marker in hex, through to its end. @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf annex B */
export async function jpegSegments(file: PictureFile): Promise<Layout> {
  const { blocks, add } = blockList();
  let hasScan = false;
  for (let at = 2; at < file.size;) {
    const found = await nextMarker(file, at);
    if (found === undefined) break;
    if (found.at > at) add({ type: BETWEEN, at, dataAt: at, dataEnd: found.at, end: found.at });
    ({ at } = found);
    const isAlone = found.type === MARKERS.end || found.type === 'd8' || found.type === '01';
    if (!isAlone && at + 4 > file.size) break;
    const end = at + 2 + (isAlone ? 0 : (await file.bytes(at + 2, 2)).readUInt16BE(0));
    if (end > file.size || (!isAlone && end < at + 4)) break;
    add({ type: found.type, at, dataAt: isAlone ? end : at + 4, dataEnd: end, end });
    at = end;
    hasScan ||= found.type === MARKERS.scan;
    if (found.type === MARKERS.end) return { blocks, isWhole: hasScan };
  }
  return { blocks, isWhole: false };
}

/** The next marker of a segment. In the pixels a zero follows each 255, or the number of a restart. */
async function nextMarker(
  file: PictureFile,
  from: number,
): Promise<{ readonly at: number; readonly type: string } | undefined> {
  let length = FIRST_LOOK_BYTES;
  for (let at = from; at + 1 < file.size;) {
    const bytes = await file.bytes(at, Math.min(length, file.size - at));
    for (
      let index = bytes.indexOf(0xff);
      index >= 0 && index + 1 < bytes.length;
      index = bytes.indexOf(0xff, index + 1)
    ) {
      const marker = bytes.readUInt8(index + 1);
      const isMarker = marker !== 0 && marker !== 0xff && (marker < 0xd0 || marker > 0xd7);
      if (isMarker) return { at: at + index, type: marker.toString(16).padStart(2, '0') };
    }
    // The last byte may be the first of a marker.
    at += bytes.length - 1;
    length = Math.min(length * 4, WINDOW_BYTES);
  }
  return undefined;
}
