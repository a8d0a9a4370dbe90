/** The work on pixels, done in the picture process. The only importer of `sharp`. */
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { PictureError, StorageError } from '#shared/errors/inputErrors';
import { flattenPicture } from './flattenPicture.ts';
import { DRAWING, isDrawing, openDrawing, type Drawing } from './openDrawing.ts';
import { embedRecipe } from './embedRecipe.ts';
import { hasCredentials } from './hasCredentials.ts';
import type { ConvertFormat, ImageJob, Loss, Probed, Sample } from './imageJobs.ts';
import { HEAD_BYTES, pictureKind, unknownKind } from '../disk/pictureKind.ts';
import { withoutHiddenText } from './origin/hiddenText.ts';
import { readOrigin, type Metadata } from './origin/readOrigin.ts';
import { readRecipe } from './readRecipe.ts';
import { sampleSvg } from './sampleSvg.ts';
import { hasWideColours } from './hasWideColours.ts';
import { stripPicture } from './stripPicture.ts';
import { thumbHash } from './thumbHash.ts';

/** 16383 × 16383: what WebP can hold. Larger ones would take gigabytes to decode. */
const MAX_PIXELS = 0x3fff * 0x3fff;
const DECODE_TIMEOUT_S = 40;
/** So that a strip of 1:8 does not become a thumbnail longer than the screen. */
const MAX_THUMBNAIL_STRETCH = 4;

/**
 * What every picture of a kind ends with, though decoders do without. More may follow it.
 * @see https://www.w3.org/TR/png-3/#11IEND and https://www.w3.org/Graphics/JPEG/itu-t81.pdf B.1.1.3 (EOI)
 */
const ENDS: ReadonlyMap<string, Buffer> = new Map([
  ['image/png', Buffer.from('0000000049454e44ae426082', 'hex')],
  ['image/jpeg', Buffer.from('ffd9', 'hex')],
]);

sharp.cache(false);
sharp.concurrency(2);

/** @throws PictureError, StorageError, and whatever sharp throws for a picture it cannot read */
export async function doJob(job: ImageJob): Promise<unknown> {
  switch (job.kind) {
    case 'probe':
      return probe(job.path);
    case 'decode':
      return decode(job.path);
    case 'thumbnail':
      return thumbnail(job.source, job.dest, job.width, job.isLenient);
    case 'thumb-hash':
      return hashOf(job.path);
    case 'convert':
      return convert(job.source, job.dest, job.format, job.longSide);
    case 'read-recipe':
      return readRecipe(job.path);
    case 'read-origin':
      return readOrigin(job.path, job.beside, metadataOf);
    case 'clear-hidden':
      return clearHidden(job.source, job.dest);
    case 'has-credentials':
      return hasCredentials(job.path);
    case 'embed-recipe':
      return embedRecipe(job.source, job.dest, job.recipe ?? undefined);
    case 'strip':
      return stripPicture(job.source, job.dest);
    case 'flatten':
      return flatten(job);
    case 'draw':
      return draw(job.sample, job.dest);
  }
}

/** Reads the header only: a picture that is cut off further down passes. */
async function probe(path: string): Promise<Probed> {
  const { picture, mime, size } = await load(path, 'none');
  const { width, height } = size ?? (await picture.metadata()).autoOrient;
  return { width, height, mime };
}

/** Every pixel goes into one, so that all are decoded and none is kept. */
async function decode(path: string): Promise<Probed> {
  const { picture, mime } = await load(path);
  const end = ENDS.get(mime);
  if (end && !(await readFile(path)).includes(end)) throw new PictureError('The picture is cut off.');
  await picture.resize(1, 1, { fit: 'fill', fastShrinkOnLoad: false }).raw().toBuffer();
  return probe(path);
}

/** Strictly, it is the proof that the picture is whole. Gives its thumbhash. */
async function thumbnail(source: string, dest: string, width: number, isLenient: boolean): Promise<string> {
  const { picture } = await load(source, isLenient ? 'none' : 'truncated');
  const size = { width, height: width * MAX_THUMBNAIL_STRETCH, fit: 'inside', withoutEnlargement: true } as const;
  const small = picture.autoOrient().resize(size).webp({ quality: 80, effort: 2 });
  // Colours that sRGB lacks are kept, for screens that have them.
  const bytes = await (hasWideColours(await picture.metadata()) ? small.keepIccProfile() : small).toBuffer();
  await write(dest, bytes);
  return thumbHash(sharp(bytes));
}

/** A thumbhash, base64, of a thumbnail. */
async function hashOf(path: string): Promise<string> {
  const { picture } = await load(path);
  return thumbHash(picture);
}

