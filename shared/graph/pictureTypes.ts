/** Facts of pictures that several folders go by. */

/** px; the widths thumbnails are made in. */
export const THUMBNAIL_WIDTHS = [160, 320, 640] as const;

/** px; what cannot be shown as it is, such as an SVG, is looked at in this width. */
export const DRAWN_WIDTH = 2048;
/** Of all pictures that are made to be shown. */
export const SHOWN_WIDTHS = [...THUMBNAIL_WIDTHS, DRAWN_WIDTH] as const;
export type ThumbnailWidth = (typeof SHOWN_WIDTHS)[number];

/** Whether a browser is never to be given the picture itself: an SVG is a program. */
export function isShownAsPixels(mime: string): boolean {
  return mime === 'image/svg+xml';
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'image/heif': 'heif',
  'image/heic': 'heic',
  'image/tiff': 'tiff',
  'image/svg+xml': 'svg',
};

/** The end of a file's name, without a dot, by what its bytes are; `bin` where we do not know them. */
export function pictureExtension(mime: string): string {
  return EXTENSIONS[mime] ?? 'bin';
}

/** The kind of a picture as people write it: `png`, `svg`. */
export function kindName(mime: string): string {
  return mime.replace(/^image\/|\+xml$/g, '');
}

/** What files are called, without a dot, that can be opened here. */
export const PICTURE_EXTENSIONS: readonly string[] = ['png', 'jpg', 'jpeg', 'webp', 'gif', 'avif', 'tif', 'tiff'];

/** The largest file of a picture that is put in from outside. */
export const MAX_PICTURE_BYTES = 256 * 2 ** 20;

/** The largest of one that is in memory only, such as what was copied: it goes from process to process as a whole. */
export const MAX_PASTED_BYTES = 64 * 2 ** 20;

/** UTF-16 units */
const MAX_PICTURE_NAME = 300;

/** What a picture's file was called, fit to be kept and shown: without its folders and without signs nobody sees. */
export function pictureName(given: string): string {
  const name = given
    .slice(-4 * MAX_PICTURE_NAME)
    .replace(/^.*[/\\]/su, '')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim();
  return name.slice(0, MAX_PICTURE_NAME).toWellFormed() || 'picture';
}
