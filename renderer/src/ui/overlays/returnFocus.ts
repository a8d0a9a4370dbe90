import { takesFocus } from './takesFocus.ts';

/** Gives the focus to an element, where what had it is gone and nothing else was given it since. */
export function returnFocus(element: Element | null | undefined): void {
  const { activeElement } = document;
  if (activeElement && activeElement !== document.body) return;
  if (element instanceof HTMLElement && element.isConnected && takesFocus(element))
    element.focus({ preventScroll: true });
}
