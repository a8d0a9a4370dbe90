import { useState, type RefObject } from 'react';
import { returnFocus } from './returnFocus.ts';
import { useWhenGone } from './useWhenGone.ts';

export interface FocusBackProps {
  /** What opened it. Default: what had the focus before. */
  readonly to?: RefObject<HTMLElement | null>;
  /** Done then. */
  readonly then?: () => void;
}

/** Stands in something that floats, and gives the focus back in the moment that goes. `leaveFocus` keeps Radix from doing so later. */
export function FocusBack({ to, then }: FocusBackProps) {
  const [before] = useState(() => document.activeElement);
  useWhenGone(() => {
    returnFocus(to ? to.current : before);
    then?.();
  });
  return null;
}
