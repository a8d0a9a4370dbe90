/** What in the canvas scrolls by itself under a wheel: the innermost thing at `target` that has room to go this way; `null`: nothing does. */
export function scrollerAt(
  target: EventTarget | null,
  canvas: Element,
  by: { readonly x: number; readonly y: number },
) {
  let element = target instanceof Element ? target : null;
  for (; element && element !== canvas; element = element.parentElement) {
    if (canScroll(element, by)) return element;
  }
  return null;
}

/** Whether it has room to go this way. */
export function canScroll(element: Element, by: { readonly x: number; readonly y: number }): boolean {
  const { scrollTop, scrollHeight, clientHeight, scrollLeft, scrollWidth, clientWidth } = element;
  const isUpright = Math.abs(by.y) >= Math.abs(by.x);
  const hasRoom = isUpright
    ? fits(by.y, scrollTop, scrollHeight - clientHeight)
    : fits(by.x, scrollLeft, scrollWidth - clientWidth);
  if (!hasRoom) return false;
  const { overflowX, overflowY } = getComputedStyle(element);
  return SCROLLS.has(isUpright ? overflowY : overflowX);
}

const SCROLLS: ReadonlySet<string> = new Set(['auto', 'scroll']);

/** A scale of the screen leaves parts of a pixel at either end. */
function fits(by: number, at: number, end: number): boolean {
  return by > 0 ? at < end - 1 : by < 0 && at > 1;
}
