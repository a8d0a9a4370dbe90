import type { PictureCopiesPort } from '../ports/picturePorts.ts';

/** What a drag takes along: the paths of the file, and of a small PNG to show under the cursor. */
interface Dragged {
  readonly path: string;
  readonly icon: string;
}

/**
 * Makes ready what a drag takes along while the button goes down, so that the drag itself waits for nothing: the system takes one over only
 * while the button is held. Most presses are no drags, so what was ready for the one before is removed; what was dragged stays, for whoever
 * it was dropped on reads it in its own time, or moves it away: each drag has a file of its own.
 */
export function prepareDrags(copies: Pick<PictureCopiesPort, 'discard'>, make: (id: string) => Promise<Dragged>) {
  let pressed: { readonly id: string; readonly ready: Promise<Dragged>; isDragged: boolean } | undefined;

  const prepare = (id: string): Promise<Dragged> => {
    if (pressed?.id === id && !pressed.isDragged) return pressed.ready;
    const before = pressed;
    const press = { id, ready: make(id), isDragged: false };
    pressed = press;
    if (before && !before.isDragged) before.ready.then(({ path }) => copies.discard(path)).catch(ignore);
    press.ready.catch(() => {
      if (pressed === press) pressed = undefined;
    });
    return press.ready;
  };

  return {
    prepare,
    /** What is dragged now. */
    async take(id: string): Promise<Dragged> {
      const ready = prepare(id);
      if (pressed) pressed.isDragged = true;
      return ready;
    },
  };
}

/** Whoever asked for it was told; what stays behind goes with the rest as the application ends. */
function ignore(): void {
  return undefined;
}
