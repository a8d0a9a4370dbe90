import { useState } from 'react';
import { returnFocus } from './returnFocus.ts';
import { useWhenGone } from './useWhenGone.ts';

/**
 * When something that came in front of the page goes, the focus returns to where it was, or to `instead` where that is given and there. Radix
 * returns it to a trigger of its own only, and loses it where there is none: the handler is for what it would do.
 */
export function useFocusBack(instead?: () => Element | null): (event: Event) => void {
  const [before] = useState(() => document.activeElement);
  const goBack = () => {
    returnFocus([instead?.(), before].find((element) => element?.isConnected));
  };
  useWhenGone(goBack);
  return (event) => {
    event.preventDefault();
    goBack();
  };
}
