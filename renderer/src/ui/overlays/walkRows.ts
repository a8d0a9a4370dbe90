import type { KeyboardEvent } from 'react';

/**
 * Walks the rows of a menu or list by arrows, Home and End, at once; a `keydown` handler of what holds them, for the capture phase. Radix moves
 * the focus by a timer: while the page is busy, an Enter that follows would choose the row one has left.
 */
export function walkRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const rows = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(
      ':is([role="menuitem"], [role="menuitemradio"], [role="option"]):not([data-disabled])',
    ),
  ];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = rowFor(event.key, at, rows.length);
  if (next === undefined) return;
  event.preventDefault();
  rows[next]?.focus();
}

/** `at`: -1 where none has the focus yet. `undefined`: the key does not walk. */
function rowFor(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
      return at < 0 ? count - 1 : Math.max(at - 1, 0);
    case 'Home':
    case 'PageUp':
      return 0;
    case 'End':
    case 'PageDown':
      return count - 1;
    default:
      return undefined;
  }
}
