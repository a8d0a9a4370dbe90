import sharp from 'sharp';

/** A picture of one colour in a format, as a camera or another program writes it. */
export function aCanvas(width = 60, height = 40, background = '#a63') {
  return sharp({ create: { width, height, channels: 3, background } });
}

/** Pictures of kinds that people have, by their names. */
export const SOME_PICTURES: Readonly<Record<string, () => Promise<Buffer>>> = {
  'a PNG': () => aCanvas().png().toBuffer(),
  'a JPEG': () => aCanvas().jpeg().toBuffer(),
  'a WebP': () => aCanvas().webp().toBuffer(),
  'an AVIF': () => aCanvas().avif({ effort: 0 }).toBuffer(),
  'a TIFF': () => aCanvas().tiff().toBuffer(),
  'an animated GIF': () => animated('gif'),
  'an animated WebP': () => animated('webp'),
  'a PNG of 16 bits': () => aCanvas().toColourspace('rgb16').png().toBuffer(),
  'a PNG with alpha': () => aCanvas().ensureAlpha(0.5).png().toBuffer(),
  'a JPEG of CMYK': () => aCanvas().toColourspace('cmyk').jpeg().toBuffer(),
};

/** Two frames, red and blue. */
async function animated(format: 'gif' | 'webp'): Promise<Buffer> {
  const frames = await Promise.all(['#f00', '#00f'].map((colour) => aCanvas(60, 40, colour).png().toBuffer()));
  const joined = sharp(frames, { join: { animated: true } });
  return format === 'gif' ? joined.gif().toBuffer() : joined.webp().toBuffer();
}

/** A JPEG that lies on its side: 40 wide and 60 high once it is turned upright, red above and blue below. */
export async function aTurnedJpeg(): Promise<Buffer> {
  const half = await aCanvas(30, 40, '#00f').png().toBuffer();
  // Turned by 90° clockwise, what is left comes to the top.
  return aCanvas(60, 40, '#f00')
    .composite([{ input: half, left: 30, top: 0 }])
    .withMetadata({ orientation: 6 })
    .jpeg({ chromaSubsampling: '4:4:4' })
    .toBuffer();
}
