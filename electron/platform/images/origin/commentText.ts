import { textOf } from '../PictureFormat.ts';

const HEADING_BYTES = 8;
/** Bytes looked at to tell how a text is written. */
const LOOK_BYTES = 512;

/**
 * The text of EXIF's `UserComment`: eight bytes say how it is written, and are not always right. `UNICODE` may be UTF-16 in either order,
 * whatever the order of the rest is, or UTF-8.
 */
export function commentText(bytes: Buffer, isLittle: boolean): string {
  const heading = bytes.toString('latin1', 0, HEADING_BYTES);
  const rest = bytes.subarray(HEADING_BYTES);
  if (heading.startsWith('UNICODE')) return wideText(rest, isLittle);
  const isHeaded = heading === 'ASCII\0\0\0' || heading === '\0'.repeat(HEADING_BYTES);
  return withoutEnd(textOf(isHeaded ? rest : bytes));
}

/** By where the zeros of its Latin letters stand. */
function wideText(bytes: Buffer, isLittle: boolean): string {
  const look = bytes.subarray(0, LOOK_BYTES);
  let [even, odd] = [0, 0];
  for (const [place, byte] of look.entries()) {
    if (byte !== 0) continue;
    if (place % 2 === 0) even++;
    else odd++;
  }
  if (even === 0 && odd === 0 && isUtf8(bytes)) return withoutEnd(textOf(bytes));
  return utf16Text(bytes, even === odd ? isLittle : odd > even);
}

export function utf16Text(bytes: Buffer, isLittle: boolean): string {
  const whole = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return withoutEnd((isLittle ? whole : whole.swap16()).toString('utf16le').replace(/^\uFEFF/, ''));
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    // That is the answer.
    return false;
  }
}

function withoutEnd(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
