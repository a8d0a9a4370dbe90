import type { Box } from '../../nodes/place/freeSpot.ts';

/** What lies over the canvas and hides what is under it: its own controls, bars, hints and notices. */
const FLOATING = '.react-flow__panel, .floating-bar, .first-hint, [data-sonner-toast]';

/** What floats over the canvas now, px from its upper left. `besides`: what goes away by itself, as a selector. */
export function floatsOver(canvas: Element, besides?: string): readonly Box[] {
  const area = canvas.getBoundingClientRect();
  return [...document.querySelectorAll(FLOATING)]
    .filter((element) => besides === undefined || !element.matches(besides))
    .map((element) => element.getBoundingClientRect())
    .filter(
      ({ left, right, top, bottom, width, height }) =>
        width > 0 && height > 0 && left < area.right && right > area.left && top < area.bottom && bottom > area.top,
    )
    .map(({ left, top, width, height }) => ({ x: left - area.left, y: top - area.top, width, height }));
}
