/** How a picture lies in its frame: `scale` in CSS px per picture px, `x` and `y` of its top left corner in CSS px. */
export interface Placement {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** What is seen of a picture, whatever its size and its frame's: so that several can be looked at in step. */
export interface Sight {
  /** Times as large as where all of it is in view. */
  readonly factor: number;
  /** The point in the middle of the frame, 0 to 1 of the picture's width and height. */
  readonly x: number;
  readonly y: number;
}

/** px */
const MARGIN = 24;
/** CSS px per picture px */
const MAX_SCALE = 16;

/** All of the picture, centred, never larger than `largest` CSS px per picture px. `margin`: px around it. */
export function fit(picture: Extent, frame: Extent, largest: number, margin = MARGIN): Placement {
  const room = { width: Math.max(1, frame.width - margin * 2), height: Math.max(1, frame.height - margin * 2) };
  const scale = Math.min(room.width / picture.width, room.height / picture.height, largest);
  return centred(picture, frame, scale);
}

/** The picture at a scale, in the middle of the frame. */
export function centred(picture: Extent, frame: Extent, scale: number): Placement {
  return {
    scale,
    x: (frame.width - picture.width * scale) / 2,
    y: (frame.height - picture.height * scale) / 2,
  };
}

/** Zoomed by a factor, the point of the picture under `at` (CSS px in the frame) staying where it is. */
export function zoomAt(
  now: Placement,
  factor: number,
  at: { readonly x: number; readonly y: number },
  least: number,
): Placement {
  const scale = Math.min(MAX_SCALE, Math.max(least, now.scale * factor));
  const grown = scale / now.scale;
  return { scale, x: at.x - (at.x - now.x) * grown, y: at.y - (at.y - now.y) * grown };
}

/** What is seen where a picture lies so; the middle of the frame never leaves it, so that it cannot be lost. */
export function sightOf({ scale, x, y }: Placement, picture: Extent, frame: Extent, fitted: number): Sight {
  return {
    factor: scale / fitted,
    x: within((frame.width / 2 - x) / (picture.width * scale)),
    y: within((frame.height / 2 - y) / (picture.height * scale)),
  };
}

/** How a picture lies so that this is seen of it. */
export function placementOf({ factor, x, y }: Sight, picture: Extent, frame: Extent, fitted: number): Placement {
  const scale = Math.min(MAX_SCALE, fitted * factor);
  return {
    scale,
    x: frame.width / 2 - x * picture.width * scale,
    y: frame.height / 2 - y * picture.height * scale,
  };
}

function within(part: number): number {
  return Math.min(1, Math.max(0, part));
}
