import type { ImageRef } from '#shared/graph/generation';

/**
 * Pictures in an order that one walks through, a batch of four as well as a library of a million: what is not near need not be known yet.
 * Places are counted from 0.
 */
export interface PictureSequence {
  readonly count: () => number;
  /** `undefined`: not known yet; `load` makes it known. */
  readonly at: (index: number) => ImageRef | undefined;
  /** Asks for those from a place up to another (not included) that are not known. */
  readonly load: (from: number, to: number) => void;
  /** Hears that more is known, or that they changed. Gives its own end. */
  readonly subscribe: (changed: () => void) => () => void;
  /** Hears which one is looked at, where whoever shows the pictures is to come to it. */
  readonly lookAt?: (index: number) => void;
  /** Another number whenever something of it changed. */
  readonly version: () => number;
}

/** A batch of which all is known. */
export function fixedSequence(images: readonly ImageRef[]): PictureSequence {
  return {
    count: () => images.length,
    at: (index) => images[index],
    load: () => undefined,
    subscribe: () => () => undefined,
    version: () => 0,
  };
}

/** All that is known of it, in order. */
export function knownOf(sequence: PictureSequence, from = 0, to = sequence.count()): readonly ImageRef[] {
  const images: ImageRef[] = [];
  for (let at = Math.max(0, from); at < Math.min(to, sequence.count()); at += 1) {
    const image = sequence.at(at);
    if (image) images.push(image);
  }
  return images;
}
