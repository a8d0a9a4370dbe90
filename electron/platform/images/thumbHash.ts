import type { Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';

/** px; a thumbhash is made of no larger picture. */
const SIDE = 100;

/** About 25 bytes that a blurred picture in the right ratio can be drawn from, base64. @see https://evanw.github.io/thumbhash/ */
export async function thumbHash(picture: Sharp): Promise<string> {
  const { data, info } = await picture
    .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
}
