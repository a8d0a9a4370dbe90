import { rewritePicture } from './rewritePicture.ts';

/**
 * Writes a new file with the same pixels, colours and turn, byte for byte, and nothing else: no texts, no EXIF, no XMP, no content
 * credentials, nothing behind the picture's end. `dest` must not exist.
 * @throws PictureError for anything but PNG, JPEG and WebP, and for a picture that is not whole; StorageError
 */
export async function stripPicture(source: string, dest: string): Promise<void> {
  await rewritePicture(source, dest, (format, file, layout) => format.bare(file, layout));
}
