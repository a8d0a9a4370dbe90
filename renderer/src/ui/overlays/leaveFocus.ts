/**
 * For the moment something that floats has gone: the focus goes back to what opened it, unless a key has led it elsewhere by then. Radix gives
 * it back a moment later, whatever was pressed meanwhile.
 */
export function leaveFocus(event: Event): void {
  const { activeElement } = document;
  if (activeElement && activeElement !== document.body) event.preventDefault();
}
