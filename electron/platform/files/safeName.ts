/** What the file systems of Windows, macOS and Linux all take as a name. */
import { FORBIDDEN_SIGNS, isReserved } from '#shared/graph/fileNames';

/** Windows drops these; a dot at the start hides a file elsewhere. Looked for in what is short only: each dot of a long row is tried anew. */
const LAST_DOTS = /[.\s]+$/u;
/** Linux counts a name in bytes of UTF-8, up to 255; the rest is for an extension and a number. */
const MAX_NAME_BYTES = 200;

export function hasForbiddenSigns(name: string): boolean {
  return name.search(FORBIDDEN_SIGNS) >= 0;
}

/** The nearest name all systems take, without extension, at most `maxLength` characters; `fallback` where nothing is left. */
export function safeName(text: string, maxLength: number, fallback: string): string {
  const plain = text.toWellFormed().normalize('NFC').replaceAll(FORBIDDEN_SIGNS, '-').replaceAll(/\s+/gu, ' ');
  const name = cutText(plain.replace(/^[.\s]+/u, ''), maxLength).replace(LAST_DOTS, '');
  if (name === '') return fallback;
  return isReserved(name) ? `_${name}` : name;
}

/** The beginning of a text, in whole characters, short enough for a file name. */
export function cutText(text: string, maxLength: number): string {
  let kept = '';
  let length = 0;
  for (const character of text) {
    if (++length > maxLength || Buffer.byteLength(kept + character) > MAX_NAME_BYTES) break;
    kept += character;
  }
  return kept;
}
