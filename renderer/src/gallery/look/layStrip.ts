import type { ImageRef } from '#shared/graph/generation';
import type { PictureSequence } from '../../stores/view/PictureSequence.ts';

/** A place of a strip, px from its left edge. */
export interface StripPlace {
  readonly index: number;
  /** `undefined`: not known yet. */
  readonly image: ImageRef | undefined;
  readonly left: number;
  readonly width: number;
}

export interface StripOptions {
  readonly sequence: Pick<PictureSequence, 'count' | 'at'>;
  /** The one in the middle. */
  readonly index: number;
  /** Of the pictures, and of the strip, px. */
  readonly height: number;
  readonly width: number;
  /** px the strip was moved by, to the right of the sequence. */
  readonly shift: number;
  /** Whether it stays filled to its ends, in place of keeping that one in the middle. */
  readonly isFilled?: boolean;
}

/** px between two. */
const GAP = 4;
/** Nothing is wider or narrower than so, in heights. */
const WIDEST = 2.4;
const NARROWEST = 0.5;
/** Places walked from the middle, at most. */
const MOST_WALKED = 2000;

/** The places of a strip that are to be seen, from left to right. */
export function layStrip({
  sequence,
  index,
  height,
  width,
  shift,
  isFilled = false,
}: StripOptions): readonly StripPlace[] {
  const count = sequence.count();
  const widthAt = (at: number) => {
    const image = sequence.at(at);
    const ratio = image ? image.width / image.height : 1;
    return Math.round(height * Math.min(WIDEST, Math.max(NARROWEST, ratio)));
  };
  if (count === 0 || index >= count) return [];
  const middle = widthAt(index);
  const start = (width - middle) / 2 - shift;
  const places: StripPlace[] = [];
  const isSeen = (left: number, wide: number) => left + wide > -width / 2 && left < width * 1.5;
  const put = (at: number, left: number, wide: number) => {
    if (isSeen(left, wide)) places.push({ index: at, image: sequence.at(at), left, width: wide });
  };
  put(index, start, middle);
  let left = start + middle + GAP;
  for (let at = index + 1; at < Math.min(count, index + MOST_WALKED) && left < width * 1.5; at += 1) {
    const wide = widthAt(at);
    put(at, left, wide);
    left += wide + GAP;
  }
  let right = start - GAP;
  for (let at = index - 1; at >= Math.max(0, index - MOST_WALKED) && right > -width / 2; at -= 1) {
    const wide = widthAt(at);
    put(at, right - wide, wide);
    right -= wide + GAP;
  }
  const sorted = places.sort((one, other) => one.index - other.index);
  const by = isFilled ? moveToFill(sorted, count, width) : 0;
  return by === 0 ? sorted : sorted.map((place) => ({ ...place, left: place.left + by }));
}

/** How far to the right it goes so that neither end of the sequence lies within the strip; the first lies at its left where all fit. */
function moveToFill(places: readonly StripPlace[], count: number, width: number): number {
  const [first, last] = [places[0], places.at(-1)];
  if (!first || !last) return 0;
  const toStart = first.index === 0 ? -first.left : Infinity;
  const toEnd = last.index === count - 1 ? width - last.left - last.width : -Infinity;
  return Math.min(toStart, Math.max(0, toEnd));
}
