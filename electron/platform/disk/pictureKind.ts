const FORMATS: readonly (readonly [mime: string, matches: (head: string) => boolean])[] = [
  ['image/png', (head) => head.startsWith('\x89PNG\r\n\x1a\n')],
  ['image/jpeg', (head) => head.startsWith('\xff\xd8\xff')],
  ['image/webp', (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP'],
  ['image/gif', (head) => /^GIF8[79]a/.test(head)],
  ['image/avif', (head) => head.slice(4, 8) === 'ftyp' && /avi[fs]/.test(head.slice(8))],
  ['image/heif', (head) => head.slice(4, 8) === 'ftyp' && /mif1|msf1|hei[cfmsx]|hev[cx]/.test(head.slice(8))],
  ['image/tiff', (head) => head.startsWith('II*\0') || head.startsWith('MM\0*')],
];

/** Bytes needed to tell. */
export const HEAD_BYTES = 32;

/**
 * The kind of a picture by its first bytes, whatever its name or a server says. `undefined` for anything else, and for SVG on purpose:
 * it is a program, not a picture.
 */
export function pictureKind(head: Uint8Array): string | undefined {
  const text = Buffer.from(head.subarray(0, HEAD_BYTES)).toString('latin1');
  return FORMATS.find(([, matches]) => matches(text))?.[0];
}

/** Kinds that people have, and that we cannot or will not open. */
const UNKNOWN: readonly (readonly [name: string, matches: RegExp])[] = [
  ['SVG drawing', /^(?:\xef\xbb\xbf)?\s*<(?:svg|\?xml|!DOCTYPE svg)/i],
  ['PDF', /^%PDF/],
  ['HEIC picture', /^[^]{4}ftyp(?:hei[cmsx]|hev[cmsx])/],
  ['JPEG XL picture', /^(?:\xff\x0a|\0\0\0\x0cJXL )/],
  ['JPEG 2000 picture', /^\0\0\0\x0cjP {2}/],
  ['BMP picture', /^BM/],
  ['Photoshop file', /^8BPS/],
  ['icon', /^\0\0\x01\0/],
];

/** What a file is that is no picture for us, in words; `undefined` where we do not know it either, or know it well. */
export function unknownKind(head: Uint8Array): string | undefined {
  const text = Buffer.from(head.subarray(0, HEAD_BYTES)).toString('latin1');
  return UNKNOWN.find(([, matches]) => matches.test(text))?.[0];
}
