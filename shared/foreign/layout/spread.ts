import type { Box } from '../ForeignGraph.ts';
import { rangeMaxima } from './rangeMaxima.ts';

/** px between two nodes, and of a strip by which is looked up what lies beside. */
const GAP = 24;
const STRIP = 8;
const MAX_STRIPS = 20_000;

/** How one axis is stretched: what lies behind a place is moved on by so much. */
interface Stretch {
  readonly at: (place: number) => number;
}

/**
 * Where things that have become larger lie, so that none overlaps another: space is put in where there is too little, for all that lies
 * behind it, so that what was in line stays in line. First to the right, then down.
 * @param boxes where they were; @param sizes how large they are now, each in its place
 */
export function spread(
  boxes: readonly Box[],
  sizes: readonly { readonly width: number; readonly height: number }[],
): { readonly x: Stretch; readonly y: Stretch } {
  const x = stretch(
    boxes.map((box, at) => ({
      from: box.x,
      was: box.x + box.width,
      length: sizes[at]?.width ?? box.width,
      side: box.y,
      sideEnd: box.y + box.height,
    })),
    true,
  );
  const y = stretch(
    boxes.map((box, at) => ({
      from: box.y,
      was: box.y + box.height,
      length: sizes[at]?.height ?? box.height,
      side: x.at(box.x),
      sideEnd: x.at(box.x) + (sizes[at]?.width ?? box.width),
    })),
    false,
  );
  return { x, y };
}

interface Span {
  readonly from: number;
  /** Where it ended. */
  readonly was: number;
  readonly length: number;
  /** Where it lies on the other axis. */
  readonly side: number;
  readonly sideEnd: number;
}

/** @param isFirst what overlaps on this axis already is left to the other */
function stretch(spans: readonly Span[], isFirst: boolean): Stretch {
  const lowest = spans.reduce((least, { side }) => Math.min(least, side), Infinity);
  const highest = spans.reduce((most, { sideEnd }) => Math.max(most, sideEnd), -Infinity);
  const strip = Math.max(STRIP, (highest - lowest) / MAX_STRIPS);
  // Neighbours that share less than a strip lie beside each other.
  const strips = ({ side, sideEnd }: Span) => {
    const first = Math.ceil((side - lowest) / strip);
    const last = Math.max(first, Math.floor((sideEnd - lowest) / strip) - 1);
    return [first, last] as const;
  };
  /** By strip: where what was passed by ends now. */
  const ends = rangeMaxima(MAX_STRIPS + 2);
  const order = [...spans].sort((a, b) => a.from - b.from);
  const passed = isFirst ? [...spans].sort((a, b) => a.was - b.was) : order;
  const endOf = new Map<Span, number>();
  const breaks: { readonly at: number; readonly shift: number }[] = [];
  let shift = 0;
  let next = 0;
  for (const span of order) {
    for (
      let other = passed[next];
      other && other !== span && (!isFirst || other.was <= span.from);
      other = passed[++next]
    ) {
      const end = endOf.get(other);
      if (end !== undefined) ends.raise(...strips(other), end);
    }
    const needed = ends.highest(...strips(span));
    if (needed > span.from + shift) shift = needed + GAP - span.from;
    breaks.push({ at: span.from, shift });
    endOf.set(span, span.from + shift + span.length);
  }
  return { at: (place) => Math.round(place + shiftAt(breaks, place)) };
}

function shiftAt(breaks: readonly { readonly at: number; readonly shift: number }[], place: number): number {
  let [low, high] = [0, breaks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((breaks[middle]?.at ?? Infinity) <= place) low = middle + 1;
    else high = middle;
  }
  return breaks[low - 1]?.shift ?? 0;
}