/** Gives what is lost by it. */
async function convert(
  source: string,
  dest: string,
  format: ConvertFormat,
  longSide: number | undefined,
): Promise<readonly Loss[]> {
  const { picture } = await load(source);
  const { pages = 1, depth, space } = await picture.metadata();
  const upright = picture.autoOrient();
  const size = { width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true } as const;
  const sized = longSide === undefined ? upright : upright.resize(size);
  // Inks become colours of a screen, to which the profile of the inks says nothing.
  await write(dest, await encoded(space === 'cmyk' ? sized : sized.keepIccProfile(), format).toBuffer());
  return [...(pages > 1 ? ['frames' as const] : []), ...(depth === 'uchar' ? [] : ['depth' as const])];
}

/** Of a kind of file whose blocks are not read by us. */
async function metadataOf(path: string): Promise<Metadata> {
  const { exif, xmp } = await (await load(path, 'none')).picture.metadata();
  return { exif, xmp };
}

/** Gives whether a text hid in the pixels; only then is there a new file, which carries nothing else. */
async function clearHidden(source: string, dest: string): Promise<boolean> {
  const { picture, mime } = await load(source);
  const { channels, depth, pages = 1 } = await picture.metadata();
  if ((mime !== 'image/png' && mime !== 'image/webp') || channels < 3 || depth !== 'uchar' || pages > 1) return false;
  const clear = await withoutHiddenText(picture.clone());
  if (!clear) return false;
  const { width, height, channels: kept } = clear.info;
  const raw = sharp(clear.data, { raw: { width, height, channels: kept as 3 | 4 }, limitInputPixels: MAX_PIXELS });
  const bytes = await (mime === 'image/png' ? raw.png() : raw.webp({ lossless: true })).toBuffer();
  await write(dest, bytes);
  return true;
}

function encoded(picture: Sharp, format: ConvertFormat): Sharp {
  switch (format) {
    case 'png':
      return picture.png();
    case 'jpeg':
      return picture.flatten({ background: 'white' }).jpeg({ quality: 95, chromaSubsampling: '4:4:4' });
    case 'webp':
      return picture.webp({ quality: 92 });
  }
}

async function flatten({ source, dest, as, marks }: Extract<ImageJob, { kind: 'flatten' }>): Promise<Probed> {
  const { picture } = await load(source);
  const { autoOrient: size } = await picture.metadata();
  const blank = (background: string) =>
    sharp({ create: { ...size, channels: 4, background }, limitInputPixels: MAX_PIXELS });
  await write(dest, await flattenPicture(marks, as, { picture, size, blank }));
  return { ...size, mime: 'image/png' };
}

async function draw(sample: Sample, dest: string): Promise<void> {
  const svg = Buffer.from(sampleSvg(sample));
  await write(
    dest,
    await sharp(svg, { limitInputPixels: MAX_PIXELS }).removeAlpha().png({ compressionLevel: 3 }).toBuffer(),
  );
}

/** Looks at the bytes first, so that only these few decoders are ever handed a file. */
async function load(
  path: string,
  failOn: 'none' | 'truncated' = 'truncated',
): Promise<{ readonly picture: Sharp; readonly mime: string; readonly size?: Drawing['size'] }> {
  const head = await headOf(path);
  if (isDrawing(head)) {
    const { picture, size } = await openDrawing(path, (bytes, density) =>
      sharp(bytes, { density, limitInputPixels: MAX_PIXELS }),
    );
    return { picture: picture.timeout({ seconds: DECODE_TIMEOUT_S }), mime: DRAWING, size };
  }
  const [mime, other] = [pictureKind(head), unknownKind(head)];
  if (!mime || other)
    throw new PictureError(
      other ? `This is a ${other}, which cannot be opened here.` : 'This is no picture of a kind we know.',
      { hint: 'Use PNG, JPEG, WebP, GIF, AVIF or TIFF.' },
    );
  const picture = sharp(path, { limitInputPixels: MAX_PIXELS, failOn });
  return { picture: picture.timeout({ seconds: DECODE_TIMEOUT_S }), mime };
}

async function headOf(path: string): Promise<Uint8Array> {
  try {
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } catch (cause) {
    throw new StorageError('A picture file could not be opened.', { cause });
  }
}

/** A reader never sees half a file. */
async function write(dest: string, bytes: Uint8Array): Promise<void> {
  const temp = `${dest}.${crypto.randomUUID()}.part`;
  try {
    await writeFile(temp, bytes, { flag: 'wx', flush: true });
    await rename(temp, dest);
  } catch (cause) {
    await rm(temp, { force: true });
    throw new StorageError('A picture could not be written to disk.', {
      hint: 'Check that the disk has space.',
      cause,
    });
  }
}
