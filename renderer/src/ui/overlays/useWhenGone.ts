import { useEffectEvent, useLayoutEffect } from 'react';

/**
 * Does something in the moment what calls this has gone from the page, before the next key is heard. Radix tells of it by a timer: on a page that
 * is busy, keys that are pressed meanwhile find nobody who has the focus.
 */
export function useWhenGone(work: () => void): void {
  const onGone = useEffectEvent(work);
  useLayoutEffect(
    () => () => {
      // Its elements are still there, and React hears no events.
      queueMicrotask(() => {
        onGone();
      });
    },
    [],
  );
}
