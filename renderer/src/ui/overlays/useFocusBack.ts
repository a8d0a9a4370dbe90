import { useState } from 'react';
import { takesFocus } from './takesFocus.ts';

/**
 * A handler for the moment something that came in front of the page goes: the focus returns to where it was, or to `instead` where that is
 * given and there. Radix returns it to a trigger of its own only, and loses it where there is none.
 */
export function useFocusBack(instead?: () => Element | null): (event: Event) => void {
  const [before] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    const wanted = [instead?.(), before].find((element) => element?.isConnected);
    if (wanted instanceof HTMLElement && takesFocus(wanted)) wanted.focus({ preventScroll: true });
  };
}
