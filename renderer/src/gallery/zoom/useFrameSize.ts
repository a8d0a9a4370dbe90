import { useLayoutEffect, useState, type RefObject } from 'react';
import type { Extent } from './fit.ts';

/** How large an element is inside, CSS px. */
export function useFrameSize(ref: RefObject<HTMLElement | null>): Extent {
  const [size, setSize] = useState<Extent>({ width: 1, height: 1 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((now) => (now.width === width && now.height === height ? now : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [ref]);
  return size;
}
