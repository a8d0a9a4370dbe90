import { useEffect, useState, type RefObject } from 'react';

/** What of a frame's content is in sight, px from its corner. */
export interface SeenArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** As `useSeenPart`, both ways. */
export function useSeenArea(frame: RefObject<HTMLElement | null>): {
  readonly seen: SeenArea;
  readonly measure: () => void;
} {
  // Enough for the first drawing, before it is measured.
  const [seen, setSeen] = useState<SeenArea>({ left: 0, top: 0, width: 900, height: 600 });
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      setSeen(areaOf(element));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [frame]);
  const measure = () => {
    if (frame.current) setSeen(areaOf(frame.current));
  };
  return { seen, measure };
}

function areaOf({ scrollLeft, scrollTop, clientWidth, clientHeight }: HTMLElement): SeenArea {
  return { left: scrollLeft, top: scrollTop, width: clientWidth, height: clientHeight };
}
