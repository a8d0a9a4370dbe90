import type { Sharp } from 'sharp';
import { PictureError } from '#shared/errors/inputErrors';
import type { FlattenAs } from '#shared/graph/marks/Marks';
import { readMarkList } from '#shared/graph/marks/readMarks';
import type { PictureSize } from '#shared/graph/marks/markShapes';
import { marksSvg } from './marksSvg.ts';

interface FlattenTools {
  /** The picture to draw on. */
  readonly picture: Sharp;
  /** px, upright. */
  readonly size: PictureSize;
  /** Of the same size, in one colour. */
  readonly blank: (colour: string) => Sharp;
}

/**
 * The bytes of a PNG: the picture, upright and in sRGB with 8 bits, with marks drawn over it; or of the same size the marks
 * over nothing, or a mask, all opaque but for the marked areas. The same picture and marks give the same bytes.
 * @param given marks as they came from another process
 * @throws PictureError where they are none
 */
export async function flattenPicture(
  given: unknown,
  as: FlattenAs,
  { picture, size, blank }: FlattenTools,
): Promise<Buffer> {
  const marks = readMarkList(given);
  if (!marks) throw new PictureError('What is drawn on the picture cannot be read.');
  if (as === 'mask') {
    const input = Buffer.from(marksSvg(marks, size, 'areas'));
    return blank('#ffffff')
      .composite([{ input, blend: 'dest-out' }])
      .png()
      .toBuffer();
  }
  const input = Buffer.from(marksSvg(marks, size, 'marks'));
  if (as === 'marks') return blank('#00000000').composite([{ input }]).png().toBuffer();
  return picture.autoOrient().toColourspace('srgb').composite([{ input }]).png({ compressionLevel: 3 }).toBuffer();
}
