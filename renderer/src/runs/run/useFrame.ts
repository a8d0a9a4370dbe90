import { useCallback, useState } from 'react';

/** A frame that scrolls, and what of it is seen, px. */
export interface Frame {
  readonly top: number;
  readonly height: number;
  readonly element: HTMLElement | null;
  readonly hold: (element: HTMLElement | null) => (() => void) | undefined;
  /** Looks where it stands now: after it was scrolled. */
  readonly measure: () => void;
}

export function useFrame(): Frame {
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(0);
  const [element, setElement] = useState<HTMLElement | null>(null);
  const hold = useCallback((found: HTMLElement | null) => {
    if (!found) return undefined;
    setElement(found);
    const observer = new ResizeObserver(() => {
      setHeight(found.clientHeight);
    });
    observer.observe(found);
    return () => {
      observer.disconnect();
    };
  }, []);
  const measure = useCallback(() => {
    if (element) setTop(element.scrollTop);
  }, [element]);
  return { top, height, element, hold, measure };
}
