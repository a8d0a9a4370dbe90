/** The work on pixels, done in the picture process. The only importer of `sharp`. */
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { PictureError, StorageError } from '#shared/errors/inputErrors';
import { flattenPicture } from './flattenPicture.ts';
import { embedRecipe } from './embedRecipe.ts';
import { hasCredentials } from './hasCredentials.ts';
import type { ConvertFormat, ImageJob, Loss, Probed, Sample } from './imageJobs.ts';
import { HEAD_BYTES, pictureKind, unknownKind } from '../disk/pictureKind.ts';
import { readRecipe } from './readRecipe.ts';
import { sampleSvg } from './sampleSvg.ts';
import { stripPicture } from './stripPicture.ts';

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
    case 'convert':
      return convert(job.source, job.dest, job.format, job.longSide);
    case 'read-recipe':
      return readRecipe(job.path);
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
  const { picture, mime } = await load(path, 'none');
  const { autoOrient } = await picture.metadata();
  return { width: autoOrient.width, height: autoOrient.height, mime };
}

/** Every pixel goes into one, so that all are decoded and none is kept. */
async function decode(path: string): Promise<Probed> {
  const { picture, mime } = await load(path);
  const end = ENDS.get(mime);
  if (end && !(await readFile(path)).includes(end)) throw new PictureError('The picture is cut off.');
  await picture.resize(1, 1, { fit: 'fill', fastShrinkOnLoad: false }).raw().toBuffer();
  return probe(path);
}

/** Strictly, it is the proof that the picture is whole. */
async function thumbnail(source: string, dest: string, width: number, isLenient: boolean): Promise<void> {
  const { picture } = await load(source, isLenient ? 'none' : 'truncated');
  const size = { width, height: width * MAX_THUMBNAIL_STRETCH, fit: 'inside', withoutEnlargement: true } as const;
  await write(dest, await picture.autoOrient().resize(size).webp({ quality: 80, effort: 2 }).toBuffer());
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
  const blank = () => sharp({ create: { ...size, channels: 4, background: '#ffffff' }, limitInputPixels: MAX_PIXELS });
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
): Promise<{ readonly picture: Sharp; readonly mime: string }> {
  const head = await headOf(path);
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
