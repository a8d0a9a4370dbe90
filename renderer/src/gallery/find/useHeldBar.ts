import { useEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { Facets, PictureFilter } from '#shared/api/contract';

/** What the line of facets is laid out by. */
interface Layout {
  readonly filter: PictureFilter;
  readonly facets: Facets | null;
}

/** A press that closes a facet may be on its way to another chip: that stays where it is until it is let go, ms. */
const SETTLE_MS = 200;

export interface HeldBar {
  /** What it is laid out by: what held when a facet was opened, for as long as one is open, so that nothing moves under the hand. */
  readonly layout: Layout;
  /** A facet was opened, or closed. */
  readonly noteOpen: (isOpen: boolean) => void;
  /** Does what takes a chip away; the focus goes on to the one that comes into its place. */
  readonly takeAway: (at: number, work: () => void) => void;
}

/** Keeps the chips of the line in their places while one chooses, and the focus among them. */
export function useHeldBar(bar: RefObject<HTMLElement | null>, now: Layout): HeldBar {
  const [held, setHeld] = useState<Layout | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  /** Where a change takes the chip away that has the focus, another one gets it. */
  const keepFocus = (change: () => void, next: () => HTMLElement | null | undefined) => {
    const hadFocus = bar.current?.contains(document.activeElement) ?? false;
    flushSync(change);
    if (hadFocus && document.activeElement === document.body) next()?.focus();
  };
  const firstButton = () => bar.current?.querySelector('button');
  const ways = () => [...(bar.current?.querySelectorAll<HTMLElement>(':scope > .chip--on > .chip__away') ?? [])];
  return {
    layout: held ?? now,
    noteOpen(isOpen) {
      clearTimeout(timer.current);
      if (isOpen) setHeld((before) => before ?? now);
      else
        timer.current = setTimeout(() => {
          keepFocus(
            () => {
              setHeld(null);
            },
            // What was chosen last stands last.
            () => ways().at(-1) ?? firstButton(),
          );
        }, SETTLE_MS);
    },
    takeAway(at, work) {
      keepFocus(work, () => ways()[at] ?? ways().at(-1) ?? firstButton());
    },
  };
}
