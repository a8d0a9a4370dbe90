import { sidesOf } from '../../../graph/fields/sizeField.ts';
import type { ImageRef } from '../../../graph/generation.ts';
import type { AskedSize, PixelSize } from '../../Model.ts';
import { ratioValue } from '../ratioValue.ts';
import type { RouterValues } from './routerOptions.ts';

/** px; the side of a square of that resolution. @see https://openrouter.ai/docs/features/multimodal/image-generation */
const SQUARES: Readonly<Partial<Record<string, number>>> = { '512': 512, '1K': 1024, '2K': 2048, '4K': 4096 };
/** px, where no resolution is asked for: what most models draw. */
const USUAL_SQUARE = 1024;

interface Foreseen {
  readonly pixels: PixelSize;
  readonly askedSize?: AskedSize;
}

/** What size to expect of such settings. `auto` asks for nothing. */
export function routerPixels(sent: RouterValues, references: readonly ImageRef[]): Foreseen {
  const size = textOf(sent['size']);
  const sides = sidesOf(size);
  if (sides) return { pixels: sides, askedSize: { words: size, of: 'sides' } };
  const resolution = textOf(sent['resolution']) || size;
  const square = SQUARES[resolution];
  const asked = textOf(sent['aspect_ratio']);
  const ratio = ratioValue(asked);
  const pixels = ofShape(ratio ?? likeFirst(references), square ?? USUAL_SQUARE);
  const askedSize = askedFor(ratio === undefined ? '' : asked, square === undefined ? '' : resolution);
  return { pixels, ...(askedSize && { askedSize }) };
}

/** How such a picture stands in a price list that names resolutions. */
export function pricedAs(sent: RouterValues): string {
  return textOf(sent['resolution']) || textOf(sent['size']);
}

function askedFor(ratio: string, resolution: string): AskedSize | undefined {
  if (ratio !== '') return { words: ratio, of: 'ratio' };
  return resolution === '' ? undefined : { words: resolution, of: 'area' };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function likeFirst([first]: readonly ImageRef[]): number {
  return first && first.width > 0 && first.height > 0 ? first.width / first.height : 1;
}

function ofShape(ratio: number, square: number): PixelSize {
  const width = square * Math.sqrt(ratio);
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(width / ratio)) };
}
