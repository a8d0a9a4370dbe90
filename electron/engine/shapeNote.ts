import type { AskedSize, PixelSize } from '#shared/providers/Model';
import type { Effective } from '#shared/providers/Effective';

/** Models are off the size of their own table by so much: px, and a part of the side. */
const FEW_PX = 16;
const FEW_PARTS = 0.02;
/** Where the ratio was the model's to choose, its size is told by the area alone, and roughly. */
const AREA_FACTOR = 1.7;

/** What a picture's size differs in from what was asked for; `undefined`: nothing, or nothing was asked for. px */
export function shapeNote({ askedSize, pixels }: Effective, picture: PixelSize): string | undefined {
  if (!askedSize || !pixels) return undefined;
  if (isAsAsked(askedSize.of, picture, pixels)) return undefined;
  const about = askedSize.of === 'ratio' ? '' : `, about ${sizeOf(pixels)}`;
  return `The picture is ${sizeOf(picture)} px; asked for was ${askedSize.words}${about}.`;
}

function isAsAsked(of: AskedSize['of'], picture: PixelSize, asked: PixelSize): boolean {
  switch (of) {
    case 'sides':
      return isNear(picture.width, asked.width) && isNear(picture.height, asked.height);
    case 'area':
      return isLike(areaOf(picture), areaOf(asked));
    case 'ratio':
      // As if it were as wide as was foreseen.
      return isNear((picture.height * asked.width) / Math.max(1, picture.width), asked.height);
  }
}

function isNear(side: number, asked: number): boolean {
  return Math.abs(side - asked) <= Math.max(FEW_PX, asked * FEW_PARTS);
}

function isLike(area: number, asked: number): boolean {
  return area * AREA_FACTOR >= asked && area <= asked * AREA_FACTOR;
}

function areaOf({ width, height }: PixelSize): number {
  return width * height;
}

function sizeOf({ width, height }: PixelSize): string {
  return `${String(width)} × ${String(height)}`;
}
