import type { Sharp } from 'sharp';

/** How a text begins that lies in the lowest bits of a picture, column by column. */
const BEGINNINGS = ['stealth_pnginfo', 'stealth_pngcomp', 'stealth_rgbinfo', 'stealth_rgbcomp'];
const BITS = 15 * 8;

interface Pixels {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number; readonly channels: number };
}

/**
 * The pixels without the text that hides in their lowest bits, as NovelAI writes it; `undefined`: there is none. Nobody sees the difference.
 * @see https://github.com/NovelAI/novelai-image-metadata
 */
export async function withoutHiddenText(picture: Sharp): Promise<Pixels | undefined> {
  const pixels = await picture.raw().toBuffer({ resolveWithObject: true });
  const { data, info } = pixels;
  if (info.channels < 3 || info.width * info.height < BITS) return undefined;
  const inAlpha = info.channels === 4 && begins(pixels, [3]);
  const inColours = begins(pixels, [0, 1, 2]);
  if (!inAlpha && !inColours) return undefined;
  for (let at = 0; at < data.length; at += info.channels) {
    if (inAlpha) data[at + 3] = (data[at + 3] ?? 0) | 1;
    if (inColours) for (let channel = 0; channel < 3; channel++) data[at + channel] = (data[at + channel] ?? 0) & 0xfe;
  }
  return pixels;
}

function begins({ data, info: { width, height, channels } }: Pixels, read: readonly number[]): boolean {
  let text = '';
  let [byte, bits] = [0, 0];
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      for (const channel of read) {
        byte = (byte << 1) | ((data[(y * width + x) * channels + channel] ?? 0) & 1);
        if (++bits % 8 !== 0) continue;
        text += String.fromCharCode(byte & 0xff);
        byte = 0;
        if (bits === BITS) return BEGINNINGS.includes(text);
        if (!BEGINNINGS.some((known) => known.startsWith(text))) return false;
      }
    }
  }
  return false;
}
