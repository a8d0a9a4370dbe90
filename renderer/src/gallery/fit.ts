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

const MARGIN_PX = 24;
/** CSS px per picture px */
const MAX_SCALE = 16;

/** All of the picture, centred, never larger than `largest` CSS px per picture px. */
export function fit(picture: Extent, frame: Extent, largest: number): Placement {
  const room = { width: Math.max(1, frame.width - MARGIN_PX * 2), height: Math.max(1, frame.height - MARGIN_PX * 2) };
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
