/** Facts of pictures that several folders go by. */

/** px; the widths thumbnails are made in. */
export const THUMBNAIL_WIDTHS = [160, 320, 640] as const;
export type ThumbnailWidth = (typeof THUMBNAIL_WIDTHS)[number];

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'image/heif': 'heif',
  'image/heic': 'heic',
  'image/tiff': 'tiff',
};

/** The end of a file's name, without a dot, by what its bytes are; `bin` where we do not know them. */
export function pictureExtension(mime: string): string {
  return EXTENSIONS[mime] ?? 'bin';
}
