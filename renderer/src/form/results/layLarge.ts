/** px */
const GAP = 8;
/** Room at the side for what can be done and for other pictures, px. */
const LEAST_ASIDE = 200;
/** Of the width, where there are others. */
const MOST_SHARE = 0.62;

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** How large the large result is in a frame, px: never larger than there is room for beside it, nor cropped. */
export function layLarge(frame: Extent, ratio: number, hasOthers: boolean): Extent {
  const room = Math.max(
    120,
    Math.min(frame.width - LEAST_ASIDE - GAP, hasOthers ? frame.width * MOST_SHARE : frame.width),
  );
  const width = Math.min(room, frame.height * ratio);
  return { width: Math.floor(width), height: Math.floor(width / ratio) };
}
