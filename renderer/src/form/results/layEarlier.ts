import type { RunSummary } from '#shared/api/contract';

/** A run of the strip, px from its beginning. */
export interface EarlierPlace {
  readonly index: number;
  readonly run: RunSummary;
  readonly left: number;
  readonly width: number;
  /** Widths of its pictures, px, the one made first first. */
  readonly widths: readonly number[];
}

export interface EarlierStrip {
  readonly places: readonly EarlierPlace[];
  /** px */
  readonly width: number;
}

/** px, of all pictures. */
export const EARLIER_HEIGHT = 64;
const GAP = 12;
const PICTURE_GAP = 4;
const PADDING = 4;
/** Room for its words, px. */
const LEAST = 132;
/** Nothing is wider or narrower than so, in heights. */
const WIDEST = 2;
const NARROWEST = 0.5;

/** Where runs lie in a row, each as wide as its pictures, which keep their ratio. */
export function layEarlier(runs: readonly RunSummary[]): EarlierStrip {
  const places: EarlierPlace[] = [];
  let left = 0;
  for (const [index, run] of runs.entries()) {
    const widths = run.images
      .toReversed()
      .map(({ width, height }) => Math.round(EARLIER_HEIGHT * Math.min(WIDEST, Math.max(NARROWEST, width / height))));
    const pictures = widths.reduce((sum, width) => sum + width + PICTURE_GAP, -PICTURE_GAP);
    const width = Math.max(LEAST, pictures + PADDING * 2);
    places.push({ index, run, left, width, widths });
    left += width + GAP;
  }
  return { places, width: Math.max(0, left - GAP) };
}

/** Those in sight of a row that is scrolled so far, and half as much again on both sides. */
export function seenOf(strip: EarlierStrip, scrolled: number, width: number): readonly EarlierPlace[] {
  const margin = Math.max(200, width / 2);
  return strip.places.filter(
    (place) => place.left + place.width > scrolled - margin && place.left < scrolled + width + margin,
  );
}
