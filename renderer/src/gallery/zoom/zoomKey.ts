import type { Zoom } from './useZoom.ts';

/** How far one press goes. */
const STEP = 1.5;

type Zoomed = Pick<Zoom, 'zoomBy' | 'toFit' | 'toggle'>;

/** What a key does to the zoom, wherever a picture is large: `+ −`, `0` back to all of it, `Z` one to one and back. `undefined`: nothing. */
export function zoomKey(
  { key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  zoom: Zoomed | null | undefined,
): (() => void) | undefined {
  if (!zoom || ctrlKey || metaKey || altKey) return undefined;
  switch (key) {
    case '+':
    case '=':
      return () => {
        zoom.zoomBy(STEP);
      };
    case '-':
      return () => {
        zoom.zoomBy(1 / STEP);
      };
    case '0':
      // Also where all of it is in view: a second press must not mean another thing than the first.
      return zoom.toFit;
    case 'z':
    case 'Z':
      return zoom.toggle;
    default:
      return undefined;
  }
}

/** By how much the buttons zoom, as the keys do. */
export const ZOOM_STEP = STEP;
