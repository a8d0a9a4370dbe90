import { useEffect, useState, type RefObject } from 'react';

/** Which part of a frame's content is in sight, px from its top. */
interface SeenPart {
  readonly top: number;
  readonly height: number;
}

/** Tells what of a frame is in sight, for a list that draws no more than that. `measure` is for when it was scrolled. */
export function useSeenPart(frame: RefObject<HTMLElement | null>): {
  readonly seen: SeenPart;
  readonly measure: () => void;
} {
  // Enough for the first drawing, before it is measured.
  const [seen, setSeen] = useState<SeenPart>({ top: 0, height: 600 });
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      setSeen(partOf(element));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [frame]);
  const measure = () => {
    if (frame.current) setSeen(partOf(frame.current));
  };
  return { seen, measure };
}

function partOf({ scrollTop, clientHeight }: HTMLElement): SeenPart {
  return { top: scrollTop, height: clientHeight };
}
