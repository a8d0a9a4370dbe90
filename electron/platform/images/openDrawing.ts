import { readFile, stat } from 'node:fs/promises';
import type { Sharp } from 'sharp';
import { PictureError } from '#shared/errors/inputErrors';

/** A program, not a picture: nothing here runs one, or loads what it names; it is drawn once, as pixels. */
export const DRAWING = 'image/svg+xml';

/** No drawing that a model makes is as large. */
const MAX_BYTES = 16 * 2 ** 20;
/** px that the long side is drawn at, where it says less of itself: lines and areas are as sharp at any size. */
const LONG_SIDE = 2048;
/** Of a drawing that says nothing else. @see https://www.w3.org/TR/css-values-3/#absolute-lengths */
const PIXELS_PER_INCH = 72;
const MOST_PIXELS_PER_INCH = 7200;

type DrawBytes = (bytes: Buffer, pixelsPerInch: number) => Sharp;

export interface Drawing {
  readonly picture: Sharp;
  /** px, as it says itself. */
  readonly size: { readonly width: number; readonly height: number };
}

/** Whether bytes begin as an SVG does. */
export function isDrawing(head: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s*<(?:svg[\s>]|\?xml|!DOCTYPE svg|!--)/i.test(Buffer.from(head).toString('latin1'));
}

/**
 * An SVG, to be drawn. It is read here and handed over as bytes, which have no address: so whatever it names outside of itself, files and the
 * network, is not looked for. Entities, by which a small one becomes a huge one, are refused.
 * @throws PictureError
 */
export async function openDrawing(path: string, draw: DrawBytes): Promise<Drawing> {
  if ((await stat(path)).size > MAX_BYTES) throw new PictureError('The SVG drawing is too large to be opened.');
  const bytes = await readFile(path);
  if (/<!ENTITY|<!DOCTYPE[^>[]{0,2000}\[/i.test(bytes.toString('latin1'))) {
    throw new PictureError('The SVG drawing defines entities, which are not read.');
  }
  const { width, height } = await sizeOf(bytes, draw);
  const wanted = (PIXELS_PER_INCH * LONG_SIDE) / Math.max(width, height);
  const density = Math.min(Math.max(PIXELS_PER_INCH, wanted), MOST_PIXELS_PER_INCH);
  return { picture: draw(bytes, density), size: { width, height } };
}

async function sizeOf(bytes: Buffer, draw: DrawBytes): Promise<Drawing['size']> {
  try {
    const { width, height, format } = await draw(bytes, PIXELS_PER_INCH).metadata();
    if (format === 'svg') return { width, height };
  } catch (cause) {
    throw new PictureError('The SVG drawing is damaged and cannot be opened.', { cause });
  }
  throw new PictureError('This is no SVG drawing that can be opened here.');
}
